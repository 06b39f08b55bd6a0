import type { ManagedState } from '../../db/repositories/managed-playlists.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylist, Mark } from '../../domain/playlists/managed.ts';
import { mergePlaylist, restorePlaylist } from '../../domain/playlists/merge.ts';
import { planPlaylist } from '../../domain/playlists/plan.ts';
import type { Attempt, Entry, Merge, Plan } from '../../domain/playlists/playlist.ts';
import { entriesFor } from './keys.ts';
import { changesOf, notTried, type RefusalChanges } from './refusals.ts';

/** What is to be done, and what it was made from. */
export interface Planned {
  readonly actual: readonly Entry[];
  readonly merge: Merge;
  readonly plan: Plan;
  /** What the hand edits that were found change of pins and bans. */
  readonly marks: { readonly gone: readonly string[]; readonly fresh: readonly Mark[] };
  readonly refusals: RefusalChanges;
  /** Tracks that are wanted and not to be had. */
  readonly unavailable: number;
}

type Asked = Pick<Reads, 'managedDesired' | 'managedMarks' | 'managedKeys' | 'managedRefusals'>;

/**
 * Merges what is wanted, what was left there and what stands there now, and finds the calls. Whoever writes by it makes
 * sure that the version of `playlist` is still the present one.
 * @param uris everything that stands in Spotify
 */
export const planApply = async (
  read: Asked,
  playlist: ManagedPlaylist,
  state: ManagedState,
  uris: readonly string[],
  now: number,
): Promise<Planned> => {
  const { memberId, mode, adoption } = playlist;
  // Who asks for it anew accepts what the order costs, this once.
  const order = playlist.anewDue ? 'exact' : playlist.order;
  const { base, pending, restore } = state;
  const desired = await read.managedDesired.uris(playlist.id);
  const marks = await read.managedMarks.ofPlaylist(playlist.id);
  const refusals = await read.managedRefusals.ofPlaylist(playlist.id);
  const of = (kind: Mark['kind']) => marks.filter((mark) => mark.kind === kind).map(({ uri }) => uri);
  const lists = [
    uris,
    desired,
    base ?? [],
    restore?.entries ?? [],
    pending?.before ?? [],
    pending?.result ?? [],
  ];
  const called = pending?.calls.flatMap((call) => (call.kind === 'move' ? [] : call.uris)) ?? [];
  const all = [...lists, marks.map(({ uri }) => uri), called];
  const entries = await entriesFor(read, memberId, ...all);
  const attempt: Attempt | null =
    pending === null
      ? null
      : { ...pending, before: entries(pending.before), result: entries(pending.result) };
  const actual = entries(uris);
  const input = {
    base: base === null ? null : entries(base),
    actual,
    pins: entries(of('pin')),
    bans: entries(of('ban')),
    order,
    pending: attempt,
    adoption,
    refused: notTried(refusals, now),
  };
  const merge =
    restore === null
      ? mergePlaylist({ ...input, desired: entries(desired), mode })
      : restorePlaylist({ ...input, revision: entries(restore.entries) });
  const ended = new Set([...merge.endedPins, ...merge.liftedBans].map(({ key }) => key));
  const gone = entries(marks.map(({ uri }) => uri)).filter(({ key }) => ended.has(key));
  const fresh = (kind: Mark['kind'], list: readonly Entry[]): Mark[] =>
    list.map(({ uri }) => ({ uri, kind, by: 'hand', at: now }));
  const plan = planPlaylist(actual, merge.merged, order);
  const wanted = entries([...(restore?.entries ?? desired), ...of('pin')]);
  const lost = new Set([...merge.vanished, ...merge.unavailable].map(({ key }) => key));
  return {
    actual,
    merge,
    plan,
    refusals: changesOf(refusals, merge, { actual, wanted, result: plan.result }, now),
    unavailable: lost.size,
    marks: {
      gone: gone.map(({ uri }) => uri),
      fresh: [...fresh('pin', merge.addedByHand), ...fresh('ban', merge.removedByHand)],
    },
  };
};
