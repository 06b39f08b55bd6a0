/**
 * Waits for `work` or for the signal, whichever is first; the work itself goes on.
 * @throws the signal's reason once it is aborted.
 */
export const untilAborted = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (signal === undefined) return work;
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

/** One signal for several reasons to stop and a time limit. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
  timedOut(): boolean;
}

/**
 * Not `AbortSignal.any`: a job's signal outlives hundreds of exchanges, and listeners are taken off here when each
 * one ends.
 * @param timeoutMs from now.
 */
export const deadline = (signals: readonly (AbortSignal | undefined)[], timeoutMs: number): Deadline => {
  const controller = new AbortController();
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    controller.abort();
  }, timeoutMs);
  const given = signals.filter((signal) => signal !== undefined);
  const stop = (): void => controller.abort();
  for (const signal of given) {
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  }
  return {
    signal: controller.signal,
    timedOut: () => expired,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      for (const signal of given) signal.removeEventListener('abort', stop);
    },
  };
};
