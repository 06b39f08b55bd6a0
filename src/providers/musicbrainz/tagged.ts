import { z } from 'zod';
import type { ReadValues, Subject } from '../enrichment-port.ts';
import { known } from '../facts.ts';
import { readable } from '../wire.ts';
import { ids, readRecordings, words } from './recordings.ts';
import { Recording, Tagged, type WireTagged } from './wire.ts';

const Document = z.object({
  recordings: z.array(z.unknown()),
  releaseGroups: z.array(z.unknown()),
  artists: z.array(z.unknown()),
});

/** How much the tags of each tell about one track, and how sure that is. */
const LEVELS = {
  recording: { factor: 1, confidence: 0.9 },
  releaseGroup: { factor: 0.8, confidence: 0.75 },
  artist: { factor: 0.5, confidence: 0.5 },
} as const;

/** What is said of known ids: of the recording, or else of its release groups, or else of its artists. */
export const readTagged = (raw: unknown, subject: Subject): ReadValues | null => {
  const { data } = Document.safeParse(raw);
  if (data === undefined) return null;
  const [recording, ...others] = readable(Recording, data.recordings);
  const releaseGroups = readable(Tagged, data.releaseGroups);
  const artists = readable(Tagged, data.artists);
  if (recording === undefined && releaseGroups.length === 0 && artists.length === 0) return null;
  const level = isTagged(recording === undefined ? [] : [recording])
    ? LEVELS.recording
    : recording !== undefined || isTagged(releaseGroups)
      ? LEVELS.releaseGroup
      : LEVELS.artist;
  const { confidence } = level;
  const read = recording === undefined ? null : readRecordings([recording, ...others], subject, confidence);
  return {
    values: {
      ...read?.values,
      ...known(
        words([
          { things: recording === undefined ? [] : [recording], factor: LEVELS.recording.factor },
          { things: releaseGroups, factor: LEVELS.releaseGroup.factor },
          { things: artists, factor: LEVELS.artist.factor },
        ]),
      ),
    },
    confidence,
    recordingMbids: [...new Set([...(read?.recordingMbids ?? []), ...subject.recordingMbids])],
    artistMbids: read?.artistMbids ?? ids(artists),
    releaseGroupMbids: read?.releaseGroupMbids ?? ids(releaseGroups),
  };
};

/** True when somebody tagged one of them. */
export const isTagged = (things: readonly Pick<WireTagged, 'tags' | 'genres'>[]): boolean =>
  things.some(({ tags, genres }) => [...tags, ...genres].some(({ count }) => count > 0));
