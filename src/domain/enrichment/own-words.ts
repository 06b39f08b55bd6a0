import type { Track } from '../library.ts';
import { parseTitle } from '../matching/title.ts';
import { isReleaseDate } from './dates.ts';
import type { Enrichment, EnrichmentValues } from './values.ts';

/** Raised when one of these reads more out of a track. They are never stored: the track itself is always at hand. */
const VERSION = 1;

/** What Spotify's own fields and the title say, without asking anybody. */
export const ownWords = (track: Track): Enrichment[] => {
  const voice = { version: VERSION, confidence: 1, fetchedAt: 0 };
  const { version } = parseTitle(track.title);
  const spotify: Enrichment = { ...voice, source: 'spotify', values: spotifyValues(track) };
  if (version.label === null) return [spotify];
  const values = { version: { kind: version.kind, by: version.by } };
  return [spotify, { ...voice, source: 'title', values }];
};

const spotifyValues = ({ durationMs, isrc, explicit, releaseDate }: Track): Partial<EnrichmentValues> => ({
  ...(durationMs === null ? {} : { durationMs }),
  ...(isrc === null ? {} : { isrc }),
  ...(explicit === null ? {} : { explicit }),
  ...(releaseDate === null || !isReleaseDate(releaseDate) ? {} : { releaseDate }),
  // A title that says nothing is the original; whoever knows better is trusted more.
  version: { kind: 'original', by: [] },
});
