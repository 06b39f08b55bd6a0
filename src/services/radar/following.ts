import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { plainName } from '../../domain/curation/names.ts';
import type { MemberId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { Follow, FollowKind } from '../../domain/radar/radar.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { radarScan } from './work.ts';

/** Whom a member follows by their own word, whatever they play. */
export interface RadarFollowing {
  /** False: they follow it already. @throws {AppError} INVALID_INPUT (no name), LIMIT_REACHED */
  follow(memberId: MemberId, kind: FollowKind, name: string): Promise<boolean>;
  list(memberId: MemberId): Promise<Follow[]>;
  /** Takes follows back, by `kind` and `value`. What is not followed is no trouble. */
  unfollow(memberId: MemberId, which: readonly Pick<Follow, 'kind' | 'value'>[]): Promise<void>;
}

export const MOST_FOLLOWS = 200;

export const createRadarFollowing = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
}): RadarFollowing => {
  const { store, clock, enqueue } = deps;
  return {
    list: (memberId) => store.read.radar.follows(memberId),

    follow: (memberId, kind, typed) =>
      store.transaction(async (tx) => {
        const name = plainName(typed);
        const value = fold(name ?? '');
        if (name === null || value === '') {
          throw new AppError('INVALID_INPUT', { problem: 'rule_name', value: typed });
        }
        const all = await tx.radar.follows(memberId);
        if (all.some((one) => one.kind === kind && one.value === value)) return false;
        if (all.length >= MOST_FOLLOWS) {
          throw new AppError('LIMIT_REACHED', { what: 'follows', limit: MOST_FOLLOWS });
        }
        await tx.radar.follow(memberId, { kind, value, name }, clock.now());
        await enqueue(tx, radarScan(memberId));
        return true;
      }),

    unfollow: (memberId, which) =>
      store.transaction(async (tx) => {
        for (const one of which) await tx.radar.unfollow(memberId, one);
        if (which.length > 0) await enqueue(tx, radarScan(memberId));
      }),
  };
};
