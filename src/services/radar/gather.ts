import { type Clock, DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { fold } from '../../domain/library/fold.ts';
import { creditedNames, type NewRelease } from '../../domain/radar/radar.ts';
import type { NewReleaseSource } from '../../providers/new-release-port.ts';
import type { Enqueue } from '../intents.ts';
import { radarScan } from './work.ts';

export interface Gathered {
  /** Releases that were told, and those of them by artists whom the catalogue knows. */
  readonly told: number;
  readonly kept: number;
  readonly unreadable: number;
}

/** Asks what came out lately and keeps what can concern somebody here. */
export interface RadarGather {
  /** @throws {AppError} PROVIDER_UNAVAILABLE; {@link RetryAfter} */
  run(signal: AbortSignal): Promise<Gathered>;
}

/** Editors enter releases days late: the week before is asked for again. */
const WEEKS = 2;
const WEEK_DAYS = 7;
/** Nobody calls it new any more. */
const FORGET_DAYS = 120;
const PER_BATCH = 50;

/** Under this key stands when it was last done. */
export const GATHERED_AT = 'radar.gatheredAt';

export const createRadarGather = (deps: {
  store: Store;
  clock: Clock;
  source: NewReleaseSource;
  enqueue: Enqueue;
}): RadarGather => {
  const { store, clock, source, enqueue } = deps;

  /** Only what names an artist of the catalogue: nobody here listens to the others. */
  const keep = async (releases: readonly NewRelease[]): Promise<number> => {
    const named = releases.map((release) => ({
      release,
      names: [...new Set(creditedNames(release.credit).map(fold))],
    }));
    const known = await store.read.radar.knownNames(named.flatMap(({ names }) => names));
    const ours = named
      .map(({ release, names }) => ({ release, names: names.filter((name) => known.has(name)) }))
      .filter(({ names }) => names.length > 0);
    await store.batches(ours, PER_BATCH, async (tx, batch) => {
      for (const { release, names } of batch) await tx.radar.put(release, names, clock.now());
    });
    return ours.length;
  };

  return {
    run: async (signal) => {
      let [told, kept, unreadable] = [0, 0, 0];
      for (let week = 0; week < WEEKS; week += 1) {
        signal.throwIfAborted();
        const until = dayOf(clock.now() - week * WEEK_DAYS * DAY);
        const found = await source.released(until, WEEK_DAYS, signal);
        told += found.releases.length;
        unreadable += found.unreadable;
        kept += await keep(found.releases);
      }
      await store.transaction(async (tx) => {
        const now = clock.now();
        await tx.radar.forgetBefore(dayOf(now - FORGET_DAYS * DAY));
        await tx.facts.set(GATHERED_AT, String(now));
        await enqueue(tx, radarScan(null));
      });
      return { told, kept, unreadable };
    },
  };
};

/** The day of a moment in UTC, YYYY-MM-DD. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
