import type { Store } from '../db/store.ts';
import { createFactsService } from '../services/facts.ts';
import { createMembersService } from '../services/members.ts';
import { createStandingService } from '../services/standing.ts';
import type { HalfSurroundings } from './half.ts';

/** Services that need only the database: both halves have them. */
export const createSharedServices = (_surroundings: HalfSurroundings, store: Store) => ({
  store,
  facts: createFactsService({ store }),
  members: createMembersService({ store }),
  standing: createStandingService({ store }),
});

export type SharedServices = ReturnType<typeof createSharedServices>;
