import type { PeriodState, PromotedBy, SortBy, Stage } from '../../domain/curation/curation.ts';
import type { ReleaseSourceName } from '../../domain/curation/release.ts';
import type { WeekKind } from '../../domain/curation/weeks.ts';
import type {
  CategoryId,
  CurationTrackId,
  ManagedPlaylistId,
  MemberId,
  PeriodId,
  PromotionId,
  ReleaseTrackId,
  SortId,
  SourceId,
  StyleId,
  TrackId,
} from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';
import type { definePlaylists } from './playlists.ts';
import type { defineReleaseTracks } from './release-tracks.ts';

/** How members sort the releases of a style, week by week, and what they kept. */
export const defineCuration = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { sources, tracks }: ReturnType<typeof defineLibrary>,
  { managedPlaylists }: ReturnType<typeof definePlaylists>,
  { styles, releaseTracks }: ReturnType<typeof defineReleaseTracks>,
) => {
  const member = () =>
    k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' });
  const style = () =>
    k
      .ref<StyleId>()
      .notNull()
      .references(() => styles.id, { onDelete: 'cascade' });
  /** Without an account there are no playlists; what was sorted stays. */
  const playlist = () =>
    k.ref<ManagedPlaylistId>().references(() => managedPlaylists.id, { onDelete: 'set null' });

  /** How a member follows a style. */
  const memberStyles = k.table(
    'member_styles',
    {
      memberId: member(),
      styleId: style(),
      weekKind: k.text<WeekKind>().notNull(),
      intake: k.bool().notNull(),
      remind: k.bool().notNull(),
      /** What is not on Spotify yet is sorted as well. */
      unmatched: k.bool().notNull(),
      sources: k.json<readonly ReleaseSourceName[]>().notNull(),
      feedSourceId: k.ref<SourceId>().references(() => sources.id, { onDelete: 'set null' }),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.styleId] }),
      k.index('member_styles_style').on(t.styleId),
      k.index('member_styles_feed').on(t.feedSourceId),
    ],
  );

  const categories = k.table(
    'categories',
    {
      id: k.id<CategoryId>(),
      memberId: member(),
      styleId: style(),
      name: k.text().notNull(),
      nameKey: k.text().notNull(),
      position: k.int().notNull(),
      trash: k.bool().notNull(),
      archivedAt: k.time(),
      mergedInto: k.ref<CategoryId>(),
      goldPlaylistId: playlist(),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.index('categories_member').on(t.memberId, t.styleId, t.position),
      k.index('categories_gold').on(t.goldPlaylistId),
    ],
  );

  const category = () => k.ref<CategoryId>().references(() => categories.id);

  /** A member's week of a style. */
  const periods = k.table(
    'periods',
    {
      id: k.id<PeriodId>(),
      memberId: member(),
      styleId: style(),
      kind: k.text<WeekKind>().notNull(),
      year: k.int().notNull(),
      week: k.int().notNull(),
      state: k.text<PeriodState>().notNull(),
      bronzePlaylistId: playlist(),
      trashPlaylistId: playlist(),
      createdAt: k.time().notNull(),
      sortedAt: k.time(),
      closedAt: k.time(),
      remindedAt: k.time(),
    },
    (t) => [
      k.uniqueIndex('periods_week').on(t.memberId, t.styleId, t.kind, t.year, t.week),
      k.index('periods_style').on(t.styleId, t.state),
      k.index('periods_bronze').on(t.bronzePlaylistId),
      k.index('periods_trash').on(t.trashPlaylistId),
    ],
  );

  const period = () =>
    k
      .ref<PeriodId>()
      .notNull()
      .references(() => periods.id, { onDelete: 'cascade' });

  /** Silver: one playlist per category of a period. */
  const periodPlaylists = k.table(
    'period_playlists',
    {
      periodId: period(),
      categoryId: category().notNull(),
      playlistId: k
        .ref<ManagedPlaylistId>()
        .notNull()
        .references(() => managedPlaylists.id, { onDelete: 'cascade' }),
    },
    (t) => [
      k.primaryKey({ columns: [t.periodId, t.categoryId] }),
      k.index('period_playlists_playlist').on(t.playlistId),
      k.index('period_playlists_category').on(t.categoryId),
    ],
  );

  const curationTracks = k.table(
    'curation_tracks',
    {
      id: k.id<CurationTrackId>(),
      periodId: period(),
      memberId: member(),
      releaseTrackId: k
        .ref<ReleaseTrackId>()
        .notNull()
        .references(() => releaseTracks.id, { onDelete: 'cascade' }),
      /** Null until it is found on Spotify. */
      trackId: k.ref<TrackId>().references(() => tracks.id, { onDelete: 'set null' }),
      position: k.int().notNull(),
      stage: k.text<Stage>().notNull(),
      categoryId: category(),
      version: k.int().notNull(),
      sortedAt: k.time(),
      addedAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('curation_tracks_release').on(t.periodId, t.releaseTrackId),
      k.index('curation_tracks_stage').on(t.periodId, t.stage, t.categoryId, t.position, t.trackId),
      k.index('curation_tracks_track').on(t.periodId, t.trackId),
      k.index('curation_tracks_of_release').on(t.releaseTrackId),
      k.index('curation_tracks_of_track').on(t.trackId),
      k.index('curation_tracks_category').on(t.categoryId),
      k.index('curation_tracks_member').on(t.memberId, t.sortedAt),
    ],
  );

  /** Every decision, in order. One that was undone stays, and does not count. */
  const sorts = k.table(
    'sorts',
    {
      id: k.id<SortId>(),
      memberId: member(),
      periodId: period(),
      curationTrackId: k
        .ref<CurationTrackId>()
        .notNull()
        .references(() => curationTracks.id, { onDelete: 'cascade' }),
      fromStage: k.text<Stage>().notNull(),
      fromCategoryId: category(),
      toStage: k.text<Stage>().notNull(),
      toCategoryId: category(),
      by: k.text<SortBy>().notNull(),
      at: k.time().notNull(),
      undoneAt: k.time(),
    },
    (t) => [
      k.index('sorts_period').on(t.periodId, t.undoneAt, t.id),
      k.index('sorts_member').on(t.memberId, t.at),
      k.index('sorts_track').on(t.curationTrackId),
      k.index('sorts_from').on(t.fromCategoryId),
      k.index('sorts_to').on(t.toCategoryId),
    ],
  );

  /** What went to Gold, from where, and what was taken back. */
  const promotions = k.table(
    'promotions',
    {
      id: k.id<PromotionId>(),
      memberId: member(),
      categoryId: category().notNull(),
      trackId: k
        .ref<TrackId>()
        .notNull()
        .references(() => tracks.id),
      periodId: k.ref<PeriodId>().references(() => periods.id, { onDelete: 'set null' }),
      curationTrackId: k.ref<CurationTrackId>().references(() => curationTracks.id, { onDelete: 'set null' }),
      by: k.text<PromotedBy>().notNull(),
      at: k.time().notNull(),
      undoneAt: k.time(),
    },
    (t) => [
      k.index('promotions_category').on(t.categoryId, t.undoneAt, t.id),
      k.index('promotions_member').on(t.memberId, t.trackId, t.undoneAt),
      k.index('promotions_track').on(t.trackId),
      k.index('promotions_period').on(t.periodId),
      k.index('promotions_curation').on(t.curationTrackId),
    ],
  );

  return {
    memberStyles,
    categories,
    periods,
    periodPlaylists,
    curationTracks,
    sorts,
    promotions,
  };
};
