import { createLog } from '../../src/log.ts';
import { createHttp, type HttpDeps } from '../../src/providers/http.ts';
import type { BudgetBucket, BudgetLedger, Http } from '../../src/providers/http-port.ts';
import { createManualClock, type ManualClock } from './clock.ts';

export interface TestHttp extends AsyncDisposable {
  readonly http: Http;
  readonly clock: ManualClock;
  /** Every line of the log, as written. */
  readonly lines: readonly string[];
  /** ms of every wait; none of them took any time. */
  readonly waits: readonly number[];
  readonly spent: readonly BudgetBucket[];
  readonly blocks: readonly { bucket: BudgetBucket; until: number; why: string }[];
}

/** The real door with a clock that waits move, a ledger that remembers, and a log that can be read. */
export const openTestHttp = (overrides: Partial<HttpDeps> = {}): TestHttp => {
  const clock = createManualClock();
  const lines: string[] = [];
  const waits: number[] = [];
  const spent: BudgetBucket[] = [];
  const blocks: { bucket: BudgetBucket; until: number; why: string }[] = [];
  const ledger: BudgetLedger = {
    spend: async (bucket) => {
      spent.push(bucket);
    },
    block: async (bucket, until, why) => {
      blocks.push({ bucket, until, why });
    },
  };
  const http = createHttp({
    clock,
    ledger,
    assertMayCall: () => undefined,
    log: createLog('trace', 'service', { write: (line) => lines.push(line) }),
    wait: async (ms) => {
      waits.push(ms);
      clock.advance(ms);
    },
    random: () => 0.5,
    ...overrides,
  });
  return { http, clock, lines, waits, spent, blocks, [Symbol.asyncDispose]: http.close };
};
