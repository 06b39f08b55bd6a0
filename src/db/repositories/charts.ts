import { and, asc, count, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Chart, ChartSpec } from '../../domain/charts/chart.ts';
import type { AccountId, AppId, ChartId, GuildId, MemberId, SourceId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

const columns = ({ charts: c }: Tables) => ({
  id: c.id,
  source: c.source,
  key: c.key,
  kind: c.kind,
  form: c.form,
  genre: c.genre,
  country: c.country,
  name: c.name,
  ownerId: c.ownerId,
  guildId: c.guildId,
  sourceId: c.sourceId,
  usual: c.usual,
  askedAt: c.askedAt,
  captureId: c.captureId,
  checkedAt: c.checkedAt,
  triedAt: c.triedAt,
  dueAt: c.dueAt,
  problem: c.problem,
  problemAt: c.problemAt,
});

/** Which charts are kept, and how each stands. Who may see one is asked by the caller. */
export const chartReads = ({ q, t }: Queries) => {
  const { charts } = t;
  return {
    find: async (id: ChartId): Promise<Chart | null> =>
      (await q.select(columns(t)).from(charts).where(eq(charts.id, id)))[0] ?? null,

    byKey: async ({ source, key }: Pick<ChartSpec, 'source' | 'key'>): Promise<Chart | null> =>
      (
        await q
          .select(columns(t))
          .from(charts)
          .where(and(eq(charts.source, source), eq(charts.key, key)))
      )[0] ?? null,

    /**
     * Charts whose time has come and that somebody wants: the usual ones, and those looked at since `askedSince`. One
     * that is due only after `horizon` was put off by a clock that has been set back since.
     */
    due: async (now: number, askedSince: number, horizon: number, limit: number): Promise<Chart[]> =>
      q
        .select(columns(t))
        .from(charts)
        .where(
          and(
            or(lte(charts.dueAt, now), gt(charts.dueAt, horizon)),
            or(eq(charts.usual, true), gt(charts.askedAt, askedSince)),
          ),
        )
        .orderBy(asc(charts.dueAt))
        .limit(limit),

    /** Playlists that a member has watched, the oldest first. */
    watchedBy: async (memberId: MemberId): Promise<Chart[]> =>
      q.select(columns(t)).from(charts).where(eq(charts.ownerId, memberId)).orderBy(asc(charts.id)),

    ofGuild: async (guildId: GuildId): Promise<Chart[]> =>
      q.select(columns(t)).from(charts).where(eq(charts.guildId, guildId)).orderBy(asc(charts.id)),

    countWatched: async (memberId: MemberId): Promise<number> =>
      (await q.select({ n: count() }).from(charts).where(eq(charts.ownerId, memberId)))[0]?.n ?? 0,

    /** Accounts that can ask Spotify, those of apps with extended quota first. */
    askers: async (): Promise<{ memberId: MemberId; accountId: AccountId; appId: AppId }[]> => {
      const { accounts, apps } = t;
      return q
        .select({ memberId: accounts.memberId, accountId: accounts.id, appId: apps.id })
        .from(accounts)
        .innerJoin(apps, eq(apps.id, accounts.appId))
        .where(
          and(
            eq(accounts.provider, 'spotify'),
            eq(accounts.status, 'active'),
            isNotNull(accounts.tokensSealed),
          ),
        )
        .orderBy(sql`case ${apps.mode} when 'extended' then 0 else 1 end`, asc(accounts.id));
    },

    ofSource: async (memberId: MemberId, sourceId: SourceId): Promise<Chart | null> =>
      (
        await q
          .select(columns(t))
          .from(charts)
          .where(and(eq(charts.ownerId, memberId), eq(charts.sourceId, sourceId)))
      )[0] ?? null,
  };
};

export type ChartState = Partial<
  Pick<Chart, 'captureId' | 'checkedAt' | 'triedAt' | 'dueAt' | 'problem' | 'problemAt' | 'askedAt' | 'name'>
>;

export const chartWrites = (tx: Tx) => {
  const { q, t } = tx;
  const { charts } = t;
  const reads = chartReads(tx);
  return {
    /** The chart; a new one is due at once. */
    ensure: async (spec: ChartSpec, usual: boolean, now: number): Promise<Chart> => {
      const known = await reads.byKey(spec);
      if (known !== null) {
        if (usual && !known.usual) await q.update(charts).set({ usual }).where(eq(charts.id, known.id));
        return known;
      }
      const [made] = await q
        .insert(charts)
        .values({ ...spec, usual, askedAt: now, dueAt: now, createdAt: now })
        .returning(columns(t));
      if (made === undefined) throw new Error('A chart was stored and did not come back.');
      return made;
    },

    set: async (id: ChartId, state: ChartState): Promise<void> => {
      await q.update(charts).set(state).where(eq(charts.id, id));
    },

    /** Forgets everything that was seen; the chart stays, and is due at once. */
    clear: async (id: ChartId, now: number): Promise<void> => {
      await q.delete(t.chartCaptures).where(eq(t.chartCaptures.chartId, id));
      await q.delete(t.chartMemory).where(eq(t.chartMemory.chartId, id));
      const nothing = { captureId: null, checkedAt: null, triedAt: null, problem: null, problemAt: null };
      await q
        .update(charts)
        .set({ ...nothing, dueAt: now })
        .where(eq(charts.id, id));
    },

    /** With everything that it remembers. */
    remove: async (id: ChartId): Promise<void> => {
      await q.delete(charts).where(eq(charts.id, id));
    },
  };
};
