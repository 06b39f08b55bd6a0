import type { ReleaseArtist, ReleaseFacts } from '../../domain/curation/release.ts';
import { parseKey } from '../../domain/enrichment/keys.ts';
import type { MusicalKey } from '../../domain/enrichment/values.ts';
import { date, isrc, name, tempo } from '../facts.ts';
import { readable } from '../wire.ts';
import { type Key, Person, Track } from './wire.ts';

/** What stands where a release has no picture. */
const PLACEHOLDERS = ['0dc61986-bccf-49d4-8fad-6b147ea8f327'];
const ARTWORK_PX = '500';
const LONGEST_MS = 24 * 3_600_000;
/** A release that names more artists than this is by everybody: its artists say nothing. */
const MOST_RELEASE_ARTISTS = 4;

/** A track of the catalogue in our words; null when it lacks what a release track needs (a name, a date). */
export const readTrack = (raw: unknown): ReleaseFacts | null => {
  const track = Track.safeParse(raw).data;
  if (track === undefined || track.tombstoned === true) return null;
  const published = day(track.publish_date) ?? day(track.new_release_date);
  const title = name(track.name);
  if (published === null || title === undefined) return null;
  const remixers = namesOf(track.remixers);
  return {
    source: 'beatport',
    externalId: track.id,
    title,
    mix: name(track.mix_name) ?? null,
    artists: artistsOf(track, remixers),
    remixers,
    label: name(track.release?.label?.name) ?? null,
    releaseTitle: name(track.release?.name) ?? null,
    releaseExternalId: track.release?.id ?? null,
    catalogNumber: name(track.catalog_number) ?? null,
    isrc: isrc(track.isrc) ?? null,
    bpm: tempo(track.bpm) ?? null,
    key: track.key == null ? null : keyOf(track.key),
    durationMs: lengthOf(track),
    artworkUrl: artworkUrl(track.release?.image),
    publishDate: published,
    releaseDate: date(track.new_release_date) ?? null,
    url: track.slug ? `https://www.beatport.com/track/${encodeURIComponent(track.slug)}/${track.id}` : null,
    spotifyUri: null,
  };
};

const namesOf = (entries: readonly unknown[] | null | undefined): string[] => [
  ...new Set(readable(Person, entries).flatMap((one) => name(one.name) ?? [])),
];

/** Remixers stand among the artists as often as not: there they are remixers, unless nobody else is named. */
const artistsOf = (track: Track, remixers: readonly string[]): ReleaseArtist[] => {
  const named = namesOf(track.artists);
  const releaseArtists = namesOf(track.release?.artists);
  const found = named.length === 0 && releaseArtists.length <= MOST_RELEASE_ARTISTS ? releaseArtists : named;
  const main = found.filter((one) => !remixers.includes(one));
  if (main.length === 0) return found.map((each) => ({ name: each }));
  return found.map((each) =>
    remixers.includes(each) ? { name: each, role: 'remixer' as const } : { name: each },
  );
};

/** Camelot first: it is never ambiguous. */
const keyOf = (key: Key): MusicalKey | null => {
  const camelot = `${key.camelot_number ?? ''}${key.camelot_letter ?? ''}`;
  const sign = key.is_sharp === true ? '#' : key.is_flat === true ? 'b' : '';
  const spelled = `${key.letter ?? ''}${sign} ${key.chord_type?.name ?? ''}`;
  return parseKey(camelot) ?? parseKey(key.name ?? '') ?? parseKey(spelled);
};

const lengthOf = ({ length_ms, length }: Track): number | null => {
  if (length_ms != null && length_ms > 0 && length_ms <= LONGEST_MS) return Math.round(length_ms);
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/.exec(length ?? '') ?? [];
  if (minutes === undefined || seconds === undefined) return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
};

type Picture = NonNullable<Track['release']>['image'];

/** Where a picture is, in the size of a card's corner; null for what stands there when there is none. */
export const artworkUrl = (image: Picture): string | null => {
  const { dynamic_uri, uri } = image ?? {};
  const address = (dynamic_uri || uri || '').replace('{w}', ARTWORK_PX).replace('{h}', ARTWORK_PX);
  if (PLACEHOLDERS.some((id) => address.includes(id))) return null;
  const parsed = URL.parse(address);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
};

/** A whole day: what is not, has no week. */
const day = (written: string | null | undefined): string | null => {
  const known = date(written?.slice(0, 10));
  return known !== undefined && known.length === 10 ? known : null;
};
