import { AppError } from '../../errors.ts';
import { radarFollowing, radarUnfollow } from '../../views/actions/radar.ts';
import { readFollowOption } from '../../views/radar/following.ts';
import { type AnyAction, handle } from '../command.ts';
import { type FollowingDeps, followingNow } from './following.ts';

/** Turning the pages of whom somebody follows, and stopping. */
export const followingActions = (deps: FollowingDeps): AnyAction[] => [
  handle({
    spec: radarFollowing,
    run: async ({ person: { id }, m }, { page }) => ({
      kind: 'update',
      view: await followingNow(deps, id, page, null, m),
    }),
  }),
  handle({
    spec: radarUnfollow,
    run: async ({ person: { id }, m }, { page }, { values }) => {
      const which = values.map(readFollowOption).filter((one) => one !== null);
      if (which.length < values.length) throw new AppError('OUT_OF_DATE', {});
      await deps.radarFollowing.unfollow(id, which);
      return { kind: 'update', view: await followingNow(deps, id, page, null, m) };
    },
  }),
];
