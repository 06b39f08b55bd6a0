import type { HalfSurroundings } from './half.ts';
import type { SharedServices } from './shared.ts';

/** Providers and the services that call them: the service half alone has them. */
export const createOutsideServices = (_surroundings: HalfSurroundings, _shared: SharedServices) => ({});

export type OutsideServices = ReturnType<typeof createOutsideServices>;
