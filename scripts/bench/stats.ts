import { statSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { createSumKeeper } from '../../src/services/listening/ledger-sums.ts';
import { createRollupCheck } from '../../src/services/listening/rollup-check.ts';
import { type Bench, quantile, report } from './report.ts';
import { buildDatabase, MEMBERS, memberAt } from './stats/build.ts';
import { NOW } from './stats/listener.ts';
import { questions } from './stats/questions.ts';
import { createRandom } from './suggest/random.ts';

/** Plays of each listener: one million in all, and ten. */
const SMALL = 10_000;
const LARGE = 100_000;
const GOAL_MS = 100;
/** Asked first and not counted, so that every statement is prepared. */
const WARM_UP = 3;

interface Measured {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
  /** Of the processor alone, whatever else the machine is busy with. */
  readonly cpuP99: number;
}

/**
 * Every statistic, asked once by each of 100 listeners with 100 000 plays each, and the same with a tenth of the plays:
 * how long a whole answer takes, without drawing it. The databases are built the first time (some minutes) and kept.
 * Figures: docs/benchmarks.md.
 */
export const stats: Bench = async (options) => {
  const small = await measure(SMALL);
  const large = await measure(LARGE);
  print(large.answers, small.answers);
  const worst = (answers: readonly Measured[], of: 'p99' | 'cpuP99'): number =>
    Math.max(...answers.map((answer) => answer[of]));
  report(
    'stats',
    [
      { name: 'plays', value: MEMBERS * LARGE, unit: '' },
      { name: 'p99Ms', value: worst(large.answers, 'p99'), unit: 'ms', goal: `< ${GOAL_MS}, the slowest` },
      { name: 'p99MsAt1M', value: worst(small.answers, 'p99'), unit: 'ms' },
      { name: 'cpuP99Ms', value: worst(large.answers, 'cpuP99'), unit: 'ms' },
      { name: 'cpuP99MsAt1M', value: worst(small.answers, 'cpuP99'), unit: 'ms' },
      { name: 'bytesPerPlay', value: large.bytes.file, unit: 'bytes' },
      { name: 'bytesPerPlayAt1M', value: small.bytes.file, unit: 'bytes' },
      { name: 'playBytes', value: large.bytes.plays, unit: 'bytes', goal: 'about 30' },
      { name: 'sumBytes', value: large.bytes.sums, unit: 'bytes' },
    ],
    options.json,
  );
};

const measure = async (each: number) => {
  const start = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - start) / 1_000)} s`;
  const path = await buildDatabase(each, (text) => console.log(`${text} ${seconds()}`));
  const database = openSqlite({ path, gate: openGate, durability: 'normal' });
  const store = createStore(database);
  await checkSums(store);
  console.log(`${each * MEMBERS} plays are there, their sums are right. ${seconds()}`);
  const answers: Measured[] = [];
  for (const { name, ask } of questions(store)) {
    const random = createRandom(3);
    const [times, cpu]: [number[], number[]] = [[], []];
    for (let at = 1 - WARM_UP; at <= MEMBERS; at++) {
      // Neighbours lie beside one another on the disk: 37 and 100 have no common divisor, so everybody comes once.
      const memberId = memberAt((((at + MEMBERS) * 37) % MEMBERS) + 1);
      const [before, busy] = [performance.now(), process.cpuUsage()];
      const answer = await ask(memberId, random);
      const took = performance.now() - before;
      const { user, system } = process.cpuUsage(busy);
      if (answer.kind !== 'told') throw new Error(`${name} was not told: ${answer.kind}.`);
      if (at < 1) continue;
      times.push(took);
      cpu.push((user + system) / 1_000);
    }
    answers.push({
      name,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      cpuP99: quantile(cpu, 0.99),
    });
  }
  await database.close();
  return { answers, bytes: bytesOf(path, each * MEMBERS) };
};

/** What was written past the ledger has to be what the ledger would have written: as it looks at it every night. */
const checkSums = async (store: Store): Promise<void> => {
  const check = createRollupCheck({
    store,
    sums: createSumKeeper(),
    enqueue: async () => undefined,
    random: createRandom(1).next,
    onDrift: () => undefined,
  });
  const { listeners, drifted, missing } = await check.run(NOW, new AbortController().signal);
  if (listeners === 0 || drifted > 0 || missing > 0) {
    throw new Error(
      `The sums of ${drifted} of ${listeners} listeners are wrong, those of ${missing} are missing.`,
    );
  }
};

const bytesOf = (path: string, plays: number) => {
  const database = new SqliteDatabase(path, { readonly: true });
  const sizes = database
    .prepare<[], { name: string; bytes: number }>(
      'select name, sum(pgsize) as bytes from dbstat group by name',
    )
    .all();
  database.close();
  const of = (...tables: string[]): number =>
    sizes.filter(({ name }) => tables.includes(name)).reduce((sum, { bytes }) => sum + bytes, 0) / plays;
  return {
    file: statSync(path).size / plays,
    plays: of('plays'),
    sums: of('play_totals', 'play_months', 'play_days', 'play_hours'),
  };
};

const print = (large: readonly Measured[], small: readonly Measured[]): void => {
  const number = (value: number | undefined): string => (value ?? Number.NaN).toFixed(1).padStart(9);
  console.log(`\n${'ms'.padEnd(36)}      p50      p99  cpu p99   at 1 M: p50      p99`);
  for (const [at, { name, p50, p99, cpuP99 }] of large.entries()) {
    const less = small[at];
    console.log(
      `${name.padEnd(36)}${number(p50)}${number(p99)}${number(cpuP99)}      ${number(less?.p50)}${number(less?.p99)}`,
    );
  }
};
