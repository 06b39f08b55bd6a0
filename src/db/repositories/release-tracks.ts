import { and, asc, between, count, eq, inArray, isNull, or } from 'drizzle-orm';
import type { ReleaseFacts, ReleaseSourceName, ReleaseTrack } from '../../domain/curation/release.ts';
import type { DateRange } from '../../domain/curation/weeks.ts';
import type { MemberId, ReleaseTrackId, StyleId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { releaseColumns } from './release-columns.ts';

/** Rows per statement: with all columns far below any dialect's limit of parameters. */
const CHUNK = 100;

/** Whose releases, and of what. */
export interface ReleaseShelf {
  readonly styleId: StyleId;
  /** Null: everybody's. */
  readonly ownerId: MemberId | null;
}

/** What sources say was released. A member sees everybody's and their own. */
export const releaseTrackReads = ({ q, t }: Queries) => {
  const { releaseTracks: releases } = t;
  const columns = releaseColumns(t);
  return {
    byIds: async (ids: readonly ReleaseTrackId[]): Promise<ReleaseTrack[]> => {
      const found: ReleaseTrack[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = ids.slice(start, start + CHUNK);
        found.push(...(await q.select(columns).from(releases).where(inArray(releases.id, chunk))));
      }
      return found;
    },

    /** How many of these days a member sees. */
    countOf: async (
      memberId: MemberId,
      styleId: StyleId,
      { from, to }: DateRange,
      sources: readonly ReleaseSourceName[],
    ): Promise<number> => {
      if (sources.length === 0) return 0;
      const [row] = await q
        .select({ n: count() })
        .from(releases)
        .where(
          and(
            eq(releases.styleId, styleId),
            between(releases.publishDate, from, to),
            or(isNull(releases.ownerId), eq(releases.ownerId, memberId)),
            inArray(releases.source, [...sources]),
          ),
        );
      return row?.n ?? 0;
    },

    raw: async (id: ReleaseTrackId): Promise<unknown> =>
      (
        await q
          .select({ raw: t.releaseDocuments.raw })
          .from(t.releaseDocuments)
          .where(eq(t.releaseDocuments.releaseTrackId, id))
      )[0]?.raw ?? null,

    /** Of a shelf in these days, in the order in which they are sorted. */
    ofShelf: async ({ styleId, ownerId }: ReleaseShelf, { from, to }: DateRange): Promise<ReleaseTrack[]> =>
      q
        .select(columns)
        .from(releases)
        .where(
          and(
            eq(releases.styleId, styleId),
            eq(releases.ownerKey, ownerId ?? ''),
            between(releases.publishDate, from, to),
          ),
        )
        .orderBy(asc(releases.publishDate), asc(releases.releaseTitle), asc(releases.id)),
  };
};

interface Became {
  readonly id: ReleaseTrackId;
  readonly became: 'added' | 'changed' | 'known';
}

/** What became of releases that were put: ids in the order given, and how many are new or say something else. */
export interface ReleasesPut {
  readonly ids: readonly ReleaseTrackId[];
  readonly added: readonly ReleaseTrackId[];
  readonly changed: readonly ReleaseTrackId[];
}

export const releaseTrackWrites = ({ q, t }: Tx) => {
  const { releaseTracks: releases, releaseDocuments: documents } = t;
  const columns = releaseColumns(t);

  const putChunk = async (
    { styleId, ownerId }: ReleaseShelf,
    source: ReleaseSourceName,
    wanted: readonly (ReleaseFacts & { readonly raw?: unknown })[],
    now: number,
  ): Promise<Became[]> => {
    const ownerKey = ownerId ?? '';
    const externalIds = wanted.map(({ externalId }) => externalId);
    const rows = await q
      .select(columns)
      .from(releases)
      .where(
        and(
          eq(releases.styleId, styleId),
          eq(releases.ownerKey, ownerKey),
          eq(releases.source, source),
          inArray(releases.externalId, externalIds),
        ),
      );
    const known = new Map(rows.map((row) => [row.externalId, row]));
    const found: Became[] = [];
    for (const { raw, ...facts } of wanted) {
      const before = known.get(facts.externalId);
      const became = before === undefined ? 'added' : says(before) === says(facts) ? 'known' : 'changed';
      let id = before?.id;
      if (before === undefined) {
        const row = { ...facts, styleId, ownerId, ownerKey, source, addedAt: now, changedAt: now };
        const [made] = await q.insert(releases).values(row).returning(columns);
        if (made === undefined) throw new Error('A release was stored and did not come back.');
        known.set(facts.externalId, made);
        id = made.id;
      } else if (became === 'changed') {
        await q
          .update(releases)
          .set({ ...facts, changedAt: now })
          .where(eq(releases.id, before.id));
      }
      if (id === undefined) continue;
      found.push({ id, became });
      if (raw === undefined || became === 'known') continue;
      const document = { raw, fetchedAt: now };
      await q
        .insert(documents)
        .values({ releaseTrackId: id, ...document })
        .onConflictDoUpdate({ target: documents.releaseTrackId, set: document });
    }
    return found;
  };

  return {
    /** Stores releases of one source that are new or say something else, with what the source sent (`raw`). */
    put: async (
      shelf: ReleaseShelf,
      source: ReleaseSourceName,
      wanted: readonly (ReleaseFacts & { readonly raw?: unknown })[],
      now: number,
    ): Promise<ReleasesPut> => {
      const all: Became[] = [];
      for (let start = 0; start < wanted.length; start += CHUNK) {
        all.push(...(await putChunk(shelf, source, wanted.slice(start, start + CHUNK), now)));
      }
      const those = (became: 'added' | 'changed') =>
        all.filter((one) => one.became === became).map(({ id }) => id);
      return { ids: all.map(({ id }) => id), added: those('added'), changed: those('changed') };
    },
  };
};

/** Everything that counts as saying something else. */
const says = (one: ReleaseFacts): string =>
  JSON.stringify([
    one.title,
    one.mix,
    one.artists,
    one.remixers,
    one.label,
    one.releaseTitle,
    one.releaseExternalId,
    one.catalogNumber,
    one.isrc,
    one.bpm,
    one.key,
    one.durationMs,
    one.artworkUrl,
    one.publishDate,
    one.releaseDate,
    one.url,
    one.spotifyUri,
  ]);
