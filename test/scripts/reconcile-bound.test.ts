import { describe, expect, test } from 'vitest';
import { boundKeeping } from '../../scripts/bench/reconcile/bound.ts';
import { afterCalls } from '../../src/domain/playlists/after-calls.ts';
import { planPlaylist } from '../../src/domain/playlists/plan.ts';
import type { Call, Entry } from '../../src/domain/playlists/playlist.ts';
import { routeTo } from '../../src/domain/playlists/route.ts';

/** The bench's bound against the truth, which for short lists a search through everything that calls can do finds. */

const entry = (name: string): Entry => ({ uri: `spotify:track:${name}`, key: name });
const listOf = (names: string): Entry[] => [...names].map(entry);
const namesOf = (list: readonly Entry[]): string => list.map(({ key }) => key).join('');

/** Every call that takes out nothing that stays and adds only what is wanted. */
const callsFrom = (list: string, target: string): Call[] => {
  const [gone, missing] = [
    [...list].filter((one) => !target.includes(one)),
    [...target].filter((one) => !list.includes(one)),
  ];
  const calls: Call[] =
    gone.length > 0 ? [{ kind: 'remove', uris: gone.map((name) => entry(name).uri) }] : [];
  for (let start = 0; start < list.length; start += 1) {
    for (let length = 1; start + length <= list.length; length += 1) {
      for (let before = 0; before <= list.length; before += 1) {
        if (before < start || before > start + length) calls.push({ kind: 'move', start, length, before });
      }
    }
  }
  for (const block of arrangements(missing)) {
    for (let position = 0; position <= list.length; position += 1) {
      calls.push({ kind: 'add', uris: block.map((name) => entry(name).uri), position });
    }
  }
  return calls;
};

const arrangements = (names: readonly string[]): string[][] =>
  names.flatMap((name) => {
    const rest = names.filter((other) => other !== name);
    return [[name], ...arrangements(rest).map((others) => [name, ...others])];
  });

const fewest = (actual: string, target: string): number => {
  const known = listOf(target);
  const seen = new Set([actual]);
  let front = [actual];
  for (let steps = 0; ; steps += 1) {
    if (front.includes(target)) return steps;
    front = front
      .flatMap((list) =>
        callsFrom(list, target).map((call) => namesOf(afterCalls(listOf(list), [call], known))),
      )
      .filter((list) => !seen.has(list) && seen.add(list));
  }
};

const permutations = (names: string): string[] =>
  names === ''
    ? ['']
    : [...names].flatMap((name) => permutations(names.replace(name, '')).map((rest) => name + rest));

describe('calls that no plan can do without', () => {
  test('never more than a search finds, for every order of five', () => {
    let [more, optimal] = [0, 0];
    for (const actual of permutations('abcde')) {
      const least = fewest(actual, 'abcde');
      expect(boundKeeping(listOf(actual), listOf('abcde'))).toBeLessThanOrEqual(least);
      const found = routeTo(listOf(actual), listOf('abcde')).cost;
      expect(found).toBeGreaterThanOrEqual(least);
      more += found - least;
      optimal += least;
    }
    expect(more / optimal).toBeLessThan(0.05);
  });

  test.each([
    ['abc', 'axbyc'],
    ['abcz', 'cxbya'],
    ['zabc', 'xcabw'],
    ['abcd', 'bxady'],
    ['cab', 'xaybzc'],
    ['zyab', 'bwxa'],
  ])('nor with additions and removals: %s to %s', (actual, target) => {
    const least = fewest(actual, target);
    expect(boundKeeping(listOf(actual), listOf(target))).toBeLessThanOrEqual(least);
    const found = routeTo(listOf(actual), listOf(target)).cost;
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(least + 1);
    expect(planPlaylist(listOf(actual), listOf(target), 'gentle').redated).toEqual([]);
  });
});
