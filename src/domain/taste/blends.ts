import type { BlendId, GuildId, ManagedPlaylistId, MemberId, TrackId } from '../ids.ts';

/** A playlist that is blended from what several members listen to, every week anew. */
export interface Blend {
  readonly id: BlendId;
  /** In whose Spotify it stands. */
  readonly ownerId: MemberId;
  /** Where it was begun. */
  readonly guildId: GuildId;
  readonly name: string;
  /** Null while people are asked. */
  readonly playlistId: ManagedPlaylistId | null;
  readonly startedAt: number | null;
  /** For which week (since 1970) it was put together last, and of how many people. */
  readonly week: number | null;
  readonly blended: number;
  /** Who agreed to be in it, the owner too, in the order in which they did. */
  readonly members: readonly MemberId[];
}

/** A track of a blend, and everybody for whom it is in. */
export interface BlendLine {
  readonly trackId: TrackId;
  readonly for: readonly MemberId[];
}
