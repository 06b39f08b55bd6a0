import type {
  ArtistId,
  CaptureId,
  ChartEntityId,
  ChartId,
  GuildId,
  MemberId,
  ReleaseId,
  SourceId,
  TrackId,
} from '../ids.ts';

/** Who keeps a chart. `server`: the plays of one Discord server; `playlist`: a member's own one, watched over time. */
export type ChartSourceName =
  | 'spotify'
  | 'listenbrainz'
  | 'deezer'
  | 'apple'
  | 'beatport'
  | 'server'
  | 'playlist';

export type EntityKind = 'track' | 'album' | 'artist';

/** `top`: ranked by how much something is heard or sold; `new`: what came out last. */
export type ChartForm = 'top' | 'new';

/** Which chart it is: what a source is asked for. */
export interface ChartSpec {
  readonly source: ChartSourceName;
  /** Unique within the source, and what it understands ("tracks:106", "de:albums"). */
  readonly key: string;
  readonly kind: EntityKind;
  readonly form: ChartForm;
  /** As the source calls it; null: all of them. */
  readonly genre: string | null;
  /** Two letters, lower case; null: everywhere. */
  readonly country: string | null;
  /** Of a playlist; null where source, genre and country say it all. */
  readonly name: string | null;
  /** Whose it is alone; null: everybody sees it. */
  readonly ownerId: MemberId | null;
  readonly guildId: GuildId | null;
  /** The playlist that is watched. */
  readonly sourceId: SourceId | null;
}

/**
 * Why the last fetch brought nothing that can be shown. `shape`: the source answers in another shape; `empty`: with
 * nothing; `nobody`: no account can ask; `off`: not set up here; `gone`: the playlist is not there any more.
 */
export type ChartProblem =
  | 'shape'
  | 'empty'
  | 'unavailable'
  | 'refused'
  | 'resting'
  | 'nobody'
  | 'off'
  | 'gone';

export interface Chart extends ChartSpec {
  readonly id: ChartId;
  /** Fetched whether somebody looks or not. */
  readonly usual: boolean;
  /** When somebody looked at it last. */
  readonly askedAt: number;
  /** The capture that is shown: the last good one. */
  readonly captureId: CaptureId | null;
  /** When the source last confirmed what is shown. */
  readonly checkedAt: number | null;
  /** When the source was last asked, whatever came of it. */
  readonly triedAt: number | null;
  /** When it is to be asked again by itself. */
  readonly dueAt: number;
  readonly problem: ChartProblem | null;
  readonly problemAt: number | null;
}

export type CaptureState = 'good' | 'empty' | 'shape';

/** A chart as it stood from `capturedAt` until something else was seen. */
export interface Capture {
  readonly id: CaptureId;
  readonly chartId: ChartId;
  readonly state: CaptureState;
  readonly entries: number;
  /** Never before the capture before it, whatever the clock said. */
  readonly capturedAt: number;
  /** When it was last seen like that. */
  readonly seenAt: number;
  /** {@link weekNumber} of `capturedAt`. */
  readonly week: number;
}

/** What a source says stands at a place. */
export interface ChartEntry {
  /** From 1. */
  readonly rank: number;
  readonly name: string;
  /** As shown, the main one first; empty for artists. */
  readonly artists: readonly string[];
  /** The source's own id. */
  readonly externalId: string;
  readonly mbid: string | null;
  readonly spotifyId: string | null;
  /** 12 characters, upper case. */
  readonly isrc: string | null;
  readonly imageUrl: string | null;
  readonly url: string | null;
  readonly label: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  readonly releaseDate: string | null;
}

/** What stands on charts, whichever source says so. */
export interface ChartEntity {
  readonly id: ChartEntityId;
  readonly kind: EntityKind;
  readonly name: string;
  readonly artists: readonly string[];
  readonly isrc: string | null;
  readonly imageUrl: string | null;
  readonly url: string | null;
  readonly label: string | null;
  readonly releaseDate: string | null;
  readonly spotifyId: string | null;
  readonly mbid: string | null;
  /** Whose words name and picture are. */
  readonly namedBy: ChartSourceName;
  /** What it is in Segue's catalogue, once that is known. */
  readonly trackId: TrackId | null;
  readonly artistId: ArtistId | null;
  readonly releaseId: ReleaseId | null;
}

/** So many places of a chart are kept. */
export const MAX_ENTRIES = 200;
/** Playlists that one member may watch. */
export const MAX_WATCHED = 10;
