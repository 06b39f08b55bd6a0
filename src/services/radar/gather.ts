import { type Clock, DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { fold } from '../../domain/library/fold.ts';
import { creditedNames, type NewRelease, type RadarSource } from '../../domain/radar/radar.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import type { NewReleaseSource } from '../../providers/new-release-port.ts';
import type { Enqueue } from '../intents.ts';
import { radarScan } from './work.ts';

export interface Gathered {
  /** Releases that were told, and those of them by artists or on labels that can concern somebody. */
  readonly told: number;
  readonly kept: number;
  readonly unreadable: number;
  /** Sources that could not be asked this time. They are asked again with the next look, for the same days. */
  readonly failed: readonly RadarSource[];
}

/** Asks what came out lately and keeps what can concern somebody here. */
export interface RadarGather {
  /** @throws what the first source threw, when none could be asked: {AppError} PROVIDER_UNAVAILABLE; {@link RetryAfter} */
  run(signal: AbortSignal): Promise<Gathered>;
}

/** Editors enter releases days late: the week before is asked for again. */
const DAYS = 14;
/** Nobody calls it new any more. */
const FORGET_DAYS = 120;
const PER_BATCH = 50;

/** Under this key stands when it was last done. */
export const GATHERED_AT = 'radar.gatheredAt';

/** The same of one source. */
export const answeredAt = (source: RadarSource): string => `radar.answeredAt.${source}`;

export const createRadarGather = (deps: {
  store: Store;
  clock: Clock;
  sources: readonly NewReleaseSource[];
  enqueue: Enqueue;
}): RadarGather => {
  const { store, clock, sources, enqueue } = deps;

  /** Only what names an artist or a label that is known here: nobody listens to the others. */
  const keep = async (releases: readonly NewRelease[]): Promise<number> => {
    const named = releases.map((release) => ({
      release,
      names: [...new Set(creditedNames(release.credit).map(fold))],
    }));
    const known = await store.read.radarKnown.knownNames(named.flatMap(({ names }) => names));
    const labels = named.some(({ release }) => release.label !== null)
      ? await store.read.radarKnown.knownLabels()
      : new Set<string>();
    const ours = named
      .map(({ release, names }) => ({ release, names: names.filter((name) => known.has(name)) }))
      .filter(
        ({ release, names }) =>
          names.length > 0 || (release.label !== null && labels.has(fold(release.label))),
      );
    await store.batches(ours, PER_BATCH, async (tx, batch) => {
      for (const { release, names } of batch) await tx.radar.put(release, names, clock.now());
    });
    return ours.length;
  };

  /** Null: it was not asked. */
  const ask = async (
    source: NewReleaseSource,
    signal: AbortSignal,
  ): Promise<Omit<Gathered, 'failed'> | null> => {
    let [told, kept, unreadable] = [0, 0, 0];
    for (let back = 0; back < DAYS; back += source.days) {
      signal.throwIfAborted();
      const until = dayOf(clock.now() - back * DAY);
      const found = await source.released(until, source.days, signal);
      if (found === null) return null;
      told += found.releases.length;
      unreadable += found.unreadable;
      kept += await keep(found.releases);
    }
    await store.transaction((tx) => tx.facts.set(answeredAt(source.source), String(clock.now())));
    return { told, kept, unreadable };
  };

  return {
    run: async (signal) => {
      let all = { told: 0, kept: 0, unreadable: 0 };
      let answered = 0;
      const failures: { source: RadarSource; error: unknown }[] = [];
      for (const source of sources) {
        try {
          const found = await ask(source, signal);
          if (found === null) continue;
          const { told, kept, unreadable } = found;
          answered += 1;
          all = { told: all.told + told, kept: all.kept + kept, unreadable: all.unreadable + unreadable };
        } catch (error) {
          // One that cannot be asked is no reason to know nothing of the others.
          if (!(isAppError(error) || error instanceof RetryAfter)) throw error;
          failures.push({ source: source.source, error });
        }
      }
      const [first] = failures;
      if (first !== undefined && answered === 0) throw first.error;
      await store.transaction(async (tx) => {
        const now = clock.now();
        await tx.radar.forgetBefore(dayOf(now - FORGET_DAYS * DAY));
        await tx.facts.set(GATHERED_AT, String(now));
        await enqueue(tx, radarScan(null));
      });
      return { ...all, failed: failures.map(({ source }) => source) };
    },
  };
};

/** The day of a moment in UTC, YYYY-MM-DD. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
