import { tasteFeature } from '../commands/taste/taste.ts';
import type { Store } from '../db/store.ts';
import { tasteBlendJob, tasteSweepJob } from '../jobs/taste-blend.ts';
import type { Enqueue } from '../services/intents.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import type { ListeningSets } from '../services/statistics/listening.ts';
import type { Tallies } from '../services/statistics/tallies.ts';
import { createBlending } from '../services/taste/blending.ts';
import { createBlends } from '../services/taste/blends.ts';
import { createComparing } from '../services/taste/comparing.ts';
import { createTasteSharing } from '../services/taste/sharing.ts';
import { TASTE_SWEEP } from '../services/taste/work.ts';
import type { HalfSurroundings } from './half.ts';
import type { PlaylistServices } from './playlists.ts';
import type { ServerServices } from './server.ts';
import type { Work } from './work-list.ts';

/** Tastes side by side, and blends of them: only the database is asked, so both halves have all of it. */
export const createTasteServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    post: Outbox['post'];
    listeningSets: ListeningSets;
    tallies: Tallies;
  } & Pick<PlaylistServices, 'playlistMaking' | 'playlistWishes'> &
    Pick<ServerServices, 'namedPosts'>,
) => {
  const { store, enqueue, post, listeningSets, tallies, namedPosts } = deps;
  const { playlistMaking: making, playlistWishes: wishes } = deps;
  return {
    comparing: createComparing({ store, listeningSets, tallies }),
    tasteSharing: createTasteSharing({ store, clock, post, namedPosts }),
    blends: createBlends({ store, clock, enqueue, making }),
    blending: createBlending({ store, clock, enqueue, listeningSets, tallies, wishes }),
  };
};

export type TasteServices = ReturnType<typeof createTasteServices>;

export const tasteFeatures = (services: Parameters<typeof tasteFeature>[0]) => [tasteFeature(services)];

/** Jobs; every ten minutes those that are not of this week, or of other people than before (cron, UTC). */
export const tasteWork = ({ blending }: Pick<TasteServices, 'blending'>): Work => ({
  handlers: [tasteBlendJob(blending), tasteSweepJob(blending)],
  schedules: [{ name: TASTE_SWEEP, cron: '5-55/10 * * * *', kind: TASTE_SWEEP }],
  due: [],
});
