import type { Repositories } from '../../db/repositories/repositories.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { PlaySource } from '../../domain/listening.ts';

/** Whether a play of a source at a moment counts nowhere, whatever else is true of it. ms UTC */
export type IsDisowned = (source: PlaySource, at: number) => boolean;

/**
 * What the member said was not theirs; and what an import replaces in the stretch that it covers, which is everything
 * that did not come from an import.
 */
export const disownedOf = async (tx: Repositories, memberId: MemberId): Promise<IsDisowned> => {
  const notMine = await tx.notMine.of(memberId);
  const replaced = await tx.playImports.replaced(memberId);
  return (source, at) => isWithin(notMine, at) || (source !== 'import' && isWithin(replaced, at));
};

const isWithin = (stretches: readonly { fromAt: number; toAt: number }[], at: number): boolean =>
  stretches.some(({ fromAt, toAt }) => fromAt <= at && at <= toAt);
