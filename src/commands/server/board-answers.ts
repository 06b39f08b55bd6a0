import { BOARD_WINDOWS, type BoardWindow, MEASURES, type Measure } from '../../domain/server/boards.ts';
import { boardMeasure, boardShare, boardShow } from '../../views/actions/server.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { boardView } from '../../views/server/board.ts';
import { pageOf } from '../../views/server/lines.ts';
import { type AnyAction, handle, type Request } from '../command.ts';
import { serverOf } from '../server-of.ts';
import type { ServerFeatureDeps } from './deps.ts';
import { shareIn } from './sharing.ts';

export const measureIn = (text: string | null): Measure => MEASURES.find((one) => one === text) ?? 'plays';
export const windowIn = (text: string | null): BoardWindow =>
  BOARD_WINDOWS.find((one) => one === text) ?? 'week';

/** A leaderboard, its pages, and its way into the channel. */
export const boardAnswers = (deps: Pick<ServerFeatureDeps, 'leaderboards' | 'serverSharing'>) => {
  const { leaderboards } = deps;
  const share = shareIn(deps.serverSharing);
  const page = async (
    request: Request,
    measure: Measure,
    window: BoardWindow,
    at: number,
  ): Promise<MessageView> => {
    const { person, m } = request;
    return boardView(await leaderboards.ask(serverOf(request), person.id, measure, window), at, person.id, m);
  };
  const actions: AnyAction[] = [
    handle({
      spec: boardShow,
      run: async (request, { measure, window, page: at }) => ({
        kind: 'update',
        view: await page(request, measure, window, at),
      }),
    }),
    handle({
      spec: boardMeasure,
      run: async (request, { window }, { values: [by = null] }) => ({
        kind: 'update',
        view: await page(request, measureIn(by), window, 0),
      }),
    }),
    handle({
      spec: boardShare,
      run: (request, { measure, window, page: at }) =>
        share(request, async () => {
          const board = await leaderboards.ask(serverOf(request), null, measure, window);
          const members = pageOf(board.ranking, at).part.map(({ memberId }) => memberId);
          return { view: boardView(board, at, null, request.m), members };
        }),
    }),
  ];
  return { page, actions };
};
