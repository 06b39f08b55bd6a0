import type { Store } from '../../db/store.ts';
import type { ManualValues } from '../../domain/enrichment/manual.ts';
import type { MemberId } from '../../domain/ids.ts';
import { genreNames } from '../../domain/statistics/keys.ts';

/** What a member says themselves about tracks: for them it counts instead of what everybody is told. */
export const ownWords = async (
  { read }: Pick<Store, 'read'>,
  memberId: MemberId,
): Promise<ReadonlyMap<number, ManualValues>> => {
  const spoken = await read.candidates.spokenOf(memberId);
  const said = await read.manualValues.ofTracks(memberId, spoken);
  return new Map(said.map(({ trackId, values }) => [trackId, values]));
};

/**
 * Reads the genres of a row of sums, the strongest first: the member's own word, else what everybody is told. The same few
 * lists come again and again.
 */
export const genreReader = async (store: Pick<Store, 'read'>, memberId: MemberId) => {
  const own = await ownWords(store, memberId);
  const known = new Map<unknown, string[]>();
  return (row: readonly unknown[]): string[] => {
    const said = own.get(Number(row[0]))?.genres;
    if (said !== undefined) return genreNames(JSON.stringify(said));
    const names = known.get(row[4]) ?? genreNames(row[4]);
    known.set(row[4], names);
    return names;
  };
};
