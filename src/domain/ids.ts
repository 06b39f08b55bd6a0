/**
 * Branded ids: two ids of different things never fit the same parameter. The brand exists in the type only.
 * Discord and Spotify ids are text, ids of our own rows are integers.
 */
declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** A Discord user id (snowflake). "Member" is our word for a person who uses Segue. */
export type MemberId = Branded<string, 'MemberId'>;
export type GuildId = Branded<string, 'GuildId'>;
export type ChannelId = Branded<string, 'ChannelId'>;
export type MessageId = Branded<string, 'MessageId'>;

export type AppId = Branded<number, 'AppId'>;
export type AccountId = Branded<number, 'AccountId'>;
export type LinkRequestId = Branded<number, 'LinkRequestId'>;
export type SourceId = Branded<number, 'SourceId'>;
/** One pass over a source's list; the lines of a source belong to a reading. */
export type ReadingId = Branded<number, 'ReadingId'>;
/** Stored filters of a `/library` answer, which its paging buttons refer to. */
export type LibraryViewId = Branded<number, 'LibraryViewId'>;
export type TrackId = Branded<number, 'TrackId'>;
export type ArtistId = Branded<number, 'ArtistId'>;
export type LabelId = Branded<number, 'LabelId'>;
export type ReleaseId = Branded<number, 'ReleaseId'>;
/** One performance, however many Spotify ids it has. */
export type RecordingId = Branded<number, 'RecordingId'>;
/** A merge or split that a member made by hand. */
export type RecordingEditId = Branded<number, 'RecordingEditId'>;
/** A change of what a member says about a track. */
export type TrackEditId = Branded<number, 'TrackEditId'>;
export type RuleSetId = Branded<number, 'RuleSetId'>;
/** Rules that are being written. */
export type RuleDraftId = Branded<number, 'RuleDraftId'>;
/** A playlist that Segue writes. */
export type ManagedPlaylistId = Branded<number, 'ManagedPlaylistId'>;
/** What a managed playlist was before an apply. */
export type RevisionId = Branded<number, 'RevisionId'>;
/** A musical style whose weekly releases are sorted: one of Beatport's genres, or a member's own. */
export type StyleId = Branded<number, 'StyleId'>;
/** What a source of releases says was released. */
export type ReleaseTrackId = Branded<number, 'ReleaseTrackId'>;
/** One reading of a source of releases over a stretch of days. */
export type IntakeId = Branded<number, 'IntakeId'>;
/** What a member sorts a style into. */
export type CategoryId = Branded<number, 'CategoryId'>;
/** A member's week of a style. */
export type PeriodId = Branded<number, 'PeriodId'>;
/** A release track within a member's period. */
export type CurationTrackId = Branded<number, 'CurationTrackId'>;
/** One decision about a curation track. */
export type SortId = Branded<number, 'SortId'>;
/** A track's way into Gold. */
export type PromotionId = Branded<number, 'PromotionId'>;
/** A member as plays name them: a small number in the key of millions of rows. */
export type ListenerId = Branded<number, 'ListenerId'>;
/** Where plays came from: an account's sync, one import. */
export type PlayOriginId = Branded<number, 'PlayOriginId'>;
export type PlayImportId = Branded<number, 'PlayImportId'>;
export type ReleaseUploadId = Branded<number, 'ReleaseUploadId'>;
/** A set of sums over one listener's plays, in one time zone. */
export type RollupId = Branded<number, 'RollupId'>;
/** A list of Spotify's as it once stood. */
export type RankingCaptureId = Branded<number, 'RankingCaptureId'>;
/** A list with ranks that a source keeps. */
export type ChartId = Branded<number, 'ChartId'>;
/** A chart as it stood at a time. */
export type CaptureId = Branded<number, 'CaptureId'>;
/** A track, an album or an artist that stands on charts. */
export type ChartEntityId = Branded<number, 'ChartEntityId'>;
/** A release that may be new to somebody. */
export type RadarReleaseId = Branded<number, 'RadarReleaseId'>;
export type BlendId = Branded<number, 'BlendId'>;
/** A deletion of everything about a member. */
export type DeletionId = Branded<number, 'DeletionId'>;
export type JobId = Branded<number, 'JobId'>;
export type DigestId = Branded<number, 'DigestId'>;
/** A post of a digest that counts a server's members. */
export type DigestPostId = Branded<number, 'DigestPostId'>;
export type OutboxId = Branded<number, 'OutboxId'>;
/** The time in which somebody played an artist most in a server. */
export type CrownId = Branded<number, 'CrownId'>;
/** A public message that names members of its server. */
export type NamedPostId = Branded<number, 'NamedPostId'>;

const SNOWFLAKE = /^\d{17,20}$/;

/** True for text that can be a Discord id. */
export const isSnowflake = (text: string): boolean => SNOWFLAKE.test(text);

/** Marks text that came from Discord (already checked there or by {@link isSnowflake}) as a member id. */
export const memberId = (text: string): MemberId => text as MemberId;
export const guildId = (text: string): GuildId => text as GuildId;
export const channelId = (text: string): ChannelId => text as ChannelId;
export const messageId = (text: string): MessageId => text as MessageId;
