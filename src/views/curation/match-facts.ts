import type { MatchCandidate, ReleaseTrack } from '../../domain/curation/release.ts';
import type { TrackId } from '../../domain/ids.ts';
import type { Cap } from '../../domain/matching/reasons.ts';

export interface MatchCandidateFacts extends MatchCandidate {
  readonly trackId: TrackId;
  readonly caps: readonly Cap[];
}

export interface MatchCaseFacts {
  readonly release: ReleaseTrack;
  readonly candidates: readonly MatchCandidateFacts[];
  readonly left: number;
}
