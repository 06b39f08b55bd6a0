import { type Clock, DAY } from '../clock.ts';

/** Documents that many tracks share (an album, an artist's tags, a release): asked once, then remembered. */
export interface AnswerCache {
  /** Undefined when it is not known; null when the provider does not have it. */
  get(key: string): Promise<unknown>;
  set(key: string, document: unknown): Promise<void>;
}

/**
 * A cache in memory: as many documents as a large library has albums and artists, of a kilobyte or two each. The oldest
 * go first.
 * @param most documents at a time
 */
export const createAnswerCache = (clock: Clock, most = 10_000, keepMs = DAY): AnswerCache => {
  const kept = new Map<string, { readonly document: unknown; readonly until: number }>();
  return {
    get: async (key) => {
      const found = kept.get(key);
      if (found !== undefined && found.until > clock.elapsed()) return found.document;
      kept.delete(key);
      return undefined;
    },
    set: async (key, document) => {
      kept.delete(key);
      kept.set(key, { document, until: clock.elapsed() + keepMs });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
};

/** The remembered document, or the one that `ask` brings. Trouble is not remembered. */
export const remembered = async (
  cache: AnswerCache,
  key: string,
  ask: () => Promise<unknown>,
): Promise<unknown> => {
  const known = await cache.get(key);
  if (known !== undefined) return known;
  const document = (await ask()) ?? null;
  await cache.set(key, document);
  return document;
};
