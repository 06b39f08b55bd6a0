import { arrive, type Freshness } from '../../domain/edge/freshness.ts';

export interface Admission {
  /**
   * After a reconnect Discord replays what we may have seen already, and what nobody waits for any more.
   * @param elapsed our monotonic clock, ms
   */
  admit(interaction: { id: string; createdAt: number }, elapsed: number): 'ok' | 'stale' | 'duplicate';
}

/** Discord takes a first answer for three seconds. */
const STALE_MS = 3_000;
/** Ids remembered, twice over: far more than come within the minutes that a replay covers. */
const REMEMBERED = 5_000;

export const createAdmission = (): Admission => {
  let freshness: Freshness | null = null;
  let recent = new Set<string>();
  let older = new Set<string>();
  const seen = (id: string): boolean => {
    if (recent.has(id) || older.has(id)) return true;
    recent.add(id);
    if (recent.size >= REMEMBERED) [older, recent] = [recent, new Set()];
    return false;
  };
  return {
    admit: ({ id, createdAt }, elapsed) => {
      if (seen(id)) return 'duplicate';
      const { state, ageMs } = arrive(freshness, createdAt, elapsed);
      freshness = state;
      return ageMs > STALE_MS ? 'stale' : 'ok';
    },
  };
};
