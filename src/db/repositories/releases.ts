import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { LabelId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { Queries, Tx } from '../database.ts';

/** A release as the tracks on it describe it. */
export interface NewRelease {
  readonly spotifyId: string;
  readonly title: string;
  readonly releaseDate: string | null;
  readonly imageUrl: string | null;
}

export interface Release extends NewRelease {
  readonly label: string | null;
}

/** Albums, EPs, singles, and who put them out. */
export const releaseReads = ({ q, t }: Queries) => ({
  bySpotifyId: async (spotifyId: string): Promise<Release | null> => {
    const [row] = await q
      .select({
        spotifyId: t.releases.spotifyId,
        title: t.releases.title,
        releaseDate: t.releases.releaseDate,
        imageUrl: t.releases.imageUrl,
        label: t.labels.name,
      })
      .from(t.releases)
      .leftJoin(t.labels, eq(t.labels.id, t.releases.labelId))
      .where(eq(t.releases.spotifyId, spotifyId));
    return row === undefined ? null : { ...row, spotifyId };
  },
});

export const releaseWrites = ({ q, t }: Tx) => ({
  /** Stores releases that are new or have changed. */
  upsert: async (wanted: readonly NewRelease[], now: number): Promise<void> => {
    const unique = [...new Map(wanted.map((release) => [release.spotifyId, release])).values()];
    const rows = await q
      .select()
      .from(t.releases)
      .where(
        inArray(
          t.releases.spotifyId,
          unique.map(({ spotifyId }) => spotifyId),
        ),
      );
    const known = new Map(rows.map((row) => [row.spotifyId, row]));
    const added = unique.filter(({ spotifyId }) => !known.has(spotifyId));
    for (const release of unique) {
      const row = known.get(release.spotifyId);
      const releaseDate = release.releaseDate ?? row?.releaseDate ?? null;
      const imageUrl = release.imageUrl ?? row?.imageUrl ?? null;
      const same =
        row?.title === release.title && row.releaseDate === releaseDate && row.imageUrl === imageUrl;
      if (row === undefined || same) continue;
      const set = { title: release.title, releaseDate, imageUrl, updatedAt: now };
      await q.update(t.releases).set(set).where(eq(t.releases.id, row.id));
    }
    if (added.length > 0) await q.insert(t.releases).values(added.map((one) => ({ ...one, updatedAt: now })));
  },

  /** The label of that name; names that differ in case and accents only are one. */
  label: async (name: string, now: number): Promise<LabelId> => {
    const nameKey = fold(name);
    const [known] = await q.select({ id: t.labels.id }).from(t.labels).where(eq(t.labels.nameKey, nameKey));
    if (known !== undefined) return known.id;
    const [row] = await q
      .insert(t.labels)
      .values({ name, nameKey, updatedAt: now })
      .returning({ id: t.labels.id });
    if (row === undefined) throw new Error('A label was stored and did not come back.');
    return row.id;
  },

  setLabel: async (spotifyId: string, labelId: LabelId, now: number): Promise<void> => {
    const differs = or(isNull(t.releases.labelId), ne(t.releases.labelId, labelId));
    await q
      .update(t.releases)
      .set({ labelId, updatedAt: now })
      .where(and(eq(t.releases.spotifyId, spotifyId), differs));
  },
});
