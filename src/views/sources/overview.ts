import type { MemberId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import type { SourcesOverview } from '../../domain/library/shown.ts';
import { go } from '../actions/go.ts';
import { sourcesChoices, sourcesRefresh, sourcesShow, sourcesSyncNow } from '../actions/sources.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { pager, primary, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sourceLines } from './lines.ts';

const PER_PAGE = 12;

/** `/sources`: what is chosen and how it stands. @param asked counts from 0 */
export const sourcesView = (
  overview: SourcesOverview,
  asked: number,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const { chosen } = overview;
  const { page, pages, offset } = choicePage(chosen.length, PER_PAGE, asked);
  return message('sources', [
    heading(m.sources.title),
    ...standing(overview, m),
    chosen.length > 0 &&
      text(...chosen.slice(offset, offset + PER_PAGE).flatMap((source) => sourceLines(source, m))),
    pager({ page, pages, id: (to) => sourcesShow.id(owner, { via: 'page', page: to }) }, m),
    buttons(overview, owner, m),
  ]);
};

const standing = (overview: SourcesOverview, m: Messages): Child[] => {
  const { link, list, chosen, tracks, syncing } = overview;
  const t = m.sources;
  if (chosen.length > 0) {
    const state =
      link === 'linked' ? (syncing ? t.syncing : t.nextStep) : link === 'rejected' ? t.rejected : t.stopped;
    const read = chosen.some(({ readingId }) => readingId !== null);
    const count = read
      ? t.total(tracks, formatNumber(tracks, m.locale), chosen.length)
      : t.waiting(chosen.length);
    return [text(count), small(state)];
  }
  if (link === 'unlinked') return [text(t.unlinked)];
  if (link === 'rejected') return [text(t.rejected)];
  return [text(list === 'read' ? t.none : t.looking)];
};

const buttons = ({ link, list, chosen, syncing }: SourcesOverview, owner: MemberId, m: Messages) => {
  const t = m.sources;
  const open = { id: sourcesChoices.id(owner, { via: 'open', page: 0 }), emoji: '☑️' };
  const again = sourcesShow.id(owner, { via: 'again', page: 0 });
  const linked = link === 'linked';
  const some = chosen.length > 0;
  return row(
    !linked && primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }),
    linked && !some && list === 'read' && primary({ label: t.choose, ...open }),
    linked && some && !syncing && primary({ label: t.sync, emoji: '🔄', id: sourcesSyncNow.id(owner, {}) }),
    linked && some && secondary({ label: t.more, ...open }),
    some && secondary({ label: m.ways.library, emoji: '📚', id: go.id(owner, { way: 'library' }) }),
    linked && list === 'read' && secondary({ label: t.refresh, id: sourcesRefresh.id(owner, {}) }),
    (syncing || list !== 'read') &&
      linked &&
      secondary({ label: m.listening.top.again, emoji: '👀', id: again }),
  );
};
