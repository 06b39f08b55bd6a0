import { and, asc, desc, eq, gt, inArray, isNotNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { CurationTrack } from '../../domain/curation/curation.ts';
import type { Choice, Example, SortFacts } from '../../domain/curation/suggest/facts.ts';
import { type KnownOfTrack, sortFactsOf, type ToldOfRelease } from '../../domain/curation/suggest/known.ts';
import type { SuggestionModel } from '../../domain/curation/suggest/model.ts';
import type { CurationTrackId, MemberId, StyleId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** A member's way of sorting one style. */
export interface SortedStyle {
  readonly memberId: MemberId;
  readonly styleId: StyleId;
}

/** Where a reading of examples goes on. */
export interface ExamplesFrom {
  readonly sortedAt: number;
  readonly id: CurationTrackId;
}

/** Learned models, and what they are learned from and asked about. */
export const suggestionReads = ({ q, t }: Queries) => {
  const { curationTracks: one, periods, releaseTracks: releases, trackFacts: facts } = t;
  const { suggestionModels: models } = t;
  const ofStyle = ({ memberId, styleId }: SortedStyle) =>
    and(eq(models.memberId, memberId), eq(models.styleId, styleId));
  const columns = {
    id: one.id,
    stage: one.stage,
    categoryId: one.categoryId,
    sortedAt: one.sortedAt,
    styleId: periods.styleId,
    release: {
      title: releases.title,
      mix: releases.mix,
      artists: releases.artists,
      remixers: releases.remixers,
      label: releases.label,
      releaseTitle: releases.releaseTitle,
      bpm: releases.bpm,
      key: releases.key,
      durationMs: releases.durationMs,
    },
    known: {
      bpm: facts.bpm,
      keyCode: facts.keyCode,
      energy: facts.energy,
      durationMs: facts.durationMs,
      label: facts.label,
      genres: facts.genres,
      styles: facts.styles,
      moods: facts.moods,
      tags: facts.tags,
    },
  };
  const all = () =>
    q
      .select(columns)
      .from(one)
      .innerJoin(periods, eq(periods.id, one.periodId))
      .innerJoin(releases, eq(releases.id, one.releaseTrackId))
      .leftJoin(facts, eq(facts.trackId, one.trackId));

  const byId = all()
    .where(and(eq(one.memberId, sql.placeholder('member')), eq(one.id, sql.placeholder('track'))))
    .prepare();

  return {
    /** When the model was learned, ms UTC; null: not yet. Cheaper than reading it. */
    learnedAt: async (of: SortedStyle): Promise<number | null> =>
      (await q.select({ at: models.learnedAt }).from(models).where(ofStyle(of)))[0]?.at ?? null,

    model: async (of: SortedStyle): Promise<SuggestionModel | null> =>
      (await q.select({ model: models.model }).from(models).where(ofStyle(of)))[0]?.model ?? null,

    /** How often the sorts have changed; null: never. */
    noted: async (of: SortedStyle): Promise<number | null> =>
      (await q.select({ noted: models.noted }).from(models).where(ofStyle(of)))[0]?.noted ?? null,

    /** Whose models wait to be learned. @param latest due times after this come from a clock that was set back */
    due: async (now: number, latest: number, limit: number): Promise<SortedStyle[]> =>
      q
        .select({ memberId: models.memberId, styleId: models.styleId })
        .from(models)
        .where(or(lte(models.dueAt, now), gt(models.dueAt, latest)))
        .orderBy(asc(models.dueAt))
        .limit(limit),

    /** What is known of a track in a member's period, and of which style the period is. */
    track: async (
      memberId: MemberId,
      id: CurationTrackId,
    ): Promise<{ readonly styleId: StyleId; readonly facts: SortFacts } | null> => {
      const [row] = await byId.execute({ member: memberId, track: id });
      return row === undefined ? null : { styleId: row.styleId, facts: factsOf(row) };
    },

    /**
     * Tracks that are in a category or in Trash now, the newest sort first. What was undone, moved or merged counts as
     * what it is today; what was skipped says nothing.
     * @param from the last of an earlier answer
     */
    examples: async (
      { memberId, styleId }: SortedStyle,
      from: ExamplesFrom | null,
      limit: number,
    ): Promise<{ readonly example: Example; readonly from: ExamplesFrom }[]> => {
      const before =
        from === null
          ? undefined
          : and(lte(one.sortedAt, from.sortedAt), or(lt(one.sortedAt, from.sortedAt), lt(one.id, from.id)));
      const rows = await all()
        .where(
          and(
            eq(one.memberId, memberId),
            eq(periods.styleId, styleId),
            inArray(one.stage, ['silver', 'trash']),
            isNotNull(one.sortedAt),
            before,
          ),
        )
        .orderBy(desc(one.sortedAt), desc(one.id))
        .limit(limit);
      return rows.flatMap((row) => {
        const choice = choiceOf(row);
        if (choice === null || row.sortedAt === null) return [];
        return [{ example: { facts: factsOf(row), choice }, from: { sortedAt: row.sortedAt, id: row.id } }];
      });
    },
  };
};

interface Row {
  readonly release: ToldOfRelease;
  readonly known: KnownOfTrack | null;
}

const factsOf = ({ release, known }: Row): SortFacts => sortFactsOf(release, known);

const choiceOf = ({ stage, categoryId }: Pick<CurationTrack, 'stage' | 'categoryId'>): Choice | null =>
  stage === 'trash' ? 'trash' : stage === 'silver' ? categoryId : null;

export const suggestionWrites = ({ q, t: { suggestionModels: models } }: Tx) => ({
  /** The sorts have changed. What waits already is not put off. @param dueAt when to learn, ms UTC */
  note: async (of: SortedStyle, dueAt: number): Promise<void> => {
    const [row] = await q
      .select({ noted: models.noted, dueAt: models.dueAt })
      .from(models)
      .where(and(eq(models.memberId, of.memberId), eq(models.styleId, of.styleId)));
    const noted = (row?.noted ?? 0) + 1;
    const set = { noted, dueAt: row?.dueAt ?? dueAt };
    await q
      .insert(models)
      .values({ memberId: of.memberId, styleId: of.styleId, ...set })
      .onConflictDoUpdate({ target: [models.memberId, models.styleId], set });
  },

  /** @param noted as read before the sorts were; changes that came meanwhile are learned at `again` */
  put: async (
    of: SortedStyle,
    model: SuggestionModel,
    noted: number,
    { now, again }: { readonly now: number; readonly again: number },
  ): Promise<void> => {
    const own = and(eq(models.memberId, of.memberId), eq(models.styleId, of.styleId));
    const learned = { model, version: model.version, learnedAt: now };
    await q
      .update(models)
      .set({ ...learned, dueAt: again })
      .where(own);
    await q
      .update(models)
      .set({ dueAt: null })
      .where(and(own, eq(models.noted, noted)));
  },

  /** What another version of the code learned is learned anew. */
  outdate: async (version: number, dueAt: number): Promise<void> => {
    await q.update(models).set({ dueAt }).where(ne(models.version, version));
  },
});
