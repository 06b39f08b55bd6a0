import type { MemberId } from '../../domain/ids.ts';
import { BOARD_WINDOWS, type BoardWindow, MEASURES, type Measure } from '../../domain/server/boards.ts';
import type { ServerRanking } from '../../domain/server/ranking.ts';
import { serverConsent } from '../actions/privacy.ts';
import { boardMeasure, boardShare, boardShow } from '../actions/server.ts';
import type { Child } from '../kit/components.ts';
import { pager, row, secondary, select } from '../kit/controls.ts';
import { capital } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface ShownBoard {
  readonly measure: Measure;
  readonly window: BoardWindow;
  readonly ranking: ServerRanking;
  /** ms UTC; null: every number is right. */
  readonly asOf: number | null;
}

/** Another measure, another time, another page, and into the channel. */
export const boardWays = (
  { measure, window, ranking }: ShownBoard,
  owner: MemberId,
  page: number,
  pages: number,
  m: Messages,
): Child[] => {
  const t = m.server.top;
  const show = (via: 'window' | 'page', to: { window?: BoardWindow; page: number }) =>
    boardShow.id(owner, { via, measure, window, ...to });
  return [
    select({
      id: boardMeasure.id(owner, { window }),
      placeholder: t.pick,
      options: MEASURES.map((one) => ({ label: t.measures[one], value: one, chosen: one === measure })),
    }),
    row(
      ...BOARD_WINDOWS.map((one) =>
        secondary({
          label: capital(t.windows[one]),
          id: show('window', { window: one, page: 0 }),
          disabled: one === window,
        }),
      ),
    ),
    pager({ page, pages, id: (to) => show('page', { page: to }) }, m),
    row(
      ranking.named.length > 0 &&
        secondary({
          label: m.server.share,
          emoji: '📣',
          id: boardShare.id(owner, { measure, window, page }),
        }),
      ranking.own !== null &&
        ranking.own.level !== 'named' &&
        secondary({ label: m.server.showMe, id: serverConsent.id(owner, { level: 'named' }) }),
    ),
  ];
};
