import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floorOf } from './floor.ts';
import { openOurs } from './ours.ts';

/** One measurement in a process of its own, so that memory of one is not memory of the other. Prints JSON. */
export interface Measured {
  readonly rows: number;
  readonly added: number;
  readonly seconds: number;
  /** Of all threads: other work on the machine makes a run longer, but no dearer. */
  readonly cpuSeconds: number;
  /** Of the dry run; 0 for the floor. */
  readonly lookSeconds: number;
  /** From before the first byte was read to the highest, over everything that is measured. */
  readonly rssGrowthMiB: number;
}

const MIB = 1024 ** 2;

const [what, zipPath, ...others] = process.argv.slice(2);
if (zipPath === undefined) throw new Error('Expected "floor" or "ours", and a package.');
const folder = mkdtempSync(join(tmpdir(), 'segue-bench-import-'));
const timed = async <T>(work: () => Promise<T>) => {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, seconds: (performance.now() - start) / 1_000, cpuSeconds: (user + system) / 1e6 };
};
try {
  const ours = what === 'ours' ? await openOurs([zipPath, ...others], folder) : null;
  const before = process.memoryUsage.rss();
  let highest = before;
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  let measured: Omit<Measured, 'rssGrowthMiB'>;
  if (ours === null) {
    const { value: rows, ...took } = await timed(() => floorOf(zipPath, join(folder, 'floor.sqlite')));
    measured = { rows, added: rows, ...took, lookSeconds: 0 };
  } else {
    const look = await timed(ours.look);
    const { value, ...took } = await timed(ours.store);
    measured = { ...value, ...took, lookSeconds: look.seconds };
    await ours.close();
  }
  clearInterval(watch);
  highest = Math.max(highest, process.memoryUsage.rss());
  console.log(JSON.stringify({ ...measured, rssGrowthMiB: (highest - before) / MIB } satisfies Measured));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
