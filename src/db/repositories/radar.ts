import { and, asc, desc, eq, inArray, isNull, lt, notInArray } from 'drizzle-orm';
import type { MemberId, RadarReleaseId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { NewRelease, RadarItem, RadarRelease, RadarVia } from '../../domain/radar/radar.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

/** An item that is not stored yet. */
export interface NewRadarItem {
  readonly releaseId: RadarReleaseId;
  readonly artist: string;
  readonly isMain: boolean;
  readonly via: RadarVia;
  readonly weight: number;
}

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 100;

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) => all.slice(at * CHUNK, (at + 1) * CHUNK));

export const releaseColumns = ({ radarReleases: r }: Tables) => ({
  id: r.id,
  source: r.source,
  externalId: r.externalId,
  title: r.title,
  credit: r.credit,
  artistMbids: r.artistMbids,
  kind: r.kind,
  label: r.label,
  releaseDate: r.releaseDate,
  imageUrl: r.imageUrl,
  url: r.url,
});

export const itemColumns = (t: Tables) => {
  const { artist, isMain, via, foundAt } = t.radarItems;
  return { release: releaseColumns(t), artist, isMain, via, foundAt };
};

/** New releases, and what of them concerns whom. */
export const radarReads = ({ q, t }: Queries) => ({
  /** Releases that have one of these folded names in their credit. */
  withCredit: async (keys: readonly string[]): Promise<RadarRelease[]> => {
    const found = new Map<RadarReleaseId, RadarRelease>();
    for (const some of chunks(keys)) {
      const rows = await q
        .select(releaseColumns(t))
        .from(t.radarCredits)
        .innerJoin(t.radarReleases, eq(t.radarReleases.id, t.radarCredits.releaseId))
        .where(inArray(t.radarCredits.nameKey, some));
      for (const row of rows) found.set(row.id, row);
    }
    return [...found.values()];
  },

  /** Releases on one of these labels, by folded name. */
  withLabel: async (keys: readonly string[]): Promise<RadarRelease[]> => {
    const found: RadarRelease[] = [];
    for (const some of chunks(keys)) {
      found.push(
        ...(await q
          .select(releaseColumns(t))
          .from(t.radarReleases)
          .where(inArray(t.radarReleases.labelKey, some))),
      );
    }
    return found;
  },

  /** The sources' ids of everything on a member's radar, dealt with or not. */
  held: async (memberId: MemberId): Promise<Set<string>> => {
    const { radarItems: items, radarReleases: releases } = t;
    const rows = await q
      .select({ id: releases.externalId })
      .from(items)
      .innerJoin(releases, eq(releases.id, items.releaseId))
      .where(eq(items.memberId, memberId));
    return new Set(rows.map(({ id }) => id));
  },

  /** What a member has not dealt with, the dearest artists first. */
  open: async (memberId: MemberId, limit: number): Promise<RadarItem[]> => {
    const { radarItems: items, radarReleases: releases } = t;
    return q
      .select(itemColumns(t))
      .from(items)
      .innerJoin(releases, eq(releases.id, items.releaseId))
      .where(and(eq(items.memberId, memberId), isNull(items.dealtAt)))
      .orderBy(desc(items.weight), desc(releases.releaseDate), asc(releases.externalId))
      .limit(limit);
  },

  find: async (memberId: MemberId, id: RadarReleaseId): Promise<RadarItem | null> => {
    const { radarItems: items, radarReleases: releases } = t;
    const rows = await q
      .select(itemColumns(t))
      .from(items)
      .innerJoin(releases, eq(releases.id, items.releaseId))
      .where(and(eq(items.memberId, memberId), eq(items.releaseId, id)));
    return rows[0] ?? null;
  },
});

export const radarWrites = ({ q, t }: Tx) => {
  const { radarReleases: releases, radarCredits: credits, radarItems: items } = t;
  return {
    /** Stores a release as it is told now. @param names folded names in its credit */
    put: async (release: NewRelease, names: readonly string[], now: number): Promise<void> => {
      const labelKey = release.label === null ? null : fold(release.label);
      const facts = { ...release, labelKey, artistMbids: [...release.artistMbids], seenAt: now };
      const [row] = await q
        .insert(releases)
        .values(facts)
        .onConflictDoUpdate({ target: releases.externalId, set: facts })
        .returning({ id: releases.id });
      if (row === undefined) throw new Error('A release was stored without an id.');
      await q.delete(credits).where(eq(credits.releaseId, row.id));
      if (names.length === 0) return;
      await q.insert(credits).values(names.map((nameKey) => ({ nameKey, releaseId: row.id })));
    },

    /** Forgets what came out before that day, on everybody's radar too. */
    forgetBefore: async (releaseDate: string): Promise<void> => {
      await q.delete(releases).where(lt(releases.releaseDate, releaseDate));
    },

    /** What concerns a member now. What they dealt with stays dealt with, what concerns them no more goes. */
    setItems: async (memberId: MemberId, wanted: readonly NewRadarItem[], now: number): Promise<void> => {
      const ids = wanted.map(({ releaseId }) => releaseId);
      const open = and(eq(items.memberId, memberId), isNull(items.dealtAt));
      await q.delete(items).where(ids.length === 0 ? open : and(open, notInArray(items.releaseId, ids)));
      for (const { releaseId, ...facts } of wanted) {
        await q
          .insert(items)
          .values({ memberId, releaseId, ...facts, foundAt: now })
          .onConflictDoUpdate({ target: [items.memberId, items.releaseId], set: facts });
      }
    },

    deal: async (memberId: MemberId, ids: readonly RadarReleaseId[], now: number): Promise<void> => {
      for (const some of chunks(ids)) {
        const these = and(
          eq(items.memberId, memberId),
          inArray(items.releaseId, some),
          isNull(items.dealtAt),
        );
        await q.update(items).set({ dealtAt: now }).where(these);
      }
    },
  };
};
