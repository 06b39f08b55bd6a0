import { moved } from '../../../src/domain/playlists/after-calls.ts';
import type { Entry, OrderPolicy } from '../../../src/domain/playlists/playlist.ts';

/** A playlist, what it is to become, and what matters more where not all can be had. */
export interface Edit {
  readonly name: string;
  readonly order: OrderPolicy;
  readonly actual: readonly Entry[];
  readonly wanted: readonly Entry[];
}

/** The spread of edits that is measured. Seeded: every run has the same ones. */
export const spread = (): Edit[] => {
  const random = seeded(20_261_120);
  const edit = (
    name: string,
    length: number,
    change: (list: number[]) => number[],
    order: OrderPolicy = 'exact',
  ): Edit => {
    const list = numbers(0, length);
    return { name, order, actual: list.map(track), wanted: change(list).map(track) };
  };
  const added = (count: number): number[] => numbers(100_000, 100_000 + count);
  const without = (list: number[], count: number): number[] => {
    const gone = new Set(shuffled(list, random).slice(0, count));
    return list.filter((one) => !gone.has(one));
  };
  const scattered = (list: number[], fresh: number[]): number[] =>
    fresh.reduce((all, one) => all.toSpliced(random(all.length + 1), 0, one), list);
  const someMoved = (list: number[], count: number): number[] =>
    numbers(0, count).reduce((all) => moved(all, random(all.length), 1, random(all.length)), list);

  return [
    edit('1 add at the end of 500', 500, (list) => [...list, ...added(1)]),
    edit('1 add in the middle of 500', 500, (list) => list.toSpliced(250, 0, ...added(1))),
    edit('100 adds at the end of 500', 500, (list) => [...list, ...added(100)]),
    edit('100 adds at the top of 500', 500, (list) => [...added(100), ...list]),
    edit('10 adds in 10 places of 1 000', 1_000, (list) => scattered(list, added(10))),
    edit('250 adds to an empty playlist', 0, () => added(250)),
    edit('1 removed of 500', 500, (list) => without(list, 1)),
    edit('150 removed of 500', 500, (list) => without(list, 150)),
    edit('500 emptied', 500, () => []),
    edit('all 500 exchanged', 500, () => added(500)),
    edit('1 moved of 500', 500, (list) => moved(list, 400, 1, 20)),
    edit('30 in a row moved of 500', 500, (list) => moved(list, 400, 30, 20)),
    edit('8 moved of 1 000', 1_000, (list) => someMoved(list, 8)),
    edit('5 long runs of 2 000 moved across one another', 2_000, (list) =>
      numbers(0, 5).reduce((all) => moved(all, random(1_500), 1 + random(500), random(all.length)), list),
    ),
    edit('two halves of 500 changed about', 500, (list) => moved(list, 250, 250, 0)),
    edit(
      '20 new at the top, 20 old out, of 200',
      200,
      (list) => [...added(20), ...list.slice(0, -20)],
      'gentle',
    ),
    edit('5 moved, 5 scattered in, 20 out, of 2 000', 2_000, (list) =>
      scattered(someMoved(without(list, 20), 5), added(5)),
    ),
    edit('30 % churn of 2 000, new at the end', 2_000, (list) => [...without(list, 600), ...added(600)]),
    edit(
      '30 % churn of 2 000, new anywhere, gentle',
      2_000,
      (list) => scattered(without(list, 600), added(600)),
      'gentle',
    ),
    edit('30 % churn of 2 000, new anywhere, exact', 2_000, (list) =>
      scattered(without(list, 600), added(600)),
    ),
    edit('shuffle of 500, exact', 500, (list) => shuffled(list, random)),
    edit('shuffle of 500, gentle', 500, (list) => shuffled(list, random), 'gentle'),
    edit('100 of 1 000 shuffled among themselves, exact', 1_000, (list) => [
      ...list.slice(0, 300),
      ...shuffled(list.slice(300, 400), random),
      ...list.slice(400),
    ]),
    edit('nothing changed of 10 000', 10_000, (list) => list),
  ];
};

/** Edits where writing anew takes fewer calls, and dates are worth more: great losses, and short lists put in order. */
export const datesFirst = (): Edit[] => [
  ...[100, 500, 900].map(
    (left): Edit => ({
      name: `2 000 cut to ${left}`,
      order: 'exact',
      actual: numbers(0, 2_000).map(track),
      wanted: numbers(0, left).map(track),
    }),
  ),
  ...[3, 10, 11].map(
    (places): Edit => ({
      name: `${places} adds in ${places} places of 50`,
      order: 'exact',
      actual: numbers(0, 50).map(track),
      wanted: numbers(0, places)
        .reduce((list, one) => list.toSpliced(one * 5, 0, 100_000 + one), numbers(0, 50))
        .map(track),
    }),
  ),
];

const track = (number: number): Entry => {
  const uri = `spotify:track:${String(number).padStart(22, '0')}`;
  return { uri, key: uri };
};

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** A linear congruential generator: numbers from 0 up to, not including, the argument. */
export const seeded = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const shuffled = (list: readonly number[], random: (below: number) => number): number[] => {
  const all = [...list];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    const [a = 0, b = 0] = [all[at], all[other]];
    [all[at], all[other]] = [b, a];
  }
  return all;
};
