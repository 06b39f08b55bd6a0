import { parseArgs } from 'node:util';
import { importing } from './bench/import.ts';
import { interactions } from './bench/interactions.ts';
import { live } from './bench/live.ts';
import { matching } from './bench/matching.ts';
import { reconcile } from './bench/reconcile.ts';
import type { Bench } from './bench/report.ts';
import { rules } from './bench/rules.ts';
import { server } from './bench/server.ts';
import { sort } from './bench/sort.ts';
import { stats } from './bench/stats.ts';
import { suggest } from './bench/suggest.ts';

/** `npm run bench -- NAME [--json FILE] [--pairs FILE]`. Speed is measured here, as a ratio where it can be, never in a test. */
const benches: Readonly<Record<string, Bench>> = {
  import: importing,
  interactions,
  live,
  matching,
  reconcile,
  rules,
  server,
  sort,
  stats,
  suggest,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, pairs: { type: 'string' } },
});
const [name] = positionals;
const bench = name === undefined ? undefined : benches[name];
if (bench === undefined) {
  console.error(`Expected the name of a bench: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
} else {
  await bench({ json: values.json, pairs: values.pairs });
}
