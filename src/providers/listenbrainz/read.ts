import { z } from 'zod';
import type { ReadValues } from '../enrichment-port.ts';
import { date, known, milliseconds } from '../facts.ts';
import { Mbid, mbids } from '../mbid.ts';
import { type CountedTag, LEVELS, tagValues } from '../tag-weights.ts';
import { lenient, list, number, readable, text } from '../wire.ts';

const Tag = z.object({ tag: z.string().min(1), count: z.number() });
const tags = list(200);

/** What is known of one recording, as `/metadata/recording/` answers it. */
export const Metadata = z.object({
  recording: lenient(z.object({ name: text, length: number, first_release_date: text })),
  artist: lenient(z.object({ artists: list(50) })),
  release: lenient(z.object({ release_group_mbid: lenient(Mbid) })),
  tag: lenient(z.object({ recording: tags, release_group: tags, artist: tags })),
});
export type Metadata = z.output<typeof Metadata>;

/** The stored document: the answer about one recording, with the id that it was asked for. */
export const Document = z.object({ mbid: Mbid, metadata: Metadata });

const Artist = z.object({ artist_mbid: z.string() });
const MOST_IDS = 5;

/** Reads a document; null when the shape is not known. */
export const readMetadata = (raw: unknown): ReadValues | null => {
  const { data } = Document.safeParse(raw);
  if (data === undefined) return null;
  const { recording, artist, release, tag } = data.metadata;
  const levels = {
    recording: counted(tag?.recording),
    releaseGroup: counted(tag?.release_group),
    artist: counted(tag?.artist),
  };
  const level = isUsed(levels.recording)
    ? 'recording'
    : isUsed(levels.releaseGroup)
      ? 'releaseGroup'
      : 'artist';
  const artists = readable(Artist, artist?.artists).map(({ artist_mbid }) => artist_mbid);
  const group = release?.release_group_mbid;
  return {
    values: known({
      ...tagValues([
        { tags: levels.recording, factor: LEVELS.recording.factor },
        { tags: levels.releaseGroup, factor: LEVELS.releaseGroup.factor },
        { tags: levels.artist, factor: LEVELS.artist.factor },
      ]),
      durationMs: milliseconds(recording?.length == null ? null : recording.length / 1_000),
      releaseDate: date(recording?.first_release_date),
    }),
    confidence: LEVELS[level].confidence,
    recordingMbids: [data.mbid],
    artistMbids: mbids(artists).slice(0, MOST_IDS),
    releaseGroupMbids: group == null ? [] : [group],
  };
};

const counted = (entries: readonly unknown[] | null | undefined): CountedTag[] =>
  readable(Tag, entries).map(({ tag, count }) => ({ name: tag, count }));

const isUsed = (named: readonly CountedTag[]): boolean => named.some(({ count }) => count > 0);
