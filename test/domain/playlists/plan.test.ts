import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loosen } from '../../../src/domain/playlists/loosen.ts';
import { ORDER_CALLS, planPlaylist, rewriteCost } from '../../../src/domain/playlists/plan.ts';
import { CALL_LIMIT, type Entry, isWritable } from '../../../src/domain/playlists/playlist.ts';
import {
  carryOut,
  change,
  episode,
  isRedated,
  linesOf,
  local,
  nameless,
  order,
  playlist,
  range,
  track,
  tracks,
  urisOf,
} from './spotify.ts';

const kinds = (actual: readonly Entry[], merged: readonly Entry[]): string[] =>
  planPlaylist(actual, merged, 'exact').calls.map(({ kind }) => kind);

describe('what a plan makes of a playlist', () => {
  test('its result, whatever the lists are', () => {
    fc.assert(
      fc.property(playlist, playlist, order, (actual, merged, policy) => {
        const { calls, result } = planPlaylist(actual, merged, policy);
        expect(urisOf(carryOut(linesOf(actual), calls))).toEqual(urisOf(result));
      }),
      { numRuns: 1_500 },
    );
  });

  test('the result holds what was asked for, but for what no call can add or take out', () => {
    fc.assert(
      fc.property(playlist, playlist, order, (actual, merged, policy) => {
        const { result, orderLeft } = planPlaylist(actual, merged, policy);
        const writable = (list: readonly Entry[]): string[] => urisOf(list).filter(isWritable);
        const fixed = (list: readonly Entry[]): string[] => urisOf(list).filter((uri) => !isWritable(uri));
        expect(writable(result).toSorted()).toEqual(writable(merged).toSorted());
        expect(fixed(result).toSorted()).toEqual(fixed(actual).toSorted());
        if (policy !== 'loose' && !orderLeft) expect(writable(result)).toEqual(writable(merged));
      }),
      { numRuns: 1_500 },
    );
  });

  test('nothing, when the playlist is as it ought to be', () => {
    fc.assert(
      fc.property(playlist, playlist, order, (actual, merged, policy) => {
        expect(planPlaylist(actual, actual, policy).calls).toEqual([]);
        const { result } = planPlaylist(actual, merged, policy);
        expect(planPlaylist(result, result, policy).calls).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('no call names more than a hundred uris, and only the first may write anew', () => {
    fc.assert(
      fc.property(change, order, ({ actual, wanted }, policy) => {
        const { calls } = planPlaylist(actual, wanted, policy);
        for (const call of calls) {
          if (call.kind !== 'move') expect(call.uris.length).toBeLessThanOrEqual(CALL_LIMIT);
          if (call.kind === 'remove') expect(new Set(call.uris).size).toBe(call.uris.length);
        }
        expect(calls.slice(1).some(({ kind }) => kind === 'replace')).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a plan keeps', () => {
  /** The dates of the lines that stay, when each uri stands once. */
  const redatedUris = (
    actual: readonly Entry[],
    calls: ReturnType<typeof planPlaylist>['calls'],
  ): string[] => {
    const before = new Set(urisOf(actual));
    return carryOut(linesOf(actual), calls)
      .filter((line) => isRedated(line) && before.has(line.uri ?? ''))
      .map(({ uri }) => uri ?? '');
  };

  test('gentle and loose keep every date; exact names those that it could not', () => {
    fc.assert(
      fc.property(change, order, ({ actual, wanted }, policy) => {
        const { calls, redated } = planPlaylist(actual, wanted, policy);
        if (policy !== 'exact') expect(redated).toEqual([]);
        expect(redatedUris(actual, calls)).toEqual(urisOf(redated));
      }),
      { numRuns: 300 },
    );
  });

  test('no copy gets another date unless copies of it go', () => {
    fc.assert(
      fc.property(
        playlist,
        playlist,
        fc.constantFrom('gentle' as const, 'loose' as const),
        (actual, merged, policy) => {
          const { redated } = planPlaylist(actual, merged, policy);
          const count = (list: readonly Entry[], uri: string): number =>
            urisOf(list).filter((one) => one === uri).length;
          for (const { uri } of redated) expect(count(actual, uri)).toBeGreaterThan(count(merged, uri));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never more calls than writing anew, or ten, or than what comes and goes takes', () => {
    fc.assert(
      fc.property(change, order, ({ actual, wanted }, policy) => {
        const { calls, redated } = planPlaylist(actual, wanted, policy);
        const there = new Set(urisOf(actual));
        const stays = new Set(urisOf(wanted).filter((uri) => there.has(uri)));
        const contents =
          Math.ceil((actual.length - stays.size) / CALL_LIMIT) +
          Math.ceil((wanted.length - stays.size) / CALL_LIMIT);
        const most = policy === 'loose' ? contents : Math.max(rewriteCost(wanted), contents, ORDER_CALLS);
        expect(calls.length).toBeLessThanOrEqual(most);
        if (calls.length > Math.max(rewriteCost(wanted), contents)) expect(redated).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('loosening twice is loosening once', () => {
    fc.assert(
      fc.property(change, ({ actual, wanted }) => {
        const once = loosen(actual, wanted);
        expect(loosen(actual, once)).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });
});

describe('how it gets there', () => {
  const hundred = tracks(...range(0, 100));

  test.each<[string, readonly Entry[], readonly Entry[], string[]]>([
    ['one more at the end', hundred, [...hundred, track(500)], ['add']],
    ['one more at the top', hundred, [track(500), ...hundred], ['add']],
    ['a run in the middle', hundred, hundred.toSpliced(40, 0, ...tracks(500, 501, 502)), ['add']],
    ['250 more', hundred, [...hundred, ...tracks(...range(200, 450))], ['add', 'add', 'add']],
    ['one fewer', hundred, hundred.toSpliced(7, 1), ['remove']],
    ['one moved down', tracks(...range(0, 300)), tracks(...range(1, 250), 0, ...range(250, 300)), ['move']],
    ['one of few moved', tracks(1, 2, 3), tracks(3, 1, 2), ['move']],
    [
      'two halves changed about',
      tracks(...range(0, 300)),
      tracks(...range(150, 300), ...range(0, 150)),
      ['move'],
    ],
    ['one exchanged', hundred, hundred.toSpliced(50, 1, track(500)), ['remove', 'add']],
    ['all gone', hundred, [], ['remove']],
    ['many gone', tracks(...range(0, 250)), [], ['replace']],
    ['nothing stays', tracks(...range(0, 250)), tracks(...range(300, 400)), ['replace']],
    ['filled for the first time', [], hundred, ['add']],
    [
      'a moved strip that parts new ones',
      tracks(...range(0, 300)),
      tracks(...range(0, 100), 400, 250, 401, ...range(100, 250), ...range(251, 300)),
      ['add', 'move'],
    ],
    [
      'a strip moved with a new one inside',
      tracks(...range(0, 300)),
      tracks(...range(0, 10), 200, 400, 201, ...range(10, 200), ...range(202, 300)),
      ['add', 'move'],
    ],
  ])('%s', (_, actual, merged, expected) => {
    expect(kinds(actual, merged)).toEqual(expected);
  });

  test('a shuffle: exact writes anew at the price of writing anew, gentle leaves the order', () => {
    const list = tracks(...range(0, 500));
    const shuffled = list.map((_, index) => track((index * 211) % 500));
    const exact = planPlaylist(list, shuffled, 'exact');
    expect(exact.calls.map(({ kind }) => kind)).toEqual(['replace', 'add', 'add', 'add', 'add']);
    expect(exact.redated).toHaveLength(500);
    expect(planPlaylist(list, shuffled, 'gentle')).toEqual({
      calls: [],
      result: list,
      redated: [],
      orderLeft: true,
    });
  });

  test('a few new ones here and there in a short list: a call each, and every date stays', () => {
    const list = tracks(...range(0, 50));
    const wanted = list.toSpliced(40, 0, track(502)).toSpliced(20, 0, track(501)).toSpliced(3, 0, track(500));
    expect(kinds(list, wanted)).toEqual(['add', 'add', 'add']);
  });

  test('a shuffle of a part: exact writes that part anew', () => {
    const list = range(0, 1_000);
    const shuffled = list.map((n) => (n >= 300 && n < 400 ? 300 + (((n - 300) * 37) % 100) : n));
    const { calls, redated } = planPlaylist(tracks(...list), shuffled.map(track), 'exact');
    expect(calls.map(({ kind }) => kind)).toEqual(['remove', 'add']);
    expect(redated.length).toBeLessThanOrEqual(100);
  });

  test('a local file is never lost by writing anew, and goes where it is wanted', () => {
    const list = [...tracks(...range(0, 200)), local(1), ...tracks(...range(200, 400))];
    const shuffled = [local(1), ...range(0, 400).map((n) => track((n * 211) % 400))];
    const { calls, result } = planPlaylist(list, shuffled, 'exact');
    expect(urisOf(carryOut(linesOf(list), calls))).toEqual(urisOf(shuffled));
    expect(result).toEqual(shuffled);
    expect(calls.some(({ kind }) => kind === 'replace')).toBe(false);
    expect(calls.length).toBeLessThanOrEqual(10);
  });

  test('what no call can take out stands behind what it stood behind, what none can add is left out', () => {
    const { result } = planPlaylist(
      [track(1), local(1), track(2), nameless, episode(1)],
      tracks(2, 1),
      'exact',
    );
    expect(result).toEqual([track(2), nameless, track(1), local(1)]);
    expect(planPlaylist([track(1)], [local(1), track(1), nameless], 'exact').calls).toEqual([]);
  });

  test('a copy too many costs the date of the one that stays', () => {
    const { calls, redated } = planPlaylist(tracks(1, 2, 1), tracks(1, 2), 'gentle');
    expect(calls).toEqual([
      { kind: 'remove', uris: [track(1).uri] },
      { kind: 'add', uris: [track(1).uri], position: 0 },
    ]);
    expect(redated).toEqual([track(1)]);
  });
});
