import { z } from 'zod';
import type { ReadValues, Subject } from '../enrichment-port.ts';
import { known } from '../facts.ts';
import { LEVELS, tagValues } from '../tag-weights.ts';
import { readable } from '../wire.ts';
import { countedTags, ids, readRecordings } from './recordings.ts';
import { Recording, Tagged, type WireTagged } from './wire.ts';

const Document = z.object({
  recordings: z.array(z.unknown()),
  releaseGroups: z.array(z.unknown()),
  artists: z.array(z.unknown()),
});

/** What is said of known ids: of the recording, or else of its release groups, or else of its artists. */
export const readTagged = (raw: unknown, subject: Subject): ReadValues | null => {
  const { data } = Document.safeParse(raw);
  if (data === undefined) return null;
  const [recording, ...others] = readable(Recording, data.recordings);
  const releaseGroups = readable(Tagged, data.releaseGroups);
  const artists = readable(Tagged, data.artists);
  if (recording === undefined && releaseGroups.length === 0 && artists.length === 0) return null;
  const own = recording === undefined ? [] : [recording];
  const level = isTagged(own)
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
        tagValues([
          { tags: countedTags(own), factor: LEVELS.recording.factor },
          { tags: countedTags(releaseGroups), factor: LEVELS.releaseGroup.factor },
          { tags: countedTags(artists), factor: LEVELS.artist.factor },
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
  countedTags(things).some(({ count }) => count > 0);
