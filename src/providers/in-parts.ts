import { isTooLarge } from './http/exchange.ts';

/**
 * Asks about many things at once, and about half of them when the answer was too large to be taken.
 * @param ask answers `null` when the question itself was too long.
 * @returns the answers in order; nothing for a thing whose answer does not fit even alone, so that it does not keep
 * the others waiting for ever.
 */
export const askInParts = async <T, A>(
  things: readonly T[],
  ask: (part: readonly T[]) => Promise<A | null>,
): Promise<A[]> => {
  const answer = await ask(things).catch((error: unknown) => {
    if (isTooLarge(error)) return null;
    throw error;
  });
  if (answer !== null) return [answer];
  if (things.length <= 1) return [];
  const middle = Math.ceil(things.length / 2);
  const first = await askInParts(things.slice(0, middle), ask);
  return [...first, ...(await askInParts(things.slice(middle), ask))];
};

/** Lists of at most `size`, in order. */
export const inLists = <T>(things: readonly T[], size: number): T[][] => {
  const lists: T[][] = [];
  for (let start = 0; start < things.length; start += size) lists.push(things.slice(start, start + size));
  return lists;
};
