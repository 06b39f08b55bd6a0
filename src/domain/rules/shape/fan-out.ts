import { camelotOf } from '../../enrichment/keys.ts';
import type { TrackId } from '../../ids.ts';
import type { Candidate } from '../candidate.ts';
import { foldFast } from '../compile-fold.ts';
import type { FanOut, Output } from '../rule-set.ts';
import { namesOf } from './names.ts';
import type { OutReason } from './outcome.ts';

/** The tracks of one playlist before they get their shape. */
export interface Group {
  /** What they have in common, as most of them write it; null where there is but one playlist. */
  readonly value: string | null;
  /** Of the playlist; null where there is but one, which has a name already. */
  readonly name: string | null;
  readonly tracks: readonly Candidate[];
}

export interface Fanned {
  readonly groups: readonly Group[];
  readonly out: ReadonlyMap<TrackId, OutReason>;
}

/** Spotify cuts names there. */
const MAX_NAME = 100;
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

interface Gathering {
  readonly spellings: Map<string, number>;
  readonly tracks: Candidate[];
}

/** One group per value, in the order of the values; a track with several artists is in several. */
export const fanOut = (matching: readonly Candidate[], { fanOut: fan }: Pick<Output, 'fanOut'>): Fanned => {
  if (fan === null) return { groups: [{ value: null, name: null, tracks: matching }], out: new Map() };
  const found = new Map<string, Gathering>();
  for (const track of matching) {
    const seen = new Set<string>();
    for (const value of valuesOf(track, fan.by)) {
      const key = foldFast(value);
      const group: Gathering = found.get(key) ?? { spellings: new Map(), tracks: [] };
      found.set(key, group);
      group.spellings.set(value, (group.spellings.get(value) ?? 0) + 1);
      if (!seen.has(key)) group.tracks.push(track);
      seen.add(key);
    }
  }
  const groups = [...found.values()]
    .filter(({ tracks }) => tracks.length >= (fan.minTracks ?? 1))
    .map(({ spellings, tracks }) => ({ ...named(fan, usual(spellings)), tracks }))
    .sort((a, b) => inOrder(a.value, b.value));
  const placed = new Set(groups.flatMap(({ tracks }) => tracks.map(({ trackId }) => trackId)));
  const out = new Map<TrackId, OutReason>();
  for (const { trackId } of matching) if (!placed.has(trackId)) out.set(trackId, { kind: 'noPlaylist' });
  return { groups, out };
};

const valuesOf = (track: Candidate, by: FanOut['by']): readonly string[] => {
  if (by !== 'key') return namesOf(track, by);
  return track.key == null ? [] : [camelotOf(track.key)];
};

/** The commonest spelling, of equally common ones the first by alphabet. */
const usual = (spellings: ReadonlyMap<string, number>): string => {
  const [first] = [...spellings].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return first?.[0] ?? '';
};

const named = ({ by, template }: FanOut, value: string): { value: string; name: string } => {
  // A function: the value may hold what `replace` reads as a pattern ("$&").
  const name = template.replace(`{${by}}`, () => value);
  return { value, name: [...name].slice(0, MAX_NAME).join('') };
};
