import type { ReadValues, Subject } from '../enrichment-port.ts';
import { date, evenly, known, name } from '../facts.ts';
import { type Described, described, type Likeness, sameAlbum } from '../likeness.ts';
import { labelKey, lengthOf, plainName } from './names.ts';
import { Release } from './wire.ts';

/** Styles are the fine words; of the fifteen genres there, "Electronic" is most of ours. */
const WEIGHTS = { style: 0.9, genre: 0.5 };
/** Not one of the tracks is ours. */
const LEAST_LIKENESS = 0.6;
/** Styles are of the release: several tracks, not all of one kind. */
const MOST_CONFIDENCE = 0.85;
const DOUBTS = { otherLabel: 0.85, unknownLabel: 0.95, compilation: 0.85 };
/** More artists than these share no style. */
const SEVERAL_ARTISTS = 4;

/** A release as values of the subject; null when the shape is not known, or when none of its tracks is this one. */
export const readRelease = (raw: unknown, subject: Subject, likeness: Likeness): ReadValues | null => {
  const release = Release.safeParse(raw).data;
  if (release === undefined) return null;
  const ours = described(subject);
  const likely = Math.max(0, ...tracksOf(release).map((track) => likeness.compare(ours, track)));
  if (likely < LEAST_LIKENESS) return null;
  const confidence =
    likely * MOST_CONFIDENCE * labelDoubt(release, subject) * (isMixed(release) ? DOUBTS.compilation : 1);
  return {
    confidence: Math.round(confidence * 100) / 100,
    values: known({
      genres: evenly(release.genres ?? [], WEIGHTS.genre),
      styles: evenly(release.styles ?? [], WEIGHTS.style),
      ...(sameAlbum(subject.albumTitle, release.title)
        ? { label: labelOf(release), releaseDate: dateOf(release) }
        : {}),
    }),
  };
};

const labelOf = ({ labels }: Release): string | undefined =>
  labels?.[0] === undefined ? undefined : name(plainName(labels[0].name));

const dateOf = ({ released, year }: Release): string | undefined => date(released) ?? date(year?.toString());

/** Every track, with its artists as they are credited there and as Discogs calls them. */
const tracksOf = (release: Release): Described[] => {
  const about = {
    label: labelOf(release) ?? null,
    album: release.title ?? null,
    releaseDate: dateOf(release) ?? null,
  };
  return (release.tracklist ?? [])
    .flatMap((track) => [
      { track, artists: [track.artists, release.artists] },
      ...(track.sub_tracks ?? []).map((part) => ({
        track: part,
        artists: [part.artists, track.artists, release.artists],
      })),
    ])
    .filter(({ track }) => track.type_ !== 'heading')
    .flatMap(({ track, artists }) => {
      const nearest = artists.find((listed) => listed != null && listed.length > 0) ?? [];
      const durationMs = lengthOf(track.duration) ?? null;
      const credits = [creditsOf(nearest), namesOf(nearest)];
      return (String(credits[0]) === String(credits[1]) ? credits.slice(1) : credits).map((names) => ({
        ...about,
        title: track.title,
        artists: names,
        durationMs,
      }));
    });
};

const namesOf = (artists: Release['artists']): string[] => [
  ...new Set((artists ?? []).map(({ name }) => plainName(name))),
];

const creditsOf = (artists: Release['artists']): string[] => [
  ...new Set((artists ?? []).map(({ name, anv }) => plainName(anv?.trim() ? anv : name))),
];

const labelDoubt = ({ labels }: Release, { label }: Subject): number => {
  if (label === null || labels == null || labels.length === 0) return DOUBTS.unknownLabel;
  const wanted = labelKey(label);
  return labels.some(({ name }) => labelKey(name) === wanted) ? 1 : DOUBTS.otherLabel;
};

/** A compilation, or so many artists that they share no style. */
const isMixed = ({ formats, artists }: Release): boolean => {
  const names = namesOf(artists);
  const isCompilation = formats?.some(({ descriptions }) => descriptions?.includes('Compilation') === true);
  return isCompilation === true || names.length > SEVERAL_ARTISTS || names.includes('Various');
};
