import type { ChannelId, GuildId, MemberId, RadarReleaseId } from '../ids.ts';
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

/** Who says what came out. */
export const radarSources = ['listenbrainz', 'beatport', 'spotify'] as const;
export type RadarSource = (typeof radarSources)[number];

/** What somebody can follow by their own word. */
export const followKinds = ['artist', 'label'] as const;
export type FollowKind = (typeof followKinds)[number];

/** For whose sake a release is on somebody's radar: an artist's, or a label's. */
export type RadarVia = FollowKind;

/** The same as everywhere, with how it is called. `value` is the folded name. */
export interface Follow {
  readonly kind: FollowKind;
  readonly value: string;
  readonly name: string;
}

/** A release as its source tells of it. */
export interface NewRelease {
  readonly source: RadarSource;
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
  /** They said so themselves, whatever they play. */
  readonly followed: boolean;
  /** MusicBrainz's ids of whom the member means; empty when nobody knows. */
  readonly mbids: readonly string[];
  /** What is known of them by title: when it first came out, as precise as it is known. */
  readonly known: ReadonlyMap<string, string>;
}

/** What a member has of a label. */
export interface HeardLabel {
  readonly name: string;
  /** Counted plays, and of how many tracks. */
  readonly plays: number;
  readonly tracks: number;
  /** Tracks in the library. */
  readonly kept: number;
  /** Tracks that they sorted all the way to Gold. */
  readonly gold: number;
  readonly followed: boolean;
}

/** A release on somebody's radar. */
export interface RadarItem {
  readonly release: RadarRelease;
  /** Because of whom, as the member knows them; for a label's sake, the first of whom it is by. */
  readonly artist: string;
  readonly via: RadarVia;
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
  /** When each source last answered; one that never did is left out. */
  readonly answered: readonly { readonly source: RadarSource; readonly at: number }[];
  /** False: nothing is known of what they listen to, and they follow nobody. */
  readonly listens: boolean;
  /** They want to be told in a DM. */
  readonly tells: boolean;
}

/** A server that is told in a channel what is new for those who agreed to be counted there. */
export interface RadarChannel {
  readonly guildId: GuildId;
  readonly channelId: ChannelId;
  readonly createdBy: MemberId;
  readonly locale: string;
  /** When it was last told, or set up, ms UTC. */
  readonly toldAt: number;
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
  /** Its label, and only that, is liked, and releases more than anybody wants to hear of. */
  | 'crowd'
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
