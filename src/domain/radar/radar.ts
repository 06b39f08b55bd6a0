import type { RadarReleaseId } from '../ids.ts';
import { BETWEEN_ARTISTS } from '../listening/scrobbles.ts';

/** What a release is, for people: what they can mute. */
export const radarKinds = [
  'album',
  'ep',
  'single',
  'remix',
  'live',
  'soundtrack',
  'mix',
  'compilation',
  'spoken',
  'other',
] as const;
export type RadarKind = (typeof radarKinds)[number];

/** A release as its source tells of it. */
export interface NewRelease {
  /** The source's id of all editions together. */
  readonly externalId: string;
  readonly title: string;
  /** All artists in one line, as shown. */
  readonly credit: string;
  readonly artistMbids: readonly string[];
  readonly kind: RadarKind;
  readonly label: string | null;
  /** YYYY-MM-DD */
  readonly releaseDate: string;
  readonly imageUrl: string | null;
  readonly url: string;
}

export interface RadarRelease extends NewRelease {
  readonly id: RadarReleaseId;
}

/** An artist whom a member listens to. */
export interface PlayedArtist {
  readonly name: string;
  /** Counted plays, ever and in the last twelve months. */
  readonly plays: number;
  readonly recentPlays: number;
  /** Tracks in the library. */
  readonly kept: number;
  /** MusicBrainz's ids of whom the member means; empty when nobody knows. */
  readonly mbids: readonly string[];
  /** What is known of them by title: when it first came out, as precise as it is known. */
  readonly known: ReadonlyMap<string, string>;
}

/** A release on somebody's radar. */
export interface RadarItem {
  readonly release: RadarRelease;
  /** Because of whom, as the member knows them. */
  readonly artist: string;
  /** False: they are a guest on somebody else's. */
  readonly isMain: boolean;
  /** ms UTC. */
  readonly foundAt: number;
}

/** A page of what is new for somebody, the dearest artists first. */
export interface RadarPage {
  readonly items: readonly RadarItem[];
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** What is kept from them by their own word. */
  readonly muted: number;
  /** When new releases were last asked for, ms UTC; null: never. */
  readonly gatheredAt: number | null;
  /** False: nothing is known of what they listen to. */
  readonly listens: boolean;
  /** They want to be told in a DM. */
  readonly tells: boolean;
}

export type MuteKind = 'artist' | 'label' | 'kind';

/** What a member does not want to hear of. `value` is a folded name, or a {@link RadarKind}. */
export interface Mute {
  readonly kind: MuteKind;
  readonly value: string;
}

/** The same with how it is called. */
export interface NamedMute extends Mute {
  readonly name: string;
}

/** Why a release is not on somebody's radar. */
export type Noise =
  /** Not by somebody they listen to. */
  | 'stranger'
  | 'various'
  /** Another artist of the same name. */
  | 'namesake'
  /** Another edition of something that is out. */
  | 'edition'
  /** The same once more: it was there before, or is on the radar already. */
  | 'again'
  | 'spoken'
  | 'muted';

/** Everybody whom a credit may name: all of it, and each part between its joints. */
export const creditedNames = (credit: string): string[] => [
  ...new Set([credit, ...credit.split(BETWEEN_ARTISTS)].map((name) => name.trim()).filter(Boolean)),
];

/** Music itself is new on these; on the others it mostly is not, so they come up only when nothing else is said. */
const PRIMARY: Readonly<Record<string, RadarKind>> = { album: 'album', ep: 'ep', single: 'single' };
const SECONDARY: readonly (readonly [word: string, kind: RadarKind])[] = [
  ['spokenword', 'spoken'],
  ['audiobook', 'spoken'],
  ['audio drama', 'spoken'],
  ['interview', 'spoken'],
  ['compilation', 'compilation'],
  ['dj-mix', 'mix'],
  ['mixtape/street', 'album'],
  ['remix', 'remix'],
  ['live', 'live'],
  ['soundtrack', 'soundtrack'],
];

/** @param primary MusicBrainz's type of a release group @param secondary its further types, in any case */
export const kindOf = (primary: string | null, secondary: readonly string[]): RadarKind => {
  const further = secondary.map((one) => one.toLowerCase());
  const found = SECONDARY.find(([word]) => further.includes(word));
  return found?.[1] ?? PRIMARY[primary?.toLowerCase() ?? ''] ?? 'other';
};
