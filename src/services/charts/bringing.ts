import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ChartEntityId, MemberId } from '../../domain/ids.ts';
import type { AccessOf } from '../../providers/spotify/port.ts';
import { requireAccount } from '../playlists/account.ts';
import type { ChartAdding } from './adding.ts';
import type { ChartFinding } from './finding.ts';
import type { AddTarget } from './work.ts';

export type Brought = { readonly kind: 'brought'; readonly added: number } | { readonly kind: 'notFound' };

/** Finds something from a chart on Spotify, through its member's own account, and puts it where it is wanted. */
export interface ChartBringing {
  /** @throws {AppError} NOT_LINKED and what else accounts lack; NOT_FOUND when the playlist or week is gone */
  run(memberId: MemberId, id: ChartEntityId, target: AddTarget, signal: AbortSignal): Promise<Brought>;
}

export const createChartBringing = (deps: {
  store: Store;
  clock: Clock;
  accessOf: AccessOf;
  finding: ChartFinding;
  adding: Pick<ChartAdding, 'take'>;
}): ChartBringing => {
  const { store, clock, accessOf, finding, adding } = deps;
  return {
    run: async (memberId, id, target, signal) => {
      const entity = await store.read.chartEntities.find(id);
      if (entity === null) return { kind: 'notFound' };
      const account = await requireAccount(store.read, memberId, null);
      const tracks = await finding.tracksOf(await accessOf(memberId, account.id), entity, signal);
      if (tracks.length === 0) return { kind: 'notFound' };
      return { kind: 'brought', added: await adding.take(memberId, id, target, tracks, clock.now()) };
    },
  };
};
