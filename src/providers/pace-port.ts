/**
 * Resolves when it is this caller's turn at a provider that counts calls per address: every process on the machine
 * takes turns (services/pacing.ts).
 * @throws the signal's reason once it is aborted.
 */
export type Pace = (signal?: AbortSignal) => Promise<void>;
