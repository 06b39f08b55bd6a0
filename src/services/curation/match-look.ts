import type { ReleaseTrack } from '../../domain/curation/release.ts';
import {
  type Found,
  judgeSearch,
  type SearchStep,
  type SearchVerdict,
  searchSteps,
} from '../../domain/curation/release-search.ts';
import type { NewTrack } from '../../domain/library.ts';
import type { Candidate } from '../../domain/matching/side.ts';
import type { SearchHit, SpotifySearch } from '../../providers/spotify/search.ts';
import type { MatchAccounts } from './match-accounts.ts';

/** A Spotify track as one side of a comparison. */
export interface TrackCandidate extends Candidate {
  readonly track: NewTrack;
}

export type Looked =
  | {
      readonly kind: 'verdict';
      readonly verdict: SearchVerdict<TrackCandidate>;
      readonly given: NewTrack | null;
    }
  | { readonly kind: 'resting'; readonly until: number }
  | { readonly kind: 'nobody' };

/**
 * Asks one question after the other until something is accepted. Trouble is thrown, and is never "not found".
 * @throws {AppError} @throws {RetryAfter}
 */
export const lookFor = async (
  release: ReleaseTrack,
  { search, accounts, again }: { search: SpotifySearch; accounts: MatchAccounts; again: boolean },
  signal: AbortSignal,
): Promise<Looked> => {
  const found = new Map<string, Found<TrackCandidate>>();
  const isOver = (): Looked | null => {
    const given = [...found.keys()].find((uri) => uri === release.spotifyUri);
    const verdict = judgeSearch(release, [...found.values()]);
    if (given !== undefined) {
      return { kind: 'verdict', verdict, given: found.get(given)?.candidate.track ?? null };
    }
    return verdict.status === 'matched' ? { kind: 'verdict', verdict, given: null } : null;
  };
  for (const step of searchSteps(release, again)) {
    signal.throwIfAborted();
    const asked = await accounts.ask(release, (access) => search.tracks(access, step.query, signal));
    if (asked.kind !== 'answer') return asked;
    add(found, step, asked.answer);
    const over = isOver();
    if (over !== null) return over;
  }
  return { kind: 'verdict', verdict: judgeSearch(release, [...found.values()]), given: null };
};

const add = (
  found: Map<string, Found<TrackCandidate>>,
  { method }: SearchStep,
  hits: readonly SearchHit[],
): void => {
  for (const hit of hits) {
    // The first question that found it says the most about it; a code beside ours says the least.
    const known = found.get(hit.track.uri);
    if (known === undefined) found.set(hit.track.uri, { candidate: candidateOf(hit), method });
  }
};

const candidateOf = ({ track, albumKind, playable }: SearchHit): TrackCandidate => ({
  title: track.title,
  artists: track.artists.map(({ name }) => name),
  durationMs: track.durationMs,
  isrc: track.isrc,
  album: track.albumTitle,
  releaseDate: track.releaseDate,
  albumKind,
  playable,
  track,
});
