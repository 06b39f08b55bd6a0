import { libraryFeature } from '../commands/library/library.ts';
import { sourcesFeature } from '../commands/sources/sources.ts';
import type { Store } from '../db/store.ts';
import { sourcesListJob } from '../jobs/sources-list.ts';
import { sourcesSyncJob } from '../jobs/sources-sync.ts';
import { sourcesSyncOneJob } from '../jobs/sources-sync-one.ts';
import type { SpotifyReader } from '../providers/spotify/port.ts';
import { createLikedSource } from '../providers/spotify/track-sources/liked.ts';
import { createPlaylistSource } from '../providers/spotify/track-sources/playlists.ts';
import type { TrackSource } from '../providers/track-source-port.ts';
import type { AccountAccess } from '../services/accounts/access.ts';
import type { ExternalOrders } from '../services/enrichment/orders.ts';
import type { Enqueue } from '../services/intents.ts';
import { createLibrary } from '../services/library.ts';
import { createSourceListing } from '../services/sources/listing.ts';
import { createSourceOrders } from '../services/sources/orders.ts';
import { createSourceShelf } from '../services/sources/shelf.ts';
import { createSourceSync } from '../services/sources/sync.ts';
import { SOURCES_SYNC } from '../services/sources/work.ts';
import type { HalfSurroundings } from './half.ts';

/** What members choose and what it makes: for both halves. */
export const createSourceServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => ({
  shelf: createSourceShelf({ store, clock, enqueue }),
  library: createLibrary({ store, clock }),
});

export type SourceServices = ReturnType<typeof createSourceServices>;

export const sourceFeatures = (services: SourceServices) => [
  sourcesFeature(services),
  libraryFeature(services),
];

/** What reads sources from their providers: for the service half. A new kind of source is one line here. */
export const createSourceReaders = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    externalOrders: Pick<ExternalOrders, 'afterSync'>;
    reader: SpotifyReader;
    access: AccountAccess;
  },
) => {
  const { store, enqueue, externalOrders, reader: spotify, access } = deps;
  const spotifys = { spotify, accessOf: access.access };
  const kinds: TrackSource[] = [createLikedSource(spotifys), createPlaylistSource(spotifys)];
  const listing = createSourceListing({ store, clock, kinds });
  return {
    sourceListing: listing,
    sourceSync: createSourceSync({ store, clock, kinds, afterSync: externalOrders.afterSync }),
    sourceOrders: createSourceOrders({ store, listing, enqueue }),
  };
};

export type SourceReaders = ReturnType<typeof createSourceReaders>;

/** Jobs, and the look for accounts whose sources are due. */
export const sourceWork = ({ sourceListing, sourceSync, sourceOrders }: SourceReaders) => ({
  handlers: [sourcesListJob(sourceListing), sourcesSyncJob(sourceOrders), sourcesSyncOneJob(sourceSync)],
  schedules: [],
  due: [{ name: SOURCES_SYNC, run: sourceOrders.enqueueDue }],
});
