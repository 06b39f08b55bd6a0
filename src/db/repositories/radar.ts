import { and, asc, desc, eq, inArray, isNull, lt, notInArray } from 'drizzle-orm';
import type { MemberId, RadarReleaseId } from '../../domain/ids.ts';
import type { NamedMute, NewRelease, RadarItem, RadarRelease } from '../../domain/radar/radar.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

/** An item that is not stored yet. */
export interface NewRadarItem {
  readonly releaseId: RadarReleaseId;
  readonly artist: string;
  readonly isMain: boolean;
  readonly weight: number;
}

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 100;

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) => all.slice(at * CHUNK, (at + 1) * CHUNK));

const releaseColumns = ({ radarReleases: r }: Tables) => ({
  id: r.id,
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

/** New releases, and what of them concerns whom. */
export const radarReads = ({ q, t }: Queries) => ({
  /** Those of the folded names by which the catalogue knows an artist. */
  knownNames: async (keys: readonly string[]): Promise<Set<string>> => {
    const known = new Set<string>();
    for (const some of chunks([...new Set(keys)])) {
      const rows = await q
        .selectDistinct({ key: t.artists.nameKey })
        .from(t.artists)
        .where(inArray(t.artists.nameKey, some));
      for (const { key } of rows) known.add(key);
    }
    return known;
  },

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

  /** What a member has not dealt with, the dearest artists first. */
  open: async (memberId: MemberId, limit: number): Promise<RadarItem[]> => {
    const { radarItems: items, radarReleases: releases } = t;
    return q
      .select({
        release: releaseColumns(t),
        artist: items.artist,
        isMain: items.isMain,
        foundAt: items.foundAt,
      })
      .from(items)
      .innerJoin(releases, eq(releases.id, items.releaseId))
      .where(and(eq(items.memberId, memberId), isNull(items.dealtAt)))
      .orderBy(desc(items.weight), desc(releases.releaseDate), asc(releases.externalId))
      .limit(limit);
  },

  find: async (memberId: MemberId, id: RadarReleaseId): Promise<RadarItem | null> => {
    const { radarItems: items, radarReleases: releases } = t;
    const rows = await q
      .select({
        release: releaseColumns(t),
        artist: items.artist,
        isMain: items.isMain,
        foundAt: items.foundAt,
      })
      .from(items)
      .innerJoin(releases, eq(releases.id, items.releaseId))
      .where(and(eq(items.memberId, memberId), eq(items.releaseId, id)));
    return rows[0] ?? null;
  },

  /** Everybody who wants to be told, with when they were, ms UTC. */
  tellings: async (): Promise<{ memberId: MemberId; toldAt: number }[]> =>
    q.select().from(t.radarTellings).orderBy(asc(t.radarTellings.memberId)),

  /** When a member was told last, or asked to be; null: they do not want to be told. */
  toldAt: async (memberId: MemberId): Promise<number | null> => {
    const { radarTellings: tellings } = t;
    const rows = await q
      .select({ at: tellings.toldAt })
      .from(tellings)
      .where(eq(tellings.memberId, memberId));
    return rows[0]?.at ?? null;
  },

  mutes: async (memberId: MemberId): Promise<NamedMute[]> => {
    const { radarMutes: mutes } = t;
    return q
      .select({ kind: mutes.kind, value: mutes.value, name: mutes.name })
      .from(mutes)
      .where(eq(mutes.memberId, memberId))
      .orderBy(asc(mutes.kind), asc(mutes.name));
  },
});

export const radarWrites = ({ q, t }: Tx) => {
  const { radarReleases: releases, radarCredits: credits, radarItems: items, radarMutes: mutes } = t;
  return {
    /** Stores a release as it is told now. @param names folded names in its credit */
    put: async (release: NewRelease, names: readonly string[], now: number): Promise<void> => {
      const facts = { ...release, artistMbids: [...release.artistMbids], seenAt: now };
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
      for (const { releaseId, artist, isMain, weight } of wanted) {
        await q
          .insert(items)
          .values({ memberId, releaseId, artist, isMain, weight, foundAt: now })
          .onConflictDoUpdate({ target: [items.memberId, items.releaseId], set: { artist, isMain, weight } });
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

    mute: async (memberId: MemberId, mute: NamedMute, now: number): Promise<void> => {
      const row = { kind: mute.kind, value: mute.value, name: mute.name };
      await q
        .insert(mutes)
        .values({ memberId, ...row, createdAt: now })
        .onConflictDoNothing();
    },

    tell: async (memberId: MemberId, toldAt: number): Promise<void> => {
      await q
        .insert(t.radarTellings)
        .values({ memberId, toldAt })
        .onConflictDoUpdate({ target: t.radarTellings.memberId, set: { toldAt } });
    },

    stopTelling: async (memberId: MemberId): Promise<void> => {
      await q.delete(t.radarTellings).where(eq(t.radarTellings.memberId, memberId));
    },

    unmute: async (memberId: MemberId, { kind, value }: Pick<NamedMute, 'kind' | 'value'>): Promise<void> => {
      await q
        .delete(mutes)
        .where(and(eq(mutes.memberId, memberId), eq(mutes.kind, kind), eq(mutes.value, value)));
    },
  };
};
