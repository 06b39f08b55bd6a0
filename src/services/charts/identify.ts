import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ChartEntity } from '../../domain/charts/chart.ts';
import type { IdentitySource } from '../../providers/identity-port.ts';

/** Finds out what MusicBrainz calls those who stand on charts. */
export interface ChartIdentify {
  /**
   * Some of those that nobody was asked about yet, each once, whatever comes of it.
   * @returns how many were asked about, and whether more wait
   * @throws {RetryAfter} @throws {AppError} PROVIDER_UNAVAILABLE
   */
  run(
    signal: AbortSignal,
  ): Promise<{ readonly asked: number; readonly found: number; readonly more: boolean }>;
}

/** Members' tracks are asked about by the same door: a few questions, then somebody else has a turn. */
const ROUNDS = 4;
const LOOKED_AT = 200;

export const createChartIdentify = (deps: {
  store: Store;
  clock: Clock;
  identity: IdentitySource;
}): ChartIdentify => {
  const { store, clock, identity } = deps;

  const note = (asked: readonly ChartEntity[], ids: readonly (string | null)[]): Promise<void> =>
    store.transaction(async (tx) => {
      const now = clock.now();
      for (const [at, { id, kind, mbid }] of asked.entries()) {
        const found = mbid ?? ids[at] ?? null;
        // With an id it may turn out to be somebody who is known already.
        const again = found === null ? {} : { resolveAt: now };
        await tx.chartEntities.set(id, { mbid: found, identifyAt: null, ...again }, now);
        if (found === null) continue;
        const key = `mbid:${found}`;
        // Somebody else may have it: two spellings of one thing. Whoever had it first keeps it.
        if ((await tx.chartEntities.known(kind, [key])).length > 0) continue;
        await tx.chartEntities.addKeys(kind, [{ key, entityId: id }]);
      }
    });

  return {
    run: async (signal) => {
      const sum = { asked: 0, found: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        signal.throwIfAborted();
        const due = await store.read.chartEntities.toIdentify(clock.now(), LOOKED_AT);
        const kind = due[0]?.kind;
        if (kind === undefined) return { ...sum, more: false };
        const batch = due.filter((one) => one.kind === kind).slice(0, identity.together);
        const ids = await identity.find(kind, batch, signal);
        await note(batch, ids);
        sum.asked += batch.length;
        sum.found += ids.filter((id) => id !== null).length;
      }
      return { ...sum, more: (await store.read.chartEntities.toIdentify(clock.now(), 1)).length > 0 };
    },
  };
};
