import Bottleneck from 'bottleneck';
import type { Clock } from '../../clock.ts';
import type { LimiterSettings } from '../http-port.ts';
import { watchSetBack } from '../set-back.ts';
import { untilAborted } from './abort.ts';

export interface Limiter {
  /** Runs `work` when its turn comes. An aborted caller leaves the queue at once and its work is not started. */
  run<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
  /** Nobody who is still to start does so before this many ms have passed: a rate limit concerns the whole app. */
  pause(ms: number): void;
  /** ms left of a pause. */
  pausedFor(): number;
}

/** One limiter per key (provider and app), made when it is first needed. */
export const createLimiters = (clock: Clock) => {
  const known = new Map<string, { limiter: Limiter; apply: (settings: LimiterSettings) => Promise<void> }>();

  const create = (settings: LimiterSettings) => {
    const bottleneck = new Bottleneck(optionsOf(settings));
    const wasSetBack = watchSetBack(clock);
    /** Bottleneck notes by the wall clock when the next call is free, and has no way to tell it that this is over. */
    const followClock = (): void => {
      if (wasSetBack()) Reflect.set(Object(Reflect.get(bottleneck, '_store')), '_nextRequest', 0);
    };
    let applied = settings;
    let resumeAt = 0;
    const limiter: Limiter = {
      run: (work, signal) => {
        followClock();
        const turn = bottleneck.schedule(async () => {
          try {
            signal?.throwIfAborted();
            return await work();
          } finally {
            // Before whoever waits in the queue is given a time.
            followClock();
          }
        });
        // Whoever left the queue does not hear how it ended.
        turn.catch(() => undefined);
        return untilAborted(turn, signal);
      },
      pause: (ms) => {
        resumeAt = Math.max(resumeAt, clock.elapsed() + ms);
      },
      pausedFor: () => Math.max(0, resumeAt - clock.elapsed()),
    };
    const apply = async (wanted: LimiterSettings): Promise<void> => {
      const { minGapMs, maxConcurrent } = wanted;
      if (applied.minGapMs === minGapMs && applied.maxConcurrent === maxConcurrent) return;
      applied = wanted;
      await bottleneck.updateSettings(optionsOf(wanted));
    };
    return { limiter, apply };
  };

  return async (key: string, settings: LimiterSettings): Promise<Limiter> => {
    const entry = known.get(key) ?? create(settings);
    known.set(key, entry);
    await entry.apply(settings);
    return entry.limiter;
  };
};

const optionsOf = ({ minGapMs, maxConcurrent }: LimiterSettings) => ({ minTime: minGapMs, maxConcurrent });
