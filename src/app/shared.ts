import type { Store } from '../db/store.ts';
import type { HalfSurroundings } from './half.ts';

/** Services that need only the database: both halves have them. */
export const createSharedServices = (_surroundings: HalfSurroundings, store: Store) => ({ store });

export type SharedServices = ReturnType<typeof createSharedServices>;
