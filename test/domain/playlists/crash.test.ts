import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePlaylist } from '../../../src/domain/playlists/merge.ts';
import { planPlaylist } from '../../../src/domain/playlists/plan.ts';
import {
  type Attempt,
  type Call,
  type Entry,
  isWritable,
  type MergeMode,
  type OrderPolicy,
} from '../../../src/domain/playlists/playlist.ts';
import { anyEntry, carryOutOne, linesOf, order, playlist, range, tracks, wish } from './spotify.ts';

/**
 * A member's playlist over many rounds: the rules want something else, the member edits by hand (also while we are
 * writing), the process dies between two calls. The truth about who did what is kept beside it.
 */

type Edit =
  | { readonly kind: 'add'; readonly entry: Entry; readonly at: number }
  | { readonly kind: 'remove' | 'move'; readonly at: number; readonly to: number };

interface Round {
  readonly desired: readonly Entry[];
  readonly edits: readonly Edit[];
  /** While the calls are made: after the how manieth. */
  readonly meanwhile: { readonly after: number; readonly edits: readonly Edit[] } | null;
  /** After how many calls the process dies; null: it does not. */
  readonly diesAfter: number | null;
  /** It died before it could note that the last call had worked. */
  readonly unsure: boolean;
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), entry: anyEntry, at: fc.nat(40) }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'move' as const), at: fc.nat(40), to: fc.nat(40) }),
);
const edits = fc.array(edit, { maxLength: 4 });
const round: fc.Arbitrary<Round> = fc.record({
  desired: wish,
  edits,
  meanwhile: fc.option(fc.record({ after: fc.nat(4), edits }), { freq: 2 }),
  diesAfter: fc.option(fc.nat(4)),
  unsure: fc.boolean(),
});

const counts = (list: readonly Entry[]): Map<string, number> => {
  const found = new Map<string, number>();
  for (const { key } of list) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
};
const urisIn = (calls: readonly Call[], kinds: readonly Call['kind'][]): Set<string> =>
  new Set(calls.flatMap((call) => (call.kind !== 'move' && kinds.includes(call.kind) ? call.uris : [])));

/** The world as it is and what the database says of it. */
const createStory = (actual: readonly Entry[], mode: MergeMode, policy: OrderPolicy) => {
  const keys = new Map<string, string>();
  let list = actual;
  let base: readonly Entry[] | null = null;
  let pending: Attempt | null = null;
  let [pins, bans]: [Entry[], Entry[]] = [[], []];
  /** What the member did and did not take back. */
  const truth = { added: new Set<string>(), removed: new Set<string>() };
  /** What the member laid hands on since the last merge: how many copies there would be without. */
  const touched = new Map<string, number>();
  const learn = (entries: readonly Entry[]): void => {
    for (const { uri, key } of entries) keys.set(uri, key);
  };
  learn(actual);
  for (const { uri, key } of actual) if (isWritable(uri)) truth.added.add(key);

  const byHand = (
    all: readonly Edit[],
    may: { add(entry: Entry): boolean; remove(entry: Entry): boolean },
  ): void => {
    const before = counts(list);
    for (const one of all) {
      const here = list[one.at];
      if (one.kind === 'add') {
        if (!isWritable(one.entry.uri) || !may.add(one.entry)) continue;
        learn([one.entry]);
        list = list.toSpliced(Math.min(one.at, list.length), 0, one.entry);
      } else if (here !== undefined && one.kind === 'move') {
        list = list.toSpliced(one.at, 1).toSpliced(one.to, 0, here);
      } else if (here !== undefined && may.remove(here) && isWritable(here.uri)) {
        list = list.toSpliced(one.at, 1);
      }
    }
    const now = counts(list);
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      const was = before.get(key) ?? 0;
      if (was !== (now.get(key) ?? 0) && !touched.has(key)) touched.set(key, was);
    }
  };

  /** What the member has done since the last merge, all in all. */
  const netEdits = (): { added: string[]; removed: string[] } => {
    const now = counts(list);
    const added = [...touched].filter(([key, was]) => (now.get(key) ?? 0) > was).map(([key]) => key);
    const removed = [...touched].filter(([key, was]) => was > 0 && !now.has(key)).map(([key]) => key);
    touched.clear();
    for (const key of added) {
      truth.added.add(key);
      truth.removed.delete(key);
    }
    for (const key of removed) {
      truth.removed.add(key);
      truth.added.delete(key);
    }
    return { added, removed };
  };

  const call = (one: Call): boolean => {
    const outcome = carryOutOne(linesOf(list), one);
    if (typeof outcome === 'string') return false;
    const before = counts(list);
    list = outcome.map(({ uri }) => ({
      uri: uri ?? 'spotify:vanished',
      key: keys.get(uri ?? '') ?? uri ?? 'spotify:vanished',
    }));
    const now = counts(list);
    for (const [key, was] of touched) touched.set(key, was + (now.get(key) ?? 0) - (before.get(key) ?? 0));
    return true;
  };

  const live = (next: Round): void => {
    // Whether the call in flight did it or the member, nobody can tell; a list written anew touches every line.
    const inFlight = pending?.calls.slice(pending.done, pending.done + 1) ?? [];
    const flying = urisIn(inFlight, ['add', 'remove', 'replace']);
    const flyingKeys = new Set([...flying].map((uri) => keys.get(uri)));
    const outside = ({ key }: Entry): boolean =>
      !flyingKeys.has(key) && !inFlight.some(({ kind }) => kind === 'replace');
    if (base !== null || pending !== null) byHand(next.edits, { add: outside, remove: outside });
    learn(next.desired);
    const edited = netEdits();

    const before = {
      added: new Set(pins.map(({ key }) => key)),
      removed: new Set(bans.map(({ key }) => key)),
    };
    const merge = mergePlaylist({
      base,
      desired: next.desired,
      actual: list,
      pins,
      bans,
      mode,
      order: policy,
      pending,
    });
    const keysOf = (entries: readonly Entry[]): string[] => entries.map(({ key }) => key).toSorted();
    if (base !== null || pending !== null) {
      const news = (kind: 'added' | 'removed'): string[] =>
        edited[kind].filter((key) => !before[kind].has(key)).toSorted();
      expect(keysOf(merge.addedByHand)).toEqual(news('added'));
      expect(keysOf(merge.removedByHand)).toEqual(news('removed'));
    }
    const without = (from: readonly Entry[], what: readonly Entry[]): Entry[] =>
      from.filter(({ key }) => !what.some((one) => one.key === key));
    pins = [...without(pins, merge.endedPins), ...merge.addedByHand];
    bans = [...without(bans, merge.liftedBans), ...merge.removedByHand];

    const plan = planPlaylist(list, merge.merged, policy);
    const wanted = counts(plan.result);
    for (const key of truth.added) expect(wanted.has(key), `${key} was added by hand`).toBe(true);
    for (const key of truth.removed) expect(wanted.has(key), `${key} was removed by hand`).toBe(false);

    pending = { before: list, calls: plan.calls, result: plan.result, done: 0 };
    const last = Math.min(next.diesAfter ?? plan.calls.length, plan.calls.length);
    for (let made = 0; made <= last; made += 1) {
      // A list written anew takes with it whatever is done in the instant before; whoever calls looks again right before.
      if (next.meanwhile?.after === made && plan.calls[made]?.kind !== 'replace') {
        const [going, results] = [urisIn(plan.calls.slice(made), ['remove', 'replace']), counts(plan.result)];
        const coming = urisIn(plan.calls.slice(made), ['add', 'replace']);
        const comingKeys = new Set([...coming].map((uri) => keys.get(uri)));
        byHand(next.meanwhile.edits, {
          add: ({ uri, key }) => !going.has(uri) && !comingKeys.has(key),
          remove: ({ uri, key }) => results.has(key) && !going.has(uri) && !coming.has(uri),
        });
      }
      const one = plan.calls[made];
      if (made === last || one === undefined || !call(one)) break;
      pending = { ...pending, done: made + 1 };
    }
    if (pending.done === plan.calls.length) {
      base = plan.result;
      pending = null;
    } else if (next.unsure && next.meanwhile === null && pending.done > 0) {
      pending = { ...pending, done: pending.done - 1 };
    }
  };
  return { live };
};

/** Lists of blocks of thirty tracks, in changing order and turned round here and there: plans of many calls. */
const blocks = fc
  .uniqueArray(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 25, selector: ([block]) => block })
  .map((all) =>
    all.flatMap(([block, reversed]) => {
      const numbers = range(block * 30, block * 30 + 30);
      return tracks(...(reversed ? numbers.reverse() : numbers));
    }),
  );

describe('a playlist over many rounds', () => {
  const modes = fc.constantFrom<MergeMode>('reconcile', 'append');
  const tell = (
    actual: readonly Entry[],
    rounds: readonly Round[],
    mode: MergeMode,
    policy: OrderPolicy,
  ): void => {
    const story = createStory(actual, mode, policy);
    for (const next of rounds) story.live(next);
  };

  test('no false pin, no false ban; nothing added by hand is lost, nothing removed by hand returns', () => {
    const rounds = fc.array(round, { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(playlist, rounds, modes, order, tell), { numRuns: 1_500 });
  });

  test('the same for long lists, whose plans take many calls', () => {
    const long = fc.tuple(round, blocks).map(([one, desired]) => ({ ...one, desired }));
    const rounds = fc.array(long, { minLength: 2, maxLength: 5 });
    fc.assert(fc.property(fc.oneof(playlist, blocks), rounds, modes, order, tell), { numRuns: 150 });
  });
});
