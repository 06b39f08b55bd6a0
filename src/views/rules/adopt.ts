import type { MemberId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import type { Source } from '../../domain/library.ts';
import type { RuleRef } from '../../domain/rules/building/work.ts';
import { onOf, rulesAdopt, rulesAdopted, rulesAdoptList, rulesPreview } from '../actions/rules.ts';
import { heading, message, text } from '../kit/components.ts';
import { pager, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

const PER_PAGE = 25;

/** Which of the member's own playlists the rules are to fill. @param asked counts from 0 */
export const adoptListView = (
  ref: RuleRef,
  sources: readonly Source[],
  asked: number,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.adopt;
  const { page, pages, offset } = choicePage(sources.length, PER_PAGE, asked);
  const on = onOf(ref);
  return message('playlists', [
    heading(t.title),
    text(sources.length === 0 ? t.none : t.says),
    sources.length > 0 &&
      select({
        id: rulesAdopt.id(owner, on),
        placeholder: t.pick,
        options: sources.slice(offset, offset + PER_PAGE).map(({ id, name, listedTracks }) => ({
          label: name,
          value: String(id),
          ...(listedTracks === null
            ? {}
            : { description: m.rules.tracks(listedTracks, formatNumber(listedTracks, m.locale)) }),
        })),
      }),
    pager({ page, pages, id: (to) => rulesAdoptList.id(owner, { ...on, page: to }) }, m),
    row(secondary({ label: t.back, id: rulesPreview.id(owner, { ...on, via: 'back' }) })),
  ]);
};

/** What becomes of what is in it. */
export const adoptAskView = (
  ref: RuleRef,
  { id: source, name }: Pick<Source, 'id' | 'name'>,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.adopt;
  const on = onOf(ref);
  return message('playlists', [
    heading(t.askTitle(escapeText(name, 80))),
    text(t.ask),
    row(
      secondary({ label: t.keep, emoji: '📌', id: rulesAdopted.id(owner, { ...on, source, how: 'keep' }) }),
      secondary({ label: t.take, id: rulesAdopted.id(owner, { ...on, source, how: 'take' }) }),
      secondary({ label: t.back, id: rulesAdoptList.id(owner, { ...on, page: 0 }) }),
    ),
  ]);
};
