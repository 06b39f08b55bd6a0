import type { Candidate } from '../candidate.ts';
import type { Separation } from '../rule-set.ts';
import { createHeap } from './heap.ts';
import { namesOf } from './names.ts';
import { createCrowding } from './separate-crowding.ts';

/** Tracks of the same names in all that is kept apart, in their order: only the first of them can be next. */
interface Bunch {
  readonly keys: readonly string[];
  /** Places in the list as it came, the next one last. */
  readonly places: number[];
}

/**
 * Moves tracks as little as it can so that at least so many others stand between two of one artist (album, label).
 * Place by place it takes the first track that may stand there; but when some name has only just enough places left
 * for all its tracks, one of those goes first. Where nothing fits, what comes nearest to fitting stands too near: with
 * several things to keep apart that happens now and then though there is a way.
 */
export const separate = (
  tracks: readonly Candidate[],
  separations: readonly Separation[],
  fold: (name: string) => string,
): readonly Candidate[] => {
  const wanted = separations.filter(({ atLeast }) => atLeast > 0);
  if (wanted.length === 0 || tracks.length < 3) return tracks;
  const bunches = bunchesOf(tracks, wanted, fold);
  const line = createLine(bunches);
  const crowding = createCrowding(bunches, wanted);
  return tracks.flatMap((_, position) => {
    const wait = ({ keys }: Bunch): number => crowding.wait(keys, position);
    const urgent = crowding.urgent(tracks.length - position);
    const bunch = (urgent === null ? null : line.firstOf(urgent, wait)) ?? line.first(wait);
    const place = bunch?.places.pop();
    if (bunch === null || place === undefined) return [];
    crowding.place(bunch.keys, position);
    line.offer(bunch);
    return tracks[place] ?? [];
  });
};

/** Nothing fits: further than this nobody looks for what comes nearest to fitting. */
const LOOK_AHEAD = 2_000;

/** Those who wait for a place, the first of each bunch in the order of the list. */
const createLine = (bunches: readonly Bunch[]) => {
  const heap = createHeap();
  const byPlace = new Map<number, Bunch>();
  const byKey = new Map<string, Bunch[]>();
  const offer = (bunch: Bunch): void => {
    const place = bunch.places.at(-1);
    if (place === undefined) return;
    byPlace.set(place, bunch);
    heap.push(place);
  };
  for (const bunch of bunches) {
    offer(bunch);
    for (const key of bunch.keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [bunch]);
      else known.push(bunch);
    }
  }
  return {
    offer,
    /** The first with one of these names that fits now; null when none does. */
    firstOf: (names: ReadonlySet<string>, wait: (bunch: Bunch) => number): Bunch | null => {
      let best: Bunch | null = null;
      let least = Number.POSITIVE_INFINITY;
      for (const name of names) {
        for (const bunch of byKey.get(name) ?? []) {
          const place = bunch.places.at(-1) ?? Number.POSITIVE_INFINITY;
          if (place >= least || wait(bunch) > 0) continue;
          best = bunch;
          least = place;
        }
      }
      return best;
    },
    /** The first that fits now, or else the one that nearly does. */
    first: (wait: (bunch: Bunch) => number): Bunch | null => {
      const passed: number[] = [];
      let best: Bunch | null = null;
      let least = Number.POSITIVE_INFINITY;
      while (least > 0 && passed.length < LOOK_AHEAD) {
        const place = heap.pop();
        if (place === undefined) break;
        const bunch = byPlace.get(place);
        // Its first one was taken by name meanwhile.
        if (bunch === undefined || bunch.places.at(-1) !== place) continue;
        passed.push(place);
        const early = wait(bunch);
        if (early >= least) continue;
        best = bunch;
        least = early;
      }
      for (const place of passed) if (byPlace.get(place) !== best) heap.push(place);
      return best;
    },
  };
};

/** Names are told apart by what they are names of: an artist and a label may be called the same. */
const bunchesOf = (
  tracks: readonly Candidate[],
  separations: readonly Separation[],
  fold: (name: string) => string,
): Bunch[] => {
  const bunches = new Map<string, Bunch>();
  for (let place = tracks.length - 1; place >= 0; place--) {
    const track = tracks[place];
    if (track === undefined) continue;
    const keys = [
      ...new Set(
        separations.flatMap(({ per }, at) => namesOf(track, per).map((name) => `${at}${fold(name)}`)),
      ),
    ].sort();
    const signature = keys.join('\n');
    const known = bunches.get(signature);
    if (known === undefined) bunches.set(signature, { keys, places: [place] });
    else known.places.push(place);
  }
  return [...bunches.values()];
};
