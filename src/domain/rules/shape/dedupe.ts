import type { TrackId } from '../../ids.ts';
import type { Candidate } from '../candidate.ts';
import { countPlays } from '../candidate-play.ts';
import { foldFast } from '../compile-fold.ts';
import type { Dedupe } from '../rule-set.ts';
import { firstDayOf } from '../time-release.ts';
import type { OutReason } from './outcome.ts';

/** Leaves one of each; it keeps its own place. */
export const dedupe = (
  tracks: readonly Candidate[],
  { by, keep }: Dedupe,
  out: Map<TrackId, OutReason>,
): readonly Candidate[] => {
  if (by === 'nothing') return tracks;
  const isBetter = preference(keep);
  const keepers = new Map<string | number, Candidate>();
  for (const track of tracks) {
    const key = sameness[by](track);
    const known = keepers.get(key);
    if (known === undefined || isBetter(track, known)) keepers.set(key, track);
  }
  return tracks.filter((track) => {
    const keeper = keepers.get(sameness[by](track));
    if (keeper === track || keeper === undefined) return true;
    // The very same track twice in the list: one is in, and so none is out.
    if (keeper.trackId !== track.trackId)
      out.set(track.trackId, { kind: 'duplicate', by, of: keeper.trackId });
    return false;
  });
};

/** Tracks without what they would be compared by are like no other. */
const sameness: Readonly<Record<Exclude<Dedupe['by'], 'nothing'>, (track: Candidate) => string | number>> = {
  track: ({ trackId }) => trackId,
  recording: ({ recording }) => recording,
  isrc: ({ isrc, trackId }) => isrc?.toUpperCase() ?? trackId,
  titleAndArtist: ({ title, artists, trackId }) => {
    const [artist] = artists ?? [];
    return title === undefined || artist === undefined ? trackId : `${foldFast(title)} | ${foldFast(artist)}`;
  },
};

type Figure = (track: Candidate) => number;
const added: Figure = ({ addedAt }) => addedAt ?? Number.NaN;
const released: Figure = ({ releaseDate }) => (releaseDate == null ? Number.NaN : firstDayOf(releaseDate));
const length: Figure = ({ durationMs }) => durationMs ?? Number.NaN;
const explicit: Figure = (track) => (track.explicit == null ? Number.NaN : Number(track.explicit));

const less = (figure: Figure): Figure => {
  return (track) => -figure(track);
};

/** The highest figure stays. */
const figures: Readonly<Record<Dedupe['keep'], Figure>> = {
  oldestAdded: less(added),
  newestAdded: added,
  oldestRelease: less(released),
  newestRelease: released,
  longest: length,
  shortest: less(length),
  explicit,
  clean: less(explicit),
  mostPlayed: ({ plays }) => (plays === undefined ? Number.NaN : countPlays(plays)),
};

/** What is known goes before what is not; then the one that was there first, then the lower id: always the same one. */
const preference = (keep: Dedupe['keep']): ((a: Candidate, b: Candidate) => boolean) => {
  const measures = [figures[keep], figures.oldestAdded];
  return (a, b) => {
    for (const measure of measures) {
      const [one, other] = [measure(a), measure(b)];
      if (one > other) return true;
      if (one < other) return false;
      if (Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(other);
    }
    return a.trackId < b.trackId;
  };
};
