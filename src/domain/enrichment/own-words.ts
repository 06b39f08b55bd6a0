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
  const facts = spotifyValues(track);
  // A title that says nothing is the original, unless somebody knows better.
  const plain = { version: { kind: 'original', by: [] } };
  if (version.label === null) return [{ ...voice, source: 'spotify', values: { ...facts, ...plain } }];
  return [
    { ...voice, source: 'spotify', values: facts },
    { ...voice, source: 'title', values: { version: { kind: version.kind, by: version.by } } },
  ];
};

const spotifyValues = ({ durationMs, isrc, explicit, releaseDate }: Track): Partial<EnrichmentValues> => ({
  ...(durationMs === null ? {} : { durationMs }),
  ...(isrc === null ? {} : { isrc }),
  ...(explicit === null ? {} : { explicit }),
  ...(releaseDate === null || !isReleaseDate(releaseDate) ? {} : { releaseDate }),
});
