import { z } from 'zod';
import { fold } from '../../domain/library/fold.ts';
import type { ReadValues, Subject } from '../enrichment-port.ts';
import { date, known } from '../facts.ts';
import { readable } from '../wire.ts';
import { judge } from './judge.ts';
import { ids, labelOf, readRecordings } from './recordings.ts';
import { LinkedArtist, LinkedRecording, Recording, Release, type WireRelease } from './wire.ts';

const Linked = z.object({
  track: z.unknown(),
  release: z.unknown(),
  recordings: z.array(z.unknown()),
  artists: z.array(z.unknown()),
});

/** An editor linked this very track. */
const TRACK_CONFIDENCE = 0.95;
/** The link is there, the lengths contradict it: one of Spotify's tracks is another edit. */
const DOUBTFUL_CONFIDENCE = 0.4;
const SAME_LENGTH_MS = 10_000;
/** The album is right; date and label are the album's. */
const ALBUM_CONFIDENCE = 0.9;
const ARTIST_CONFIDENCE = 0.8;

/** What links say: the track itself, a recording on its album, the album, the artists; each where it is known. */
export const readLinked = (raw: unknown, subject: Subject): ReadValues | null => {
  const { data } = Linked.safeParse(raw);
  if (data === undefined) return null;
  const [track] = readable(LinkedRecording, [data.track]);
  const [release] = readable(Release, [data.release]);
  const artists = readable(LinkedArtist, data.artists);
  const onAlbum = judge(
    subject,
    data.recordings.flatMap((entry) => readable(Recording, [entry]).map((read) => ({ raw: entry, read }))),
    'text',
  );
  const [best, ...others] = onAlbum?.entries ?? [];
  const recording =
    best === undefined || onAlbum === null
      ? null
      : readRecordings([best.read, ...others.map(({ read }) => read)], subject, onAlbum.confidence);
  if (track === undefined && recording === null && release === undefined && artists.length === 0) return null;
  const credited = release === undefined ? [] : creditedArtists(release, subject);
  const group = release?.['release-group'];
  return {
    values: {
      ...recording?.values,
      ...known({
        durationMs: recording?.values.durationMs ?? track?.length ?? undefined,
        label: release === undefined ? undefined : labelOf(release),
        // Of the recording: an album can be a reissue.
        releaseDate: recording?.values.releaseDate ?? date(release?.date),
      }),
    },
    confidence: confidenceOf(track, recording, release, subject),
    recordingMbids: [
      ...new Set([...(track === undefined ? [] : [track.id]), ...(recording?.recordingMbids ?? [])]),
    ],
    releaseMbids: recording?.releaseMbids ?? [],
    artistMbids: ids([...artists, ...(recording?.artistMbids ?? credited).map((id) => ({ id }))]),
    releaseGroupMbids: [
      ...new Set([...(group == null ? [] : [group.id]), ...(recording?.releaseGroupMbids ?? [])]),
    ],
  };
};

const confidenceOf = (
  track: z.output<typeof LinkedRecording> | undefined,
  recording: ReadValues | null,
  release: WireRelease | undefined,
  { durationMs }: Subject,
): number => {
  if (track !== undefined) {
    const apart = track.length == null || durationMs === null ? 0 : Math.abs(track.length - durationMs);
    return apart > SAME_LENGTH_MS ? DOUBTFUL_CONFIDENCE : TRACK_CONFIDENCE;
  }
  return recording?.confidence ?? (release === undefined ? ARTIST_CONFIDENCE : ALBUM_CONFIDENCE);
};

/** Of the album's artists those who are the track's: on compilations they are somebody else. */
const creditedArtists = (release: WireRelease, { artists }: Subject): string[] => {
  const names = new Set(artists.map(fold));
  return release['artist-credit']
    .filter((credit) =>
      [credit.name, credit.artist.name].some((name) => name != null && names.has(fold(name))),
    )
    .map(({ artist }) => artist.id);
};
