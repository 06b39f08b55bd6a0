import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trackUri } from '../../../scripts/sandbox/spotify/playlist-model.ts';
import { mergePlaylist, restorePlaylist } from '../../../src/domain/playlists/merge.ts';
import { planPlaylist } from '../../../src/domain/playlists/plan.ts';
import {
  type Entry,
  type Merge,
  type MergeInput,
  PLAYLIST_LIMIT,
} from '../../../src/domain/playlists/playlist.ts';
import {
  carryOut,
  episode,
  linesOf,
  local,
  nameless,
  order,
  playlist,
  range,
  track,
  twin,
  urisOf,
  wish,
} from './spotify.ts';

const merge = (input: Partial<MergeInput> & Pick<MergeInput, 'desired' | 'actual'>): Merge =>
  mergePlaylist({ base: [], pins: [], bans: [], mode: 'reconcile', order: 'exact', ...input });

/** `1 2 E1 L1 ?`: tracks by number, `t1` the twin of 1, an episode, a local file, a nameless line. */
const list = (words: string): Entry[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const number = Number(word.replace(/\D/g, ''));
      if (word === '?') return nameless;
      if (word.startsWith('E')) return episode(number);
      if (word.startsWith('L')) return local(number);
      return word.startsWith('t') ? twin(number) : track(number);
    });

describe('hand edits', () => {
  test.each<
    [string, { base: string; actual: string; desired: string }, string, { pins?: string; bans?: string }]
  >([
    ['the rule alone', { base: '1 2 3', actual: '1 2 3', desired: '4 2 1' }, '4 2 1', {}],
    [
      'an addition stays where it is',
      { base: '1 2 3', actual: '1 9 2 3', desired: '1 2 3' },
      '1 9 2 3',
      { pins: '9' },
    ],
    [
      'it follows its neighbour',
      { base: '1 2 3', actual: '1 9 2 3', desired: '3 2 1' },
      '3 2 1 9',
      { pins: '9' },
    ],
    [
      'and leads the other one where that goes',
      { base: '1 2 3', actual: '1 9 2 3', desired: '3 2' },
      '3 9 2',
      { pins: '9' },
    ],
    [
      'at the end it stays at the end',
      { base: '1 2', actual: '1 2 9', desired: '3 2 1 4' },
      '3 2 1 4 9',
      { pins: '9' },
    ],
    [
      'at the top it stays at the top',
      { base: '1 2', actual: '9 1 2', desired: '3 2 1' },
      '9 3 2 1',
      { pins: '9' },
    ],
    ['a removal is not put back', { base: '1 2 3', actual: '1 3', desired: '1 2 3' }, '1 3', { bans: '2' }],
    ['nor when no rule wants it now', { base: '1 2 3', actual: '1 3', desired: '1 3' }, '1 3', { bans: '2' }],
    [
      'what a rule wants as well is pinned and stands once',
      { base: '1', actual: '1 2', desired: '2 1' },
      '1 2',
      { pins: '2' },
    ],
    [
      'another copy of a track pins it',
      { base: '1 2', actual: '1 2 1', desired: '2' },
      '1 2 1',
      { pins: '1' },
    ],
    [
      'another uri of a recording is the recording',
      { base: '1 2', actual: 't1 2', desired: '2 1' },
      '2 t1',
      {},
    ],
    [
      'episodes and local files stay without a rule',
      { base: '1', actual: 'E1 1 L1 ?', desired: '2' },
      'E1 2 L1 ?',
      { pins: 'E1' },
    ],
    [
      'all changed by hand at once',
      { base: '1 2 3 4', actual: '9 4 2 1', desired: '1 2 3 4 5' },
      '9 1 2 4 5',
      { pins: '9', bans: '3' },
    ],
  ])('%s', (_, { base, actual, desired }, expected, { pins = '', bans = '' }) => {
    const found = merge({ base: list(base), actual: list(actual), desired: list(desired) });
    expect(found.merged).toEqual(list(expected));
    expect(found.addedByHand).toEqual(list(pins));
    expect(found.removedByHand).toEqual(list(bans));
  });

  test('moved lines of the rule are named, and go back unless the order is loose', () => {
    const input = { base: list('1 2 3 4'), actual: list('4 1 2 3'), desired: list('1 2 3 4') };
    expect(merge(input)).toMatchObject({ merged: list('1 2 3 4'), movedByHand: list('4') });
    expect(merge({ ...input, order: 'loose' })).toMatchObject({
      merged: list('4 1 2 3'),
      movedByHand: list('4'),
    });
  });

  test('loose: new ones in one block, where the rule would have them at best', () => {
    const input = { base: list('1 2 3 4'), actual: list('4 1 2 3'), order: 'loose' as const };
    expect(merge({ ...input, desired: list('5 6 1 2 3 4') }).merged).toEqual(list('5 6 4 1 2 3'));
    expect(merge({ ...input, desired: list('1 2 3 4 5 6') }).merged).toEqual(list('4 1 2 3 5 6'));
    expect(merge({ ...input, desired: list('1 5 2 6 3 4') }).merged).toEqual(list('4 1 2 5 6 3'));
  });

  test('what Spotify lost its name for is neither banned nor added again', () => {
    const found = merge({
      base: list('1 2 3'),
      actual: list('1 ? 3'),
      desired: list('1 2 3'),
      pins: list('2'),
    });
    expect(found).toMatchObject({
      removedByHand: [],
      vanished: list('2'),
      merged: list('1 ? 3'),
      endedPins: list('2'),
    });
    const both = merge({ base: list('1 2 3 4'), actual: list('1 ? 4'), desired: list('1 2 3 4') });
    expect(both).toMatchObject({ removedByHand: list('3'), vanished: list('2') });
    const known = merge({ base: list('1 2 ? 3'), actual: list('1 ? 3'), desired: list('1 2 3') });
    expect(known).toMatchObject({ removedByHand: list('2'), vanished: [] });
  });
});

describe('pins and bans', () => {
  const here = { base: list('1 2 3'), actual: list('1 2 3') };

  test('a pin stays without a rule, a ban goes in spite of one', () => {
    expect(merge({ ...here, desired: list('1 3'), pins: list('2') }).merged).toEqual(list('1 2 3'));
    expect(merge({ ...here, desired: list('1 2 3'), bans: list('2') }).merged).toEqual(list('1 3'));
    expect(merge({ ...here, desired: list('3 1'), pins: list('2'), bans: list('2') }).merged).toEqual(
      list('3 1 2'),
    );
  });

  test('a pin that is not there comes, at the end or where a rule wants it', () => {
    expect(merge({ ...here, desired: list('1 2 3'), pins: list('9') }).merged).toEqual(list('1 2 3 9'));
    expect(merge({ ...here, desired: list('1 9 2 3'), pins: list('9') }).merged).toEqual(list('1 9 2 3'));
  });

  test('taking a pinned track out ends the pin, putting a banned one in lifts the ban', () => {
    const out = merge({ base: list('1 2'), actual: list('1'), desired: list('1 2'), pins: list('2') });
    expect(out).toMatchObject({ merged: list('1'), endedPins: list('2'), removedByHand: list('2') });
    const back = merge({ base: list('1'), actual: list('1 2'), desired: list('1'), bans: list('2') });
    expect(back).toMatchObject({ merged: list('1 2'), liftedBans: list('2'), addedByHand: list('2') });
  });

  test('a banned episode goes, a banned local file cannot', () => {
    const input = { base: list('1 E1 L1'), actual: list('1 E1 L1'), desired: list('1') };
    expect(merge({ ...input, bans: list('E1 L1') }).merged).toEqual(list('1 L1'));
  });
});

describe('modes and beginnings', () => {
  test('append adds at the end and takes nothing out', () => {
    const input = { base: list('1 2'), actual: list('2 9 1'), mode: 'append' as const };
    expect(merge({ ...input, desired: list('3 1 4') }).merged).toEqual(list('2 9 1 3 4'));
    expect(merge({ ...input, actual: list('2'), desired: list('1 3') }).merged).toEqual(list('2 3'));
    expect(merge({ ...input, desired: [], bans: list('2') }).merged).toEqual(list('9 1'));
  });

  test('replace does not look at hand edits, but at pins, bans and what is not a track', () => {
    const input = { base: list('1 2'), actual: list('9 2 E1 8'), mode: 'replace' as const };
    const found = merge({ ...input, desired: list('1 2 3'), pins: list('8'), bans: list('3') });
    expect(found).toMatchObject({ merged: list('1 2 E1 8'), addedByHand: [], removedByHand: [] });
    const copies = merge({ ...input, actual: list('t1 1 2 2'), desired: list('1 2') });
    expect(copies).toMatchObject({ merged: list('1 2'), droppedDuplicates: list('t1 2') });
  });

  test('a playlist that was there before keeps everything, or is taken over', () => {
    const input = { base: null, actual: list('5 1 E1'), desired: list('1 2') };
    expect(merge(input)).toMatchObject({ merged: list('5 1 E1 2'), addedByHand: list('5 1 E1') });
    const taken = merge({ ...input, adoption: 'takeOver' });
    expect(taken).toMatchObject({ merged: list('1 2 E1'), addedByHand: [], removedByHand: [] });
  });

  test('a recording comes once, copies of our own go, unless they are one uri', () => {
    const found = merge({ actual: [], desired: list('1 t1 2 1') });
    expect(found).toMatchObject({ merged: list('1 2'), droppedDuplicates: list('t1 1') });
    const grouped = merge({ base: list('1 t1'), actual: list('1 t1'), desired: list('t1') });
    expect(grouped).toMatchObject({ merged: list('t1'), droppedDuplicates: list('1') });
    expect(merge({ base: list('1 1'), actual: list('1 1'), desired: list('1') }).merged).toEqual(list('1 1'));
  });

  test('local files that a rule wants are named, not added', () => {
    const found = merge({ base: list('1 L1'), actual: list('1 L1'), desired: list('L2 L1 1') });
    expect(found).toMatchObject({ merged: list('L1 1'), unaddable: list('L2') });
  });

  test('above the limit the end of the rule is cut, what people put there stays', () => {
    const wanted = range(0, PLAYLIST_LIMIT + 1).map((n) => ({ uri: trackUri(n + 50), key: `k${n}` }));
    const found = merge({ base: [], actual: list('9'), desired: wanted });
    expect(found.merged).toHaveLength(PLAYLIST_LIMIT);
    expect(found.merged[0]).toEqual(track(9));
    expect(found.overflow).toEqual(wanted.slice(-2));
  });
});

describe('whatever the lists are', () => {
  const input = fc.record({
    base: fc.option(playlist),
    desired: wish,
    actual: playlist,
    pins: fc.array(fc.nat(30).map(track), { maxLength: 4 }),
    bans: fc.array(fc.nat(30).map(track), { maxLength: 4 }),
    mode: fc.constantFrom('reconcile' as const, 'append' as const, 'replace' as const),
    order,
    adoption: fc.constantFrom('keep' as const, 'takeOver' as const),
  });
  const afterwards = (
    before: MergeInput,
    { addedByHand, removedByHand, endedPins, liftedBans, vanished }: Merge,
  ) => {
    const without = (from: readonly Entry[], what: readonly Entry[]): Entry[] =>
      from.filter(({ key }) => !what.some((one) => one.key === key));
    return {
      pins: [...without(before.pins, endedPins), ...addedByHand],
      bans: [...without(before.bans, liftedBans), ...removedByHand, ...vanished],
    };
  };

  test('carried out, the playlist is the merge; merged again it is the same, with nothing to do and nothing to tell', () => {
    fc.assert(
      fc.property(input, (before) => {
        const first = mergePlaylist(before);
        const plan = planPlaylist(before.actual, first.merged, before.order);
        const lines = carryOut(linesOf(before.actual), plan.calls);
        expect(urisOf(lines)).toEqual(urisOf(plan.result));
        if (!plan.orderLeft) expect(urisOf(lines)).toEqual(urisOf(first.merged));
        if (plan.orderLeft) return;
        const claims = afterwards(before, first);
        const again = mergePlaylist({ ...before, ...claims, base: plan.result, actual: plan.result });
        expect(urisOf(again.merged)).toEqual(urisOf(first.merged));
        expect(planPlaylist(plan.result, again.merged, before.order).calls).toEqual([]);
        expect(again).toMatchObject({ addedByHand: [], removedByHand: [], endedPins: [], liftedBans: [] });
        expect(again.movedByHand).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('undo brings back what stood there; what people did since stays done', () => {
    fc.assert(
      fc.property(input, playlist, order, (before, _, policy) => {
        const first = mergePlaylist({ ...before, mode: 'reconcile' });
        const plan = planPlaylist(before.actual, first.merged, before.order);
        const claims = afterwards({ ...before, mode: 'reconcile' }, first);
        const banned = new Set(claims.bans.map(({ key }) => key));
        const pinned = new Set(claims.pins.map(({ key }) => key));
        const back = restorePlaylist({
          ...before,
          ...claims,
          revision: before.actual,
          base: plan.result,
          actual: plan.result,
          order: policy,
        });
        const kept = before.actual
          .filter(({ key }) => !banned.has(key) || pinned.has(key))
          .map(({ key }) => key);
        const keys = back.merged.map(({ key }) => key);
        for (const key of kept) expect(keys).toContain(key);
        for (const key of keys) expect(kept.includes(key) || pinned.has(key)).toBe(true);
        const there = new Set(urisOf(plan.result));
        if (policy !== 'loose' && before.actual.every(({ uri, key }) => there.has(uri) && !banned.has(key))) {
          const asBefore = back.merged.filter(({ key }) => kept.includes(key));
          expect(urisOf(asBefore)).toEqual(urisOf(before.actual));
        }
      }),
      { numRuns: 800 },
    );
  });
});
