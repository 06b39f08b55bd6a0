import type { Store } from '../../db/store.ts';
import type { GuildId, MemberId } from '../../domain/ids.ts';
import { type BoardWindow, boardOf, type Measure } from '../../domain/server/boards.ts';
import { rankingOf, type ServerRanking } from '../../domain/server/ranking.ts';

export interface Leaderboard {
  readonly measure: Measure;
  readonly window: BoardWindow;
  readonly ranking: ServerRanking;
  /** How old the oldest number in it is, ms UTC; null: all are right. */
  readonly asOf: number | null;
}

/** Who in a server heard most, in the running week, month, year, or ever. */
export interface Leaderboards {
  /** @param viewer who asks and alone sees it; null for everybody's eyes */
  ask(guildId: GuildId, viewer: MemberId | null, measure: Measure, window: BoardWindow): Promise<Leaderboard>;
}

export const createLeaderboards = ({ store: { read } }: { store: Pick<Store, 'read'> }): Leaderboards => ({
  ask: async (guildId, viewer, measure, window) => {
    const rows = await read.serverRows.onBoard(guildId, boardOf(measure, window));
    const own =
      viewer === null
        ? null
        : {
            memberId: viewer,
            level: await read.members.consentIn(guildId, viewer),
            value: rows.find(({ memberId }) => memberId === viewer)?.value ?? 0,
          };
    return {
      measure,
      window,
      ranking: rankingOf(rows, own),
      asOf: await read.serverRows.staleSince(guildId),
    };
  },
});
