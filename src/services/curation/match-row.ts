import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ReleaseMatch, ReleaseTrack } from '../../domain/curation/release.ts';
import { nextLook } from '../../domain/curation/release-search.ts';
import type { ReleaseTrackId } from '../../domain/ids.ts';
import type { NewTrack } from '../../domain/library.ts';
import { ALGORITHM } from '../../domain/matching/decide.ts';
import type { Looked } from './match-look.ts';

/** A release that is to be looked for. */
export type Due = {
  readonly release: ReleaseTrack;
  readonly match: Pick<ReleaseMatch, 'status' | 'tries'> | null;
};

/** Candidates that are kept with a decision. */
const MOST_KEPT = 5;

/** A decision that was not made yet. */
export const untried = (releaseTrackId: ReleaseTrackId, now: number): ReleaseMatch => ({
  ...{ releaseTrackId, status: 'open', trackId: null, method: null, score: null, features: null },
  ...{ candidates: [], algorithm: ALGORITHM, tries: 0, nextTryAt: null, decidedAt: now },
});

/** The decision as it is stored; the tracks that it names are stored with it, so that a person can choose among them. */
export const matchOf = async (
  tx: Repositories,
  { release, match }: Due,
  { verdict, given }: Extract<Looked, { kind: 'verdict' }>,
  now: number,
): Promise<ReleaseMatch> => {
  const kept = verdict.ranked.slice(0, MOST_KEPT);
  const tracks = [...kept.map(({ candidate }) => candidate.track), ...(given === null ? [] : [given])];
  const ids = await tx.tracks.upsertTracks(tracks, now);
  const candidates = kept.map(({ candidate, method, score }) => ({
    ...cardOf(candidate.track),
    trackId: ids.get(candidate.track.uri) ?? null,
    score: score.score,
    method,
  }));
  const status = given === null ? verdict.status : 'matched';
  const tries = status === 'matched' ? 0 : (match?.tries ?? 0) + 1;
  const best = verdict.best;
  const chosen = given ?? (status === 'matched' ? (best?.candidate.track ?? null) : null);
  return {
    releaseTrackId: release.id,
    status,
    trackId: chosen === null ? null : (ids.get(chosen.uri) ?? null),
    method: given === null ? (status === 'miss' ? null : (best?.method ?? null)) : 'given',
    score: best?.score.score ?? null,
    features: best?.score.features ?? null,
    candidates,
    algorithm: verdict.algorithm,
    tries,
    nextTryAt: nextLook(status, tries, now),
    decidedAt: now,
  };
};

const cardOf = (track: NewTrack) => ({
  uri: track.uri,
  title: track.title,
  artists: track.artists.map(({ name }) => name),
  albumTitle: track.albumTitle,
  // Spotify does not tell labels in development mode, nor of a track at all.
  label: null,
  durationMs: track.durationMs,
  imageUrl: track.imageUrl,
  releaseDate: track.releaseDate,
});
