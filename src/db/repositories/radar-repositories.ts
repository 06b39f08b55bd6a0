import type { Queries, Tx } from '../database.ts';
import { radarReads, radarWrites } from './radar.ts';
import { radarDeliveryReads, radarDeliveryWrites } from './radar-deliveries.ts';
import { radarKnownReads } from './radar-known.ts';
import { radarListenerReads } from './radar-listeners.ts';
import { radarWishReads, radarWishWrites } from './radar-wishes.ts';

/** Everything about radars that can be asked. */
export const radarFamilyReads = (queries: Queries) => ({
  radar: { ...radarReads(queries), ...radarWishReads(queries) },
  radarDeliveries: radarDeliveryReads(queries),
  radarKnown: radarKnownReads(queries),
  radarListeners: radarListenerReads(queries),
});

/** The same, and what can be written. */
export const radarFamily = (tx: Tx) => ({
  radar: {
    ...{ ...radarReads(tx), ...radarWrites(tx) },
    ...{ ...radarWishReads(tx), ...radarWishWrites(tx) },
  },
  radarDeliveries: { ...radarDeliveryReads(tx), ...radarDeliveryWrites(tx) },
  radarKnown: radarKnownReads(tx),
  radarListeners: radarListenerReads(tx),
});
