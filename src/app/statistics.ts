import type { Store } from '../db/store.ts';
import { createListeningSets } from '../services/statistics/listening.ts';
import { createOverviews } from '../services/statistics/overviews.ts';
import { createPlayTops } from '../services/statistics/play-tops.ts';
import { createTallies } from '../services/statistics/tallies.ts';
import type { HalfSurroundings } from './half.ts';

/** What plays come to: for both halves. */
export const createStatisticServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { store }: { store: Store },
) => {
  const listeningSets = createListeningSets({ store, clock });
  const tallies = createTallies({ store });
  return {
    listeningSets,
    tallies,
    playTops: createPlayTops({ store, listeningSets, tallies }),
    overviews: createOverviews({ store, listeningSets, tallies }),
  };
};
