import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

export type Bench = (options: {
  /** Where to write the metrics as JSON. */
  readonly json: string | undefined;
  /** Labelled pairs to judge instead of our own (matching). */
  readonly pairs: string | undefined;
}) => Promise<void>;

/** One measured figure: the number, its unit for the table, and (if there is one) what it ought to be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: string;
}

/** Quantile of a sample by the nearest rank; `q` in 0..1. */
export const quantile = (sample: readonly number[], q: number): number => {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
};

/** Prints the table and, if asked for, writes `{bench, metrics}`. */
export const report = (bench: string, figures: readonly Figure[], jsonFile: string | undefined): void => {
  const cpu = cpus();
  console.log(
    `\n${bench} on ${cpu.length} × ${cpu[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}\n`,
  );
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit, goal } of figures) {
    const number = value.toFixed(Math.abs(value) < 10 ? 3 : 1).padStart(12);
    console.log(
      `  ${name.padEnd(width)} ${number} ${unit.padEnd(8)}${goal === undefined ? '' : `goal ${goal}`}`,
    );
  }
  if (jsonFile === undefined) return;
  const metrics = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
  writeFileSync(jsonFile, `${JSON.stringify({ bench, metrics }, null, 2)}\n`);
};
