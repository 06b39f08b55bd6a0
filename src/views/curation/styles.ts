import type { MemberStyle, Style } from '../../domain/curation/curation.ts';
import type { MemberId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import { stylesList, stylesPick } from '../actions/curation.ts';
import { go } from '../actions/go.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

const PAGE = 25;
/** More than this nobody follows; those beyond it are in the menu. */
const LINES = 20;

/** All styles in a menu; those that the member follows first, with what they do. */
export const stylesView = (
  facts: {
    readonly styles: readonly Style[];
    readonly followed: readonly MemberStyle[];
    readonly page: number;
  },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const { styles, followed } = facts;
  const t = m.curationCards.styles;
  const following = new Map(followed.map((one) => [one.styleId, one]));
  const mine = styles.filter(({ id }) => following.has(id));
  const ordered = [...mine, ...styles.filter(({ id }) => !following.has(id))];
  const { page, pages, offset } = choicePage(ordered.length, PAGE, facts.page);
  const words = (style: Style): string => (following.get(style.id)?.intake === true ? t.weekly : t.quiet);
  const lines = mine.slice(0, LINES).map((one) => t.line(escapeText(one.name, 60), words(one)));
  const shown = ordered.slice(offset, offset + PAGE);
  return message('curation', [
    heading(t.title),
    text(...(lines.length === 0 ? [t.none] : [t.followed, ...lines])),
    small(t.others(formatNumber(ordered.length, m.locale))),
    shown.length > 0 &&
      select({
        id: stylesPick.id(owner, {}),
        placeholder: t.pick,
        options: shown.map((style) => ({
          label: plain(style.name),
          value: String(style.id),
          description: style.addedBy === null ? t.beatport : t.own,
          ...(following.has(style.id) ? { emoji: '⭐' } : {}),
        })),
      }),
    pager({ page, pages, id: (to) => stylesList.id(owner, { via: 'page', page: to }) }, m),
    row(secondary({ label: m.ways['curate start'], emoji: '➕', id: go.id(owner, { way: 'curate start' }) })),
  ]);
};
