import type { MemberId } from '../../domain/ids.ts';
import type { FollowKind } from '../../domain/radar/radar.ts';
import type { RadarFollowing } from '../../services/radar/following.ts';
import type { OwnNames } from '../../services/statistics/own-names.ts';
import { escapeText, plain } from '../../views/kit/text.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { followingView } from '../../views/radar/following.ts';
import type { Options, Route } from '../command.ts';

export interface FollowingDeps {
  readonly radarFollowing: RadarFollowing;
  readonly ownNames: Pick<OwnNames, 'suggest'>;
}

export const followingNow = async (
  deps: FollowingDeps,
  id: MemberId,
  page: number,
  note: string | null,
  m: Messages,
) => followingView({ follows: await deps.radarFollowing.list(id), page, note }, id, m);

const wishOf = (options: Options): { kind: FollowKind; name: string } | null => {
  const artist = options.string('artist');
  if (artist !== null) return { kind: 'artist', name: artist };
  const label = options.string('label');
  return label === null ? null : { kind: 'label', name: label };
};

/** `/radar follow`, with what they have heard as suggestions; anybody else can be typed. */
export const followRoute = (deps: FollowingDeps): Route => ({
  run: async ({ person: { id }, m }, options) => {
    const t = m.radar.following;
    const wish = wishOf(options);
    if (wish === null) return { kind: 'reply', view: await followingNow(deps, id, 0, t.nothing, m) };
    const isNew = await deps.radarFollowing.follow(id, wish.kind, wish.name);
    const name = escapeText(wish.name, 60);
    const note = isNew ? `${t.now(name)} ${t.from}` : t.already(name);
    return { kind: 'reply', view: await followingNow(deps, id, 0, note, m) };
  },
  complete: async ({ person }, { name, value }) => {
    if (name !== 'artist' && name !== 'label') return [];
    const found = await deps.ownNames.suggest(person.id, name, value);
    return found.map((one) => ({ name: plain(one.name, 80), value: plain(one.name, 60) }));
  },
});

export const followingRoute = (deps: FollowingDeps): Route => ({
  run: async ({ person: { id }, m }) => ({ kind: 'reply', view: await followingNow(deps, id, 0, null, m) }),
});
