import type { Category, Style } from '../../domain/curation/curation.ts';
import type { MemberId } from '../../domain/ids.ts';
import { categoriesMerge, categoriesShow, curateName, curateWeeks } from '../actions/curation.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, primary, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What a style is sorted into, in order. @param all with Trash and archived ones @param said what just happened */
export const categoriesView = (
  style: Style,
  all: readonly Category[],
  owner: MemberId,
  m: Messages,
  said: string | null = null,
): MessageView => {
  const t = m.curationCards.categories;
  const live = all.filter(({ trash, archivedAt }) => !trash && archivedAt === null);
  const trash = all.find((one) => one.trash && one.archivedAt === null);
  const archived = all.filter(({ archivedAt }) => archivedAt !== null).slice(0, 20);
  const lines = live.map(({ name }, at) => t.line(at + 1, escapeText(name, 60)));
  return message('curation', [
    heading(t.title(escapeText(style.name, 60))),
    text(
      ...(lines.length === 0 ? [t.none] : lines),
      trash !== undefined && t.trash(escapeText(trash.name, 60)),
      archived.length > 0 && t.archived(archived.map(({ name }) => escapeText(name, 40)).join(', ')),
    ),
    row(
      live.length > 0 &&
        primary({
          label: m.curationCards.styles.begin,
          id: curateWeeks.id(owner, { style: style.id, via: 'open' }),
        }),
      secondary({
        label: m.curationCards.start.write,
        emoji: '✏️',
        id: curateName.id(owner, { style: style.id }),
      }),
    ),
    said !== null && small(said),
  ]);
};

/** Asks before two categories become one. */
export const mergeView = (from: Category, into: Category, owner: MemberId, m: Messages): MessageView => {
  const t = m.curationCards.categories;
  const [old, kept] = [escapeText(from.name, 60), escapeText(into.name, 60)];
  return message('warning', [
    heading(t.mergeTitle(old, kept)),
    text(t.mergeSays(old, kept)),
    row(
      danger({ label: t.mergeYes, id: categoriesMerge.id(owner, { from: from.id, into: into.id }) }),
      secondary({ label: t.no, id: categoriesShow.id(owner, { style: from.styleId, via: 'back' }) }),
    ),
  ]);
};
