import { type Clock, DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { Style } from '../../domain/curation/curation.ts';
import { fold } from '../../domain/library/fold.ts';
import type { BeatportGenre } from '../../providers/beatport/port.ts';
import type { ReleaseQuestion } from '../../providers/release-source-port.ts';
import type { IntakeOrder } from './intake-work.ts';

/** What Beatport says its genres are now; null where it is not set up. */
export type VerifyGenre = ((signal: AbortSignal) => Promise<readonly BeatportGenre[]>) | null;

/** Genres drift slowly. */
const VERIFIED_FOR_MS = 30 * DAY;
/** Enough to know who makes a style. */
const NEWEST = 1_000;

/** What a source is asked, from what the database knows. */
export const createIntakeQuestions = (deps: { store: Store; clock: Clock; verifyGenre: VerifyGenre }) => {
  const { store, clock, verifyGenre } = deps;

  const find = async (order: IntakeOrder): Promise<Style | null> =>
    (await store.read.styles.byIds([order.styleId]))[0] ?? null;

  /** Whether Beatport still has the genre. Ids are checked at run time, because lists of them go around that are wrong. */
  const isThere = async (style: Style, signal: AbortSignal): Promise<boolean> => {
    const { beatportGenreId: id, verifiedAt } = style;
    if (id === null || verifyGenre === null) return true;
    if (verifiedAt !== null && clock.now() - verifiedAt < VERIFIED_FOR_MS) return true;
    const genres = await verifyGenre(signal);
    await store.transaction(async (tx) => {
      for (const genre of genres) {
        await tx.styles.verify({ ...genre, slug: genre.slug ?? '' }, clock.now());
      }
    });
    return genres.some((genre) => genre.id === id);
  };

  return {
    /** Null when the style is gone: here, or at Beatport. */
    of: async (order: IntakeOrder, signal: AbortSignal): Promise<ReleaseQuestion | null> => {
      const style = await find(order);
      if (style === null) return null;
      if (order.source === 'beatport' && !(await isThere(style, signal))) return null;
      const artists =
        order.source === 'listenbrainz' ? await store.read.releaseMatchQueue.artistsOf(style.id, NEWEST) : [];
      return {
        style: {
          name: style.name,
          beatportGenreId: style.beatportGenreId,
          artistKeys: new Set(artists.map(fold)),
        },
        ...order.range,
      };
    },
  };
};
