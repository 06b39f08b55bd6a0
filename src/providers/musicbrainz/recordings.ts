import { fold } from '../../domain/library/fold.ts';
import type { Side } from '../../domain/matching/side.ts';
import type { ReadValues, Subject } from '../enrichment-port.ts';
import { date, isrc, known, name } from '../facts.ts';
import { type CountedTag, LEVELS, tagValues } from '../tag-weights.ts';
import type { WireRecording, WireRelease, WireTagged } from './wire.ts';

/** Ids of one kind that are handed on: the first few are the ones that matter. */
const MOST_IDS = 5;

/** A recording as matching compares it. */
export const sideOf = (recording: WireRecording, { albumTitle }: Subject): Side => {
  const album = recording.releases.find(({ title }) => isAlbum(title, albumTitle));
  return {
    title: recording.title,
    artists: recording['artist-credit'].flatMap((credit) => credit.name ?? credit.artist.name ?? []),
    durationMs: recording.length,
    isrcs: recording.isrcs,
    // "extended mix", "live, 2005-03-01: Berlin": MusicBrainz keeps versions out of titles where it can.
    mix: recording.disambiguation,
    album: album?.title,
  };
};

/** The subject as matching compares it. */
export const subjectSide = (subject: Subject): Side => ({
  title: subject.title,
  artists: subject.artists,
  durationMs: subject.durationMs,
  isrc: subject.isrc,
  label: subject.label,
  album: subject.albumTitle,
});

/** Releases with the one that most likely is the subject's first: its album, official ones, no compilations, early. */
export const inOrder = (releases: readonly WireRelease[], albumTitle: string | null): WireRelease[] => {
  const key = (release: WireRelease): string => {
    const { status, title } = release;
    const kinds = release['release-group']?.['secondary-types'] ?? [];
    return [
      isAlbum(title, albumTitle) ? 0 : 1,
      status == null || status === 'Official' ? 0 : 1,
      kinds.some((kind) => COLLECTED.has(kind)) ? 1 : 0,
      date(release.date) ?? '9999',
    ].join(' ');
  };
  return releases
    .map((release) => ({ release, order: key(release) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ release }) => release);
};

const COLLECTED: ReadonlySet<string> = new Set(['Compilation', 'DJ-mix', 'Mixtape/Street']);

const isAlbum = (title: string | null | undefined, albumTitle: string | null): boolean =>
  title != null && albumTitle !== null && fold(title) === fold(albumTitle);

/** What recordings of one track say, the best first. */
export const readRecordings = (
  recordings: readonly [WireRecording, ...WireRecording[]],
  subject: Subject,
  confidence: number,
): ReadValues => {
  const [best] = recordings;
  const releases = inOrder(
    recordings.flatMap((recording) => recording.releases),
    subject.albumTitle,
  );
  return {
    values: known({
      ...tagValues([{ tags: countedTags(recordings), factor: LEVELS.recording.factor }]),
      durationMs: best.length ?? undefined,
      releaseDate: date(best['first-release-date']),
      isrc: isrcFor(best, subject),
      label: releases[0] === undefined ? undefined : labelOf(releases[0]),
    }),
    confidence,
    recordingMbids: ids(recordings),
    artistMbids: ids(best['artist-credit'].map(({ artist }) => artist)),
    releaseMbids: ids(releases, 2),
    releaseGroupMbids: ids(releases.flatMap((release) => release['release-group'] ?? [])),
  };
};

export const ids = (things: readonly { readonly id: string }[], most: number = MOST_IDS): string[] =>
  [...new Set(things.map(({ id }) => id))].slice(0, most);

/** The subject's own where the recording has it; another one only where there is no choice. */
const isrcFor = ({ isrcs }: WireRecording, subject: Subject): string | undefined => {
  const [first, ...others] = new Set(isrcs.filter((code) => code !== ''));
  const own = isrc(subject.isrc);
  return own !== undefined && isrcs.includes(own) ? own : others.length === 0 ? first : undefined;
};

/** "[no label]" is how MusicBrainz writes that there is none. */
export const labelOf = (release: WireRelease): string | undefined =>
  release['label-info']
    .map(({ label }) => name(label?.name))
    .find((label) => label !== undefined && !/^\[.*\]$/.test(label));

/** What people call a thing; names of genres stand in both lists of a look-up. */
export const countedTags = (things: readonly Pick<WireTagged, 'tags' | 'genres'>[]): CountedTag[] =>
  things.flatMap(({ tags, genres }) => [...tags, ...genres]);
