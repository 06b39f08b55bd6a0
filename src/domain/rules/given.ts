import type { EnrichmentValues } from '../enrichment/values.ts';
import type { TrackId } from '../ids.ts';
import type { Candidate } from './candidate.ts';

/** A track that is asked about as if these values were known of it; whatever else is known stays. */
export const withGiven = (
  candidate: Candidate,
  given: Partial<EnrichmentValues>,
  facts: Partial<Candidate> = {},
): Candidate => {
  const { version, ...rest } = given;
  return {
    ...candidate,
    ...rest,
    ...(version === undefined ? {} : { version: version.kind, remixers: version.by }),
    ...facts,
  };
};

/** A track that nobody has, of which nothing is known: to be asked about with given values only. */
export const unknownTrack: Candidate = {
  trackId: 0 as TrackId,
  recording: 0,
  uri: '',
  title: '',
  artists: [],
  addedAt: null,
  sources: [],
  managed: [],
  curation: [],
  categories: [],
  curatedStyles: [],
  curatedWeeks: [],
  plays: [],
  local: false,
};
