import { DAY, fridayBefore } from './clock.ts';
import { albumTitle, trackTitle } from './names.ts';
import type { Random } from './random.ts';
import type { Shelf, TrackSpec } from './shelf.ts';
import type { DatePrecision, WorldArtist, WorldRecording } from './types.ts';
import type { GenreFacts } from './words.ts';

/** What the making of releases draws on. */
export interface ReleaseContext {
  shelf: Shelf;
  /** The start of the world's clock: dates count from here, some of them into the future. */
  startAt: number;
  genreOf(artist: WorldArtist): GenreFacts;
}

export const yearOf = (at: number): number => new Date(at).getUTCFullYear();

/** A Friday: mostly long ago, some in the last two weeks, some still to come (music keeps appearing as time passes). */
export function releaseDay(random: Random, startAt: number, oldestDays: number): number {
  const friday = fridayBefore(startAt);
  const luck = random.next();
  if (luck < 0.06) return friday - 7 * DAY * random.int(0, 1);
  if (luck < 0.14) return friday + 7 * DAY * random.int(1, 9);
  const weeks = Math.floor(random.next() ** 2 * (oldestDays / 7)) + 3;
  return friday - weeks * 7 * DAY;
}

/** Old records often know their year only. */
export function precisionFor(random: Random, at: number, startAt: number): DatePrecision {
  if (yearOf(at) > yearOf(startAt) - 12) return 'day';
  return random.chance(0.45) ? 'year' : random.chance(0.15) ? 'month' : 'day';
}

/** Guests stand in the title, in the artists, or in both, in whatever brackets the label liked. */
export function withGuest(
  random: Random,
  title: string,
  guest: WorldArtist,
): { name: string; listed: boolean } {
  const forms = [
    { name: `${title} (feat. ${guest.name})`, listed: true },
    { name: `${title} [feat. ${guest.name}]`, listed: true },
    { name: `${title} ft. ${guest.name}`, listed: false },
    { name: title, listed: true },
    { name: `${title} (with ${guest.name})`, listed: true },
  ];
  return random.pick(forms);
}

/** Singles and EPs of club music: one idea in several mixes. */
export function clubRelease(
  context: ReleaseContext,
  random: Random,
  artist: WorldArtist,
  title?: string,
): void {
  const { shelf } = context;
  const genre = context.genreOf(artist);
  const releasedAt = releaseDay(random, context.startAt, 5200);
  const year = yearOf(releasedAt);
  const ideas = title === undefined ? random.int(1, 2) : 1;
  const tracks: TrackSpec[] = [];
  for (let idea = 0; idea < ideas; idea++) {
    const name = title ?? trackTitle(random);
    const original = shelf.addRecording(random, { title: name, artistIds: [artist.id], genre, year });
    tracks.push(guestTrack(random, context, original) ?? { recording: original });
    if (random.chance(0.4)) tracks.push(version(context, random, original, genre, year, 'Extended Mix', 1.3));
    if (random.chance(0.3)) tracks.push(version(context, random, original, genre, year, 'Radio Edit', 0.55));
    if (random.chance(0.45)) tracks.push(remix(context, random, original, year));
  }
  shelf.addAlbum(random, {
    name:
      ideas > 1 && random.chance(0.5)
        ? `${albumTitle(random)} EP`
        : (tracks[0]?.name ?? tracks[0]?.recording.title ?? ''),
    kind: 'single',
    artistIds: [artist.id],
    labelId: random.pick(shelf.labels).id,
    releasedAt,
    precision: precisionFor(random, releasedAt, context.startAt),
    tracks,
  });
}

/** An album, and often a single before it that carries the same recording under another id. */
export function albumRelease(context: ReleaseContext, random: Random, artist: WorldArtist): void {
  const { shelf } = context;
  const genre = context.genreOf(artist);
  const releasedAt = releaseDay(random, context.startAt, 12_500);
  const year = yearOf(releasedAt);
  const labelId = random.pick(shelf.labels).id;
  const recordings = Array.from({ length: random.int(6, 10) }, () =>
    shelf.addRecording(random, { title: trackTitle(random), artistIds: [artist.id], genre, year }),
  );
  const tracks = recordings.map((recording) => guestTrack(random, context, recording) ?? { recording });
  const common = { artistIds: [artist.id], labelId };
  shelf.addAlbum(random, {
    ...common,
    name: albumTitle(random),
    kind: 'album',
    releasedAt,
    precision: precisionFor(random, releasedAt, context.startAt),
    tracks,
  });
  const lead = tracks[0];
  if (lead && random.chance(0.6)) {
    const name = lead.name ?? lead.recording.title;
    shelf.addAlbum(random, {
      ...common,
      name,
      kind: 'single',
      releasedAt: releasedAt - 28 * DAY,
      tracks: [lead],
    });
  }
}

function guestTrack(
  random: Random,
  context: ReleaseContext,
  recording: WorldRecording,
): TrackSpec | undefined {
  if (!random.chance(0.13)) return undefined;
  const guest = random.pick(context.shelf.artists);
  if (recording.artistIds.includes(guest.id)) return undefined;
  const { name, listed } = withGuest(random, recording.title, guest);
  return { recording, name, artistIds: listed ? [...recording.artistIds, guest.id] : recording.artistIds };
}

function version(
  context: ReleaseContext,
  random: Random,
  like: WorldRecording,
  genre: GenreFacts,
  year: number,
  label: string,
  length: number,
): TrackSpec {
  const durationMs = Math.round(like.durationMs * length);
  const spec = {
    title: like.title,
    version: label,
    artistIds: like.artistIds,
    genre,
    year,
    like,
    durationMs,
  };
  return { recording: context.shelf.addRecording(random, spec) };
}

/** Remixers are listed as artists by some labels and not by others. */
function remix(context: ReleaseContext, random: Random, like: WorldRecording, year: number): TrackSpec {
  const remixer = random.pick(context.shelf.artists);
  const listed = random.chance(0.7) && !like.artistIds.includes(remixer.id);
  const recording = context.shelf.addRecording(random, {
    title: like.title,
    version: `${remixer.name} ${random.pick(['Remix', 'Remix', 'Remix', 'Extended Remix', 'Dub', 'Rework'])}`,
    artistIds: listed ? [...like.artistIds, remixer.id] : like.artistIds,
    remixerId: remixer.id,
    genre: context.genreOf(remixer),
    year,
    like,
  });
  return { recording };
}
