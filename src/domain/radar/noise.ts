import { fold } from '../library/fold.ts';
import { firstArtistsOf } from '../listening/scrobbles.ts';
import { isLiked } from './labels.ts';
import {
  creditedNames,
  type HeardLabel,
  type Mute,
  type NewRelease,
  type Noise,
  type PlayedArtist,
} from './radar.ts';
import { readTitle } from './titles.ts';

/** What a member's radar is judged by. */
export interface RadarFacts {
  /** By folded name. */
  readonly artists: ReadonlyMap<string, PlayedArtist>;
  /** By folded name. */
  readonly labels: ReadonlyMap<string, HeardLabel>;
  readonly mutes: readonly Mute[];
  /** Releases that are on the radar already, dealt with or not, by the source's id. */
  readonly held: ReadonlySet<string>;
}

/** A release that concerns somebody, and because of whom. */
export interface Concerning<R extends NewRelease> {
  readonly release: R;
  /** For a label's sake: the first of whom it is by. */
  readonly artist: PlayedArtist;
  /** Not null: nobody of its artists is one they listen to, but they like its label. */
  readonly label: HeardLabel | null;
  /** False: they are a guest on somebody else's. */
  readonly isMain: boolean;
}

export type Judged<R extends NewRelease> =
  | { readonly kind: 'signal'; readonly found: Concerning<R> }
  | { readonly kind: 'noise'; readonly why: Noise };

const VARIOUS = new Set([
  'various artists',
  'various',
  'va',
  'v a',
  'diverse',
  'varios artistas',
  'multi interpretes',
]);
/** Sold earlier in one country than in another, a release is the same one. */
const SAME_DAYS = 31;
/** A single goes ahead of the album that is called like it: only what is older makes the album a re-release. */
const AHEAD_DAYS = 400;
/** Of a label that is not followed: who releases more of what is kept is a shop, and no taste. */
const CROWD = 40;
const DAY_MS = 86_400_000;

/** Whether one release belongs on somebody's radar, looked at alone. */
export const judgeRelease = <R extends NewRelease>(release: R, facts: RadarFacts): Judged<R> => {
  const noise = (why: Noise): Judged<R> => ({ kind: 'noise', why });
  if (VARIOUS.has(fold(release.credit))) return noise('various');
  if (release.kind === 'spoken') return noise('spoken');
  const found = concerned(release, facts.artists) ?? onLiked(release, facts.labels);
  if (found === null) return noise('stranger');
  const { artist } = found;
  if (isNamesake(release, artist)) return noise('namesake');
  if (isMuted(release, artist, facts.mutes)) return noise('muted');
  const title = readTitle(release.title);
  if (title.isEdition) return noise('edition');
  const since = artist.known.get(title.key);
  if (since !== undefined && isBefore(since, release)) return noise('again');
  return { kind: 'signal', found };
};

/**
 * A member's radar: each release once, whatever editions of it there are and whoever of its artists they listen to.
 * Of several of one title the album counts before the single, then the earlier one.
 */
export const scan = <R extends NewRelease>(
  releases: readonly R[],
  facts: RadarFacts,
): { readonly signals: Concerning<R>[]; readonly noise: ReadonlyMap<Noise, number> } => {
  const noise = new Map<Noise, number>();
  const count = (why: Noise): void => {
    noise.set(why, (noise.get(why) ?? 0) + 1);
  };
  const crowds = crowdedLabels(releases);
  const signals = new Map<string, Concerning<R>>();
  for (const release of [...releases].sort(worthier)) {
    const judged = judgeRelease(release, facts);
    if (judged.kind === 'noise') {
      count(judged.why);
      continue;
    }
    const { found } = judged;
    if (found.label !== null && !found.label.followed && crowds.has(fold(found.label.name))) {
      count('crowd');
      continue;
    }
    const key = `${fold(found.artist.name)}\n${readTitle(release.title).key}`;
    const known = signals.get(key);
    if (known === undefined || isHeldTwin(found.release, known.release, facts.held)) signals.set(key, found);
    if (known !== undefined) count('again');
  }
  return { signals: [...signals.values()], noise };
};

/** What one source told before another one did stays what is shown: it may be dealt with, or told of. */
const isHeldTwin = (one: NewRelease, known: NewRelease, held: ReadonlySet<string>): boolean =>
  one.source !== known.source &&
  held.has(one.externalId) &&
  !held.has(known.externalId) &&
  Math.abs(Date.parse(one.releaseDate) - Date.parse(known.releaseDate)) <= SAME_DAYS * DAY_MS;

const crowdedLabels = (releases: readonly NewRelease[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const { label } of releases) {
    if (label !== null) counts.set(fold(label), (counts.get(fold(label)) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([key, count]) => (count > CROWD ? [key] : [])));
};

const WORTH = [
  'album',
  'ep',
  'soundtrack',
  'mix',
  'live',
  'remix',
  'single',
  'compilation',
  'other',
  'spoken',
];

const worthier = (a: NewRelease, b: NewRelease): number =>
  WORTH.indexOf(a.kind) - WORTH.indexOf(b.kind) ||
  a.releaseDate.localeCompare(b.releaseDate) ||
  (a.externalId < b.externalId ? -1 : 1);

/** The main artist before the guests; of several the one who is listened to most. */
const concerned = <R extends NewRelease>(
  release: R,
  artists: RadarFacts['artists'],
): Concerning<R> | null => {
  const main = firstArtistsOf(release.credit).flatMap((name) => artists.get(fold(name)) ?? []);
  const [first] = main;
  if (first !== undefined) return { release, artist: first, isMain: true, label: null };
  const guests = creditedNames(release.credit)
    .flatMap((name) => artists.get(fold(name)) ?? [])
    .sort((a, b) => b.plays - a.plays);
  const [guest] = guests;
  return guest === undefined ? null : { release, artist: guest, isMain: false, label: null };
};

/** By somebody whom they never played, on a label that they like. */
const onLiked = <R extends NewRelease>(release: R, labels: RadarFacts['labels']): Concerning<R> | null => {
  const label = release.label === null ? undefined : labels.get(fold(release.label));
  if (label === undefined || !isLiked(label)) return null;
  const name = firstArtistsOf(release.credit).at(-1) ?? release.credit;
  const nothing = { plays: 0, recentPlays: 0, kept: 0, followed: false, mbids: [], known: new Map() };
  return { release, artist: { name, ...nothing }, isMain: true, label };
};

/** Names are not unique, ids are: only where both sides know them. */
const isNamesake = ({ artistMbids }: NewRelease, { mbids }: PlayedArtist): boolean =>
  artistMbids.length > 0 && mbids.length > 0 && !artistMbids.some((id) => mbids.includes(id));

/** Whether a member does not want to hear of it. */
export const isMuted = (
  { kind, label }: Pick<NewRelease, 'kind' | 'label'>,
  { name }: Pick<PlayedArtist, 'name'>,
  mutes: readonly Mute[],
): boolean =>
  mutes.some(
    (mute) =>
      (mute.kind === 'kind' && mute.value === kind) ||
      (mute.kind === 'artist' && mute.value === fold(name)) ||
      (mute.kind === 'label' && label !== null && mute.value === fold(label)),
  );

/** @param since as precise as it is known: a year means its first day */
const isBefore = (since: string, { kind, releaseDate }: NewRelease): boolean => {
  const days = kind === 'album' || kind === 'ep' ? AHEAD_DAYS : SAME_DAYS;
  const first = Date.parse(
    since.length === 4 ? `${since}-01-01` : since.length === 7 ? `${since}-01` : since,
  );
  // Of this year alone nothing can be told.
  if (since.length === 4 && releaseDate.startsWith(since)) return false;
  return Date.parse(releaseDate) - first > days * DAY_MS;
};
