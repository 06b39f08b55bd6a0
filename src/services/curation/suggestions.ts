import type { Reads } from '../../db/repositories/repositories.ts';
import type { SortedStyle } from '../../db/repositories/suggestions.ts';
import type { Category } from '../../domain/curation/curation.ts';
import { type Beliefs, beliefsOf, NO_BELIEFS } from '../../domain/curation/suggest/document.ts';
import type { Choice } from '../../domain/curation/suggest/facts.ts';
import { choicesOf } from '../../domain/curation/suggest/known.ts';
import { isBetterThanChance, SORTS_NEEDED } from '../../domain/curation/suggest/model.ts';
import { type Suggestion, type Weighed, weigh } from '../../domain/curation/suggest/predict.ts';
import { type Reason, reasonsFor } from '../../domain/curation/suggest/why.ts';
import type { CurationTrackId, MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';

/**
 * Why a category is highlighted, or why none is. `few`: too few sorts to learn from; `noPattern`: guessing by them is
 * no better than always naming the most frequent category; `unsure`: nothing telling is known of this track.
 */
export type Why =
  | { readonly kind: 'few'; readonly sorts: number; readonly needed: number }
  | { readonly kind: 'noPattern'; readonly sorts: number }
  | ({ readonly kind: 'unsure' | 'likely' } & WhyChoice);

export interface WhyChoice {
  /** The likeliest, and what speaks for it, the strongest first; may be nothing. */
  readonly choice: Choice;
  /** 0..1 */
  readonly probability: number;
  readonly reasons: readonly Reason[];
  /** How many sorts that is learned from. */
  readonly sorts: number;
  readonly categories: readonly Category[];
}

type Asked = Pick<Reads, 'suggestions'>;

/** The likeliest category of a track, from what was learned of the member's own sorts. Asks only the database. */
export interface Suggestions {
  /**
   * @param read of the caller: within the transaction of a click, the transaction
   * @param categories of the style, as they are stored
   * @returns ranking of all choices and the one to highlight; null for a track that is not this member's
   */
  forTrack(
    read: Asked,
    memberId: MemberId,
    id: CurationTrackId,
    categories: readonly Category[],
  ): Promise<Suggestion | null>;
  /** @throws {AppError} NOT_FOUND for a track that is not this member's */
  why(memberId: MemberId, id: CurationTrackId): Promise<Why>;
}

/** Members whose models are kept in memory. */
const MOST_KEPT = 50;

export const createSuggestions = (deps: { read: Pick<Reads, 'suggestions' | 'categories'> }): Suggestions => {
  const { read } = deps;
  const beliefsFor = rememberBeliefs();

  const look = async (
    asked: Asked,
    memberId: MemberId,
    id: CurationTrackId,
    categoriesOf: (of: SortedStyle) => Promise<readonly Category[]>,
  ): Promise<{ weighed: Weighed; categories: readonly Category[] } | null> => {
    const track = await asked.suggestions.track(memberId, id);
    if (track === null) return null;
    const of = { memberId, styleId: track.styleId };
    const categories = await categoriesOf(of);
    const beliefs = await beliefsFor(asked, of);
    return { weighed: weigh(beliefs, track.facts, choicesOf(categories)), categories };
  };

  return {
    forTrack: async (asked, memberId, id, categories) => {
      const looked = await look(asked, memberId, id, () => Promise.resolve(categories));
      if (looked === null) return null;
      const { ranking, likeliest } = looked.weighed;
      return { ranking, likeliest };
    },

    why: async (memberId, id) => {
      const looked = await look(read, memberId, id, (of) => read.categories.ofStyle(memberId, of.styleId));
      if (looked === null) throw new AppError('NOT_FOUND', { what: 'curation_track' });
      const { weighed, categories } = looked;
      const { sorts, record } = weighed.beliefs;
      const [first] = weighed.ranking;
      if (first === undefined || sorts < SORTS_NEEDED) return { kind: 'few', sorts, needed: SORTS_NEEDED };
      if (!isBetterThanChance(record)) return { kind: 'noPattern', sorts };
      return {
        kind: weighed.likeliest === null ? 'unsure' : 'likely',
        ...first,
        reasons: reasonsFor(weighed, first.choice),
        sorts,
        categories,
      };
    },
  };
};

/** Reading a model takes longer than asking whether it is still the same. */
const rememberBeliefs = () => {
  const kept = new Map<string, { readonly learnedAt: number; readonly beliefs: Beliefs }>();
  return async ({ suggestions }: Asked, of: SortedStyle): Promise<Beliefs> => {
    const key = `${of.memberId}:${of.styleId}`;
    const learnedAt = await suggestions.learnedAt(of);
    const known = kept.get(key);
    kept.delete(key);
    if (learnedAt === null) return NO_BELIEFS;
    if (known?.learnedAt === learnedAt) {
      kept.set(key, known);
      return known.beliefs;
    }
    const model = await suggestions.model(of);
    const beliefs = (model === null ? null : beliefsOf(model)) ?? NO_BELIEFS;
    kept.set(key, { learnedAt, beliefs });
    for (const [oldest] of kept) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return beliefs;
  };
};
