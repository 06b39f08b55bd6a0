import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Promotion } from '../../domain/curation/curation.ts';
import type {
  CategoryId,
  CurationTrackId,
  MemberId,
  PeriodId,
  PromotionId,
  TrackId,
} from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { goldHistoryReads } from './gold-history.ts';
import { markCurated } from './rule-marks.ts';

const CHUNK = 200;

export interface NewPromotion extends Omit<Promotion, 'id' | 'at' | 'undoneAt'> {}

/** What went to Gold. */
export const curationPromotionReads = (queries: Queries) => {
  const { q, t } = queries;
  const { promotions, tracks, trackArtists, artists } = t;
  const valid = (memberId: MemberId) => and(eq(promotions.memberId, memberId), isNull(promotions.undoneAt));
  const many = sql<number>`count(distinct ${promotions.trackId})`.mapWith(Number);
  const kept = q
    .select({ name: artists.name, kept: many })
    .from(trackArtists)
    .innerJoin(promotions, eq(promotions.trackId, trackArtists.trackId))
    .innerJoin(artists, eq(artists.id, trackArtists.artistId))
    .where(
      and(
        inArray(
          trackArtists.artistId,
          q
            .select({ id: trackArtists.artistId })
            .from(trackArtists)
            .where(eq(trackArtists.trackId, sql.placeholder('track'))),
        ),
        eq(promotions.memberId, sql.placeholder('member')),
        isNull(promotions.undoneAt),
      ),
    )
    .groupBy(artists.id, artists.name)
    .orderBy(desc(many), asc(artists.name))
    .limit(sql.placeholder('limit'))
    .prepare();
  return {
    ...goldHistoryReads(queries),

    /** Those that count, of a category, with uris, in the order in which they came. */
    ofCategory: async (
      memberId: MemberId,
      categoryId: CategoryId,
    ): Promise<(Promotion & { readonly uri: string })[]> => {
      const rows = await q
        .select({ promotion: promotions, uri: tracks.uri })
        .from(promotions)
        .innerJoin(tracks, eq(tracks.id, promotions.trackId))
        .where(and(valid(memberId), eq(promotions.categoryId, categoryId)))
        .orderBy(asc(promotions.id));
      return rows.map(({ promotion, uri }) => ({ ...promotion, uri }));
    },

    find: async (memberId: MemberId, ids: readonly PromotionId[]): Promise<Promotion[]> => {
      const found: Promotion[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = inArray(promotions.id, ids.slice(start, start + CHUNK));
        found.push(
          ...(await q
            .select()
            .from(promotions)
            .where(and(valid(memberId), chunk))),
        );
      }
      return found;
    },

    /** Those of a period's tracks that count. */
    ofPeriod: async (memberId: MemberId, periodId: PeriodId): Promise<Promotion[]> =>
      q
        .select()
        .from(promotions)
        .where(and(valid(memberId), eq(promotions.periodId, periodId)))
        .orderBy(asc(promotions.id)),

    ofCuration: async (memberId: MemberId, ids: readonly CurationTrackId[]): Promise<Promotion[]> => {
      const found: Promotion[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = inArray(promotions.curationTrackId, ids.slice(start, start + CHUNK));
        found.push(
          ...(await q
            .select()
            .from(promotions)
            .where(and(valid(memberId), chunk))),
        );
      }
      return found;
    },

    /** Which tracks these uris are; those that Segue does not know are left out. */
    trackIds: async (uris: readonly string[]): Promise<Map<string, TrackId>> => {
      const found = new Map<string, TrackId>();
      for (let start = 0; start < uris.length; start += CHUNK) {
        const chunk = inArray(tracks.uri, uris.slice(start, start + CHUNK));
        const rows = await q.select({ id: tracks.id, uri: tracks.uri }).from(tracks).where(chunk);
        for (const { id, uri } of rows) found.set(uri, id);
      }
      return found;
    },

    /** How many tracks by an artist of this one are in Gold, by artist, the most first. */
    keptByArtistsOf: (
      memberId: MemberId,
      trackId: TrackId,
      limit: number,
    ): Promise<{ name: string; kept: number }[]> => kept.execute({ member: memberId, track: trackId, limit }),
  };
};

export const curationPromotionWrites = (tx: Tx) => {
  const {
    q,
    t: { promotions },
  } = tx;
  return {
    add: async (promotion: NewPromotion, now: number): Promise<PromotionId> => {
      const [row] = await q
        .insert(promotions)
        .values({ ...promotion, at: now })
        .returning({ id: promotions.id });
      if (row === undefined) throw new Error('A promotion was stored and did not come back.');
      await markCurated(tx, promotion.memberId, now);
      return row.id;
    },

    undo: async (memberId: MemberId, ids: readonly PromotionId[], now: number): Promise<void> => {
      if (ids.length > 0) await markCurated(tx, memberId, now);
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = inArray(promotions.id, ids.slice(start, start + CHUNK));
        await q
          .update(promotions)
          .set({ undoneAt: now })
          .where(and(eq(promotions.memberId, memberId), isNull(promotions.undoneAt), chunk));
      }
    },
  };
};
