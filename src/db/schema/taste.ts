import type { BlendId, GuildId, ManagedPlaylistId, MemberId, TrackId } from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';
import type { definePlaylists } from './playlists.ts';

/** Playlists that are blended from what several members listen to. */
export const defineTaste = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { tracks }: ReturnType<typeof defineLibrary>,
  { managedPlaylists }: ReturnType<typeof definePlaylists>,
) => {
  const member = () =>
    k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' });

  const blends = k.table(
    'blends',
    {
      id: k.id<BlendId>(),
      /** In whose Spotify it stands. */
      ownerId: member(),
      /** Where it was begun: who withdraws from that server leaves it. */
      guildId: k.text<GuildId>().notNull(),
      name: k.text().notNull(),
      /** Null while people are asked, and when its playlist was let go of. */
      playlistId: k.ref<ManagedPlaylistId>().references(() => managedPlaylists.id, { onDelete: 'set null' }),
      startedAt: k.time(),
      /** The week (since 1970) for which it was put together last. */
      week: k.int(),
      /** Of how many members. */
      blended: k.int().notNull().default(0),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.index('blends_owner').on(t.ownerId),
      k.index('blends_playlist').on(t.playlistId),
      k.index('blends_week').on(t.week),
    ],
  );

  const blend = () =>
    k
      .ref<BlendId>()
      .notNull()
      .references(() => blends.id, { onDelete: 'cascade' });

  /** Who agreed to be in it; the owner too. */
  const blendMembers = k.table(
    'blend_members',
    { blendId: blend(), memberId: member(), joinedAt: k.time().notNull() },
    (t) => [
      k.primaryKey({ columns: [t.blendId, t.memberId] }),
      k.index('blend_members_member').on(t.memberId),
    ],
  );

  /** What is in it now, a row for each member for whom it is: when they go, so does what was theirs alone. */
  const blendTracks = k.table(
    'blend_tracks',
    {
      blendId: blend(),
      place: k.int().notNull(),
      trackId: k
        .ref<TrackId>()
        .notNull()
        .references(() => tracks.id, { onDelete: 'cascade' }),
      memberId: member(),
    },
    (t) => [
      k.primaryKey({ columns: [t.blendId, t.place, t.memberId] }),
      k.index('blend_tracks_track').on(t.trackId),
      k.index('blend_tracks_member').on(t.memberId),
    ],
  );

  return { blends, blendMembers, blendTracks };
};
