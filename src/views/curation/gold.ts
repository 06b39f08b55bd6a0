import type { Promotion } from '../../domain/curation/curation.ts';
import type { CategoryId, MemberId, StyleId } from '../../domain/ids.ts';
import { curateGold, curateUngold } from '../actions/curation.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager, select } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface GoldFacts {
  /** Null: of all categories, of all styles. */
  readonly category: { readonly id: CategoryId; readonly name: string } | null;
  readonly style: { readonly id: StyleId; readonly name: string } | null;
  readonly lines: readonly (Promotion & {
    readonly title: string;
    readonly artists: readonly string[];
    readonly category: string;
    readonly year: number | null;
    readonly week: number | null;
  })[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** What was promoted, the newest first, with the week it came from; what is chosen is taken back. */
export const goldView = (
  { category, style, lines, total, page, pages }: GoldFacts,
  owner: MemberId,
  m: Messages,
  said: string | null = null,
): MessageView => {
  const t = m.curationCards.gold;
  const on = { category: category?.id ?? 0, style: style?.id ?? 0 };
  const shown = lines.map(({ title, artists, year, week, at, ...line }) => {
    const track = `${escapeText(title, 44)} · ${escapeText(artists.join(', '), 28)}`;
    const from = year === null || week === null ? t.hand : t.week(year, week);
    const into = category === null ? escapeText(line.category, 24) : null;
    return `• ${t.line(track, into, from, relativeTime(at))}`;
  });
  const names = [style?.name, category?.name].flatMap((one) =>
    one === undefined ? [] : escapeText(one, 60),
  );
  return message('curation', [
    heading(t.title(names)),
    total === 0 ? text(t.none) : text(t.count(total, formatNumber(total, m.locale)), ...shown),
    lines.length > 0 &&
      select({
        id: curateUngold.id(owner, { ...on, page }),
        placeholder: t.pick,
        max: lines.length,
        options: lines.map(({ id, title, artists }) => ({
          label: plain(title, 90),
          value: String(id),
          description: plain(artists.join(', '), 90),
        })),
      }),
    pager({ page, pages, id: (to) => curateGold.id(owner, { ...on, page: to, via: 'page' }) }, m),
    said !== null && small(said),
  ]);
};
