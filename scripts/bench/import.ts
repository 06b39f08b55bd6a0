import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DAY, systemClock } from '../../src/clock.ts';
import { writeBulkExport } from '../sandbox/exports/archive.ts';
import type { Measured } from './import/child.ts';
import { pressWhileImporting } from './import/clicks.ts';
import { type Bench, quantile, report } from './report.ts';

const PLAYS = 1_000_000;
/** In turns, so that other work on the machine meets both. */
const ROUNDS = 3;
/** Days that the plays of a package spread over, however many they are: Spotify is not older. */
const DAYS = 5_500;

const run = promisify(execFile);

/**
 * An export of a million plays with every quirk of real ones (scripts/sandbox/exports), imported with everything that
 * follows from it (tracks, sums), against the least that an import can be; memory at ten times the size; and clicks in
 * Discord meanwhile, through the whole program. Figures: docs/benchmarks.md.
 */
export const importing: Bench = async ({ json }) => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-bench-export-'));
  try {
    const small = join(folder, 'small.zip');
    await make(small, 7);
    const pairs: { floor: Measured; ours: Measured }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      pairs.push({ floor: await measure('floor', small), ours: await measure('ours', small) });
    }
    const clicks = await pressWhileImporting(small);
    // No listener has ten million plays; ten who share an account do.
    const large = Array.from({ length: 10 }, (_, at) => join(folder, `${at}.zip`));
    for (const [at, path] of large.entries()) await make(path, at);
    const ten = await measure('ours', ...large);

    const median = (pick: (pair: (typeof pairs)[number]) => number): number => quantile(pairs.map(pick), 0.5);
    report(
      'import',
      [
        { name: 'rows', value: median(({ ours }) => ours.rows), unit: 'rows' },
        { name: 'playsPerSecond', value: median(({ ours }) => ours.rows / ours.seconds), unit: 'rows/s' },
        {
          name: 'floorPlaysPerSecond',
          value: median(({ floor }) => floor.rows / floor.seconds),
          unit: 'rows/s',
        },
        {
          name: 'timeRatio',
          value: median(({ ours, floor }) => ours.seconds / floor.seconds),
          unit: '×',
          goal: '≤ 2',
        },
        {
          name: 'cpuRatio',
          value: median(({ ours, floor }) => ours.cpuSeconds / floor.cpuSeconds),
          unit: '×',
        },
        { name: 'lookSeconds', value: median(({ ours }) => ours.lookSeconds), unit: 's' },
        { name: 'rssGrowthMiB', value: median(({ ours }) => ours.rssGrowthMiB), unit: 'MiB', goal: '≤ 200' },
        { name: 'rssGrowthMiBAt10x', value: ten.rssGrowthMiB, unit: 'MiB', goal: '≤ 200' },
        { name: 'playsPerSecondAt10x', value: ten.rows / ten.seconds, unit: 'rows/s' },
        { name: 'clickP50Ms', value: quantile(clicks, 0.5), unit: 'ms' },
        { name: 'clickP99Ms', value: quantile(clicks, 0.99), unit: 'ms', goal: '< 100' },
        { name: 'clicks', value: clicks.length, unit: '' },
      ],
      json,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const make = (path: string, seed: number) => {
  const until = Math.floor(systemClock.now() / DAY) * DAY;
  return writeBulkExport(path, { plays: PLAYS, seed, until, perDay: Math.ceil(PLAYS / DAYS) });
};

const measure = async (what: 'floor' | 'ours', ...zips: string[]): Promise<Measured> => {
  const child = fileURLToPath(new URL('import/child.ts', import.meta.url));
  const args = ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning', child, what, ...zips];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout);
};
