import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { BeatportGenre } from '../../domain/curation/beatport-genres.ts';
import type { MemberStyle, Style } from '../../domain/curation/curation.ts';
import type { MemberId, StyleId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { Queries, Tx } from '../database.ts';

/** Styles, and how members follow them. Everybody sees the seeded ones, and their own. */
export const styleReads = ({ q, t: { styles, memberStyles } }: Queries) => {
  const columns = {
    id: styles.id,
    name: styles.name,
    beatportGenreId: styles.beatportGenreId,
    slug: styles.slug,
    addedBy: styles.addedBy,
    verifiedAt: styles.verifiedAt,
  };
  const followed = {
    memberId: memberStyles.memberId,
    styleId: memberStyles.styleId,
    weekKind: memberStyles.weekKind,
    intake: memberStyles.intake,
    remind: memberStyles.remind,
    unmatched: memberStyles.unmatched,
    sources: memberStyles.sources,
    feedSourceId: memberStyles.feedSourceId,
  };
  const seenBy = (memberId: MemberId) => or(isNull(styles.addedBy), eq(styles.addedBy, memberId));

  const [member, style] = [sql.placeholder('member'), sql.placeholder('style')];
  const byId = q
    .select(columns)
    .from(styles)
    .where(and(eq(styles.id, style), or(isNull(styles.addedBy), eq(styles.addedBy, member))))
    .prepare();
  const following = q
    .select(followed)
    .from(memberStyles)
    .where(and(eq(memberStyles.memberId, member), eq(memberStyles.styleId, style)))
    .prepare();

  return {
    /** By name. */
    seenBy: async (memberId: MemberId): Promise<Style[]> =>
      q.select(columns).from(styles).where(seenBy(memberId)).orderBy(asc(styles.nameKey)),

    find: async (memberId: MemberId, id: StyleId): Promise<Style | null> =>
      (await byId.execute({ member: memberId, style: id }))[0] ?? null,

    byName: async (memberId: MemberId, name: string): Promise<Style | null> =>
      (
        await q
          .select(columns)
          .from(styles)
          .where(and(eq(styles.nameKey, fold(name)), seenBy(memberId)))
      )[0] ?? null,

    /** Whoever sees it: for work that belongs to nobody. */
    byIds: async (ids: readonly StyleId[]): Promise<Style[]> =>
      ids.length === 0
        ? []
        : q
            .select(columns)
            .from(styles)
            .where(inArray(styles.id, [...ids])),

    /** Those that Beatport has. */
    ofBeatport: async (): Promise<Style[]> =>
      q.select(columns).from(styles).where(isNotNull(styles.beatportGenreId)).orderBy(asc(styles.id)),

    /** How a member follows a style; null: not at all yet. */
    followed: async (memberId: MemberId, styleId: StyleId): Promise<MemberStyle | null> =>
      (await following.execute({ member: memberId, style: styleId }))[0] ?? null,

    ofMember: async (memberId: MemberId): Promise<MemberStyle[]> =>
      q
        .select(followed)
        .from(memberStyles)
        .where(eq(memberStyles.memberId, memberId))
        .orderBy(asc(memberStyles.createdAt)),

    /** Everybody who wants the releases of a style every week, in the order of styles. */
    withIntake: async (): Promise<MemberStyle[]> =>
      q
        .select(followed)
        .from(memberStyles)
        .where(eq(memberStyles.intake, true))
        .orderBy(asc(memberStyles.styleId), asc(memberStyles.memberId)),
  };
};

export const styleWrites = ({ q, t: { styles, memberStyles, categories, promotions } }: Tx) => ({
  /** Adds the genres that are missing. @returns how many were */
  seed: async (genres: readonly BeatportGenre[], now: number): Promise<number> => {
    if (genres.length === 0) return 0;
    const rows = await q
      .insert(styles)
      .values(
        genres.map(({ id, name, slug }) => ({
          name,
          nameKey: fold(name),
          beatportGenreId: id,
          slug,
          createdAt: now,
        })),
      )
      .onConflictDoNothing({ target: styles.beatportGenreId })
      .returning({ id: styles.id });
    return rows.length;
  },

  /** What Beatport says a genre is called now. */
  verify: async (genre: BeatportGenre, now: number): Promise<void> => {
    const { id, name, slug } = genre;
    await q
      .insert(styles)
      .values({ name, nameKey: fold(name), slug, beatportGenreId: id, verifiedAt: now, createdAt: now })
      .onConflictDoUpdate({
        target: styles.beatportGenreId,
        set: { name, nameKey: fold(name), slug, verifiedAt: now },
      });
  },

  add: async (memberId: MemberId, name: string, now: number): Promise<StyleId> => {
    const [row] = await q
      .insert(styles)
      .values({ name, nameKey: fold(name), addedBy: memberId, createdAt: now })
      .returning({ id: styles.id });
    if (row === undefined) throw new Error('A style was stored and did not come back.');
    return row.id;
  },

  /** A member's own one, with everything that was sorted in it. False when it is not theirs. */
  remove: async (memberId: MemberId, id: StyleId): Promise<boolean> => {
    // Weeks and categories go with it; promotions outlive weeks, and would hold on to categories.
    const own = q
      .select({ id: categories.id })
      .from(categories)
      .innerJoin(styles, and(eq(styles.id, categories.styleId), eq(styles.addedBy, memberId)))
      .where(and(eq(categories.styleId, id), eq(categories.memberId, memberId)));
    await q.delete(promotions).where(inArray(promotions.categoryId, own));
    const rows = await q
      .delete(styles)
      .where(and(eq(styles.id, id), eq(styles.addedBy, memberId)))
      .returning({ id: styles.id });
    return rows.length > 0;
  },

  /** Writes down how a member follows a style, whether they did before or not. */
  follow: async (following: MemberStyle, now: number): Promise<void> => {
    const { memberId, styleId, ...settings } = following;
    await q
      .insert(memberStyles)
      .values({ memberId, styleId, ...settings, createdAt: now })
      .onConflictDoUpdate({ target: [memberStyles.memberId, memberStyles.styleId], set: settings });
  },
});
