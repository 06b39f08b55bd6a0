import { untilAborted } from './abort.ts';

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Callers that ask for the same thing while it is on its way share one answer. One caller's abort leaves the others
 * alone; when the last one has gone, the work is aborted.
 */
export const createCoalescer = <T>() => {
  const flights = new Map<string, Flight<T>>();

  const start = (key: string, run: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const result = run(controller.signal);
    const flight: Flight<T> = { result, controller, waiting: 0 };
    flights.set(key, flight);
    // Whoever still waits hears of it; without anybody it must not count as unhandled.
    result.catch(() => undefined);
    return flight;
  };

  return async (
    key: string,
    signal: AbortSignal | undefined,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    signal?.throwIfAborted();
    const flight = flights.get(key) ?? start(key, run);
    flight.waiting += 1;
    try {
      return await untilAborted(flight.result, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && flights.get(key) === flight) flights.delete(key);
      if (flight.waiting === 0) flight.controller.abort();
    }
  };
};
