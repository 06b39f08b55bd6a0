import type {
  CaptureState,
  ChartForm,
  ChartProblem,
  ChartSourceName,
  EntityKind,
} from '../../domain/charts/chart.ts';
import type { GivenFact, SameBy } from '../../domain/charts/sameness.ts';
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
} from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineEnrichment } from './enrichment.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';

/** Lists with ranks, as they stood when they were looked at, and who stood on them. */
export const defineCharts = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { artists, tracks, sources }: ReturnType<typeof defineLibrary>,
  { releases }: ReturnType<typeof defineEnrichment>,
) => {
  const charts = k.table(
    'charts',
    {
      id: k.id<ChartId>(),
      source: k.text<ChartSourceName>().notNull(),
      /** Unique within the source. */
      key: k.text().notNull(),
      kind: k.text<EntityKind>().notNull(),
      form: k.text<ChartForm>().notNull(),
      genre: k.text(),
      country: k.text(),
      name: k.text(),
      /** Null: everybody sees it. */
      ownerId: k.text<MemberId>().references(() => members.id, { onDelete: 'cascade' }),
      guildId: k.text<GuildId>(),
      sourceId: k.ref<SourceId>().references(() => sources.id, { onDelete: 'cascade' }),
      /** Fetched whether somebody looks or not. */
      usual: k.bool().notNull(),
      askedAt: k.time().notNull(),
      /** The last good capture. */
      captureId: k.ref<CaptureId>(),
      checkedAt: k.time(),
      triedAt: k.time(),
      dueAt: k.time().notNull(),
      problem: k.text<ChartProblem>(),
      problemAt: k.time(),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('charts_key').on(t.source, t.key),
      k.index('charts_due').on(t.dueAt),
      k.index('charts_owner').on(t.ownerId),
    ],
  );

  const chart = () =>
    k
      .ref<ChartId>()
      .notNull()
      .references(() => charts.id, { onDelete: 'cascade' });

  /** A chart as it stood from one look on, until something else was seen. */
  const chartCaptures = k.table(
    'chart_captures',
    {
      id: k.id<CaptureId>(),
      chartId: chart(),
      state: k.text<CaptureState>().notNull(),
      entries: k.int().notNull(),
      capturedAt: k.time().notNull(),
      seenAt: k.time().notNull(),
      /** ISO week in UTC, counted from the one of 1 January 1970. */
      week: k.int().notNull(),
      /** What the source sent, until it is old. */
      raw: k.json<unknown>(),
      expiresAt: k.time(),
    },
    (t) => [
      k.index('chart_captures_chart').on(t.chartId, t.id),
      k.index('chart_captures_week').on(t.chartId, t.state, t.week),
      k.index('chart_captures_raw').on(t.expiresAt),
    ],
  );

  const chartEntities = k.table(
    'chart_entities',
    {
      id: k.id<ChartEntityId>(),
      kind: k.text<EntityKind>().notNull(),
      name: k.text().notNull(),
      /** Whose words name and picture are: another source's spelling does not change them. */
      namedBy: k.text<ChartSourceName>().notNull(),
      artists: k.json<readonly string[]>().notNull(),
      /** Name and artists, folded for searching. */
      searchText: k.text().notNull(),
      isrc: k.text(),
      imageUrl: k.text(),
      url: k.text(),
      label: k.text(),
      releaseDate: k.text(),
      spotifyId: k.text(),
      mbid: k.text(),
      /** What it is in the catalogue. */
      trackId: k.ref<TrackId>().references(() => tracks.id, { onDelete: 'set null' }),
      artistId: k.ref<ArtistId>().references(() => artists.id, { onDelete: 'set null' }),
      releaseId: k.ref<ReleaseId>().references(() => releases.id, { onDelete: 'set null' }),
      /** Another entity that it turned out to be, always an older one that is nobody else; null: it is itself. */
      sameAs: k.ref<ChartEntityId>(),
      sameBy: k.text<SameBy>(),
      sameSince: k.time(),
      /** What the other one knows from it alone. */
      gave: k.json<readonly GivenFact[]>(),
      /** When to look for it in the catalogue; null: it was found. */
      resolveAt: k.time(),
      /** When to ask MusicBrainz who it is; null: it was asked, or need not be. */
      identifyAt: k.time(),
      updatedAt: k.time().notNull(),
    },
    (t) => [
      k.index('chart_entities_resolve').on(t.resolveAt),
      k.index('chart_entities_identify').on(t.identifyAt),
      k.index('chart_entities_same').on(t.sameAs),
      k.index('chart_entities_track').on(t.trackId),
      k.index('chart_entities_artist').on(t.artistId),
      k.index('chart_entities_release').on(t.releaseId),
    ],
  );

  const entity = () =>
    k
      .ref<ChartEntityId>()
      .notNull()
      .references(() => chartEntities.id, { onDelete: 'cascade' });

  /** What leads to an entity: ids of sources, codes, folded names. */
  const chartEntityKeys = k.table(
    'chart_entity_keys',
    { kind: k.text<EntityKind>().notNull(), key: k.text().notNull(), entityId: entity() },
    (t) => [k.primaryKey({ columns: [t.kind, t.key] }), k.index('chart_entity_keys_entity').on(t.entityId)],
  );

  /** Who stood where in a capture. */
  const chartAppearances = k.table(
    'chart_appearances',
    {
      captureId: k
        .ref<CaptureId>()
        .notNull()
        .references(() => chartCaptures.id, { onDelete: 'cascade' }),
      rank: k.int().notNull(),
      entityId: entity(),
    },
    (t) => [
      k.primaryKey({ columns: [t.captureId, t.rank] }),
      k.index('chart_appearances_entity').on(t.entityId, t.captureId, t.rank),
    ],
  );

  /** What a chart remembers of everybody who ever stood on it: the same as its captures say, ready to be read. */
  const chartMemory = k.table(
    'chart_memory',
    {
      chartId: chart(),
      entityId: entity(),
      firstAt: k.time().notNull(),
      lastAt: k.time().notNull(),
      lastCaptureId: k.ref<CaptureId>().notNull(),
      lastRank: k.int().notNull(),
      peak: k.int().notNull(),
      peakAt: k.time().notNull(),
      weeks: k.int().notNull(),
      lastWeek: k.int().notNull(),
      runSince: k.time().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.chartId, t.entityId] }),
      k.index('chart_memory_last').on(t.chartId, t.lastCaptureId),
      k.index('chart_memory_entity').on(t.entityId),
    ],
  );

  return { charts, chartCaptures, chartEntities, chartEntityKeys, chartAppearances, chartMemory };
};
