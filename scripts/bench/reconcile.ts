import { afterCalls } from '../../src/domain/playlists/after-calls.ts';
import { planPlaylist, rewriteCost } from '../../src/domain/playlists/plan.ts';
import type { Plan } from '../../src/domain/playlists/playlist.ts';
import { boundAny, boundKeeping } from './reconcile/bound.ts';
import { datesFirst, type Edit, spread } from './reconcile/edits.ts';
import { type Bench, quantile, report } from './report.ts';

interface Row {
  readonly edit: Edit;
  readonly plan: Plan;
  /** Calls of any plan that promises as much. */
  readonly bound: number;
  readonly replaceAll: number;
}

/** How many calls an apply takes, against what it must take and against writing the playlist anew: docs/benchmarks.md. */
export const reconcile: Bench = async (options) => {
  const rows = spread().map(measure);
  print('A spread of edits', rows);
  print(
    'Not in the metrics: edits where dates are worth more than the calls of writing anew',
    datesFirst().map(measure),
  );

  const changing = rows.filter(({ bound }) => bound > 0);
  const ratios = changing.map(({ plan, bound }) => plan.calls.length / bound);
  const idle = rows.filter(({ bound }) => bound === 0).map(({ plan }) => plan.calls.length);
  report(
    'reconcile',
    [
      { name: 'edits', value: rows.length, unit: '' },
      {
        name: 'meanCallRatio',
        value: ratios.reduce((a, b) => a + b, 0) / ratios.length,
        unit: '',
        goal: '≤ 1.25',
      },
      { name: 'maxCallRatio', value: Math.max(...ratios), unit: '' },
      {
        name: 'replaceAllRatio',
        value: Math.max(...rows.map(({ plan, replaceAll }) => plan.calls.length / replaceAll)),
        unit: '',
        goal: '≤ 1',
      },
      { name: 'callsWithNothingToDo', value: Math.max(...idle), unit: 'calls', goal: '0' },
      { name: 'planMs', value: slowestPlan(), unit: 'ms', goal: '≤ 100' },
    ],
    options.json,
  );
};

const measure = (edit: Edit): Row => {
  const { actual, wanted, order } = edit;
  const plan = planPlaylist(actual, wanted, order);
  const reached = afterCalls(actual, plan.calls, []).map(({ uri }) => uri);
  const same = reached.every((uri, index) => uri === plan.result[index]?.uri);
  if (!same || reached.length !== wanted.length) throw new Error(`${edit.name}: the plan leads elsewhere.`);
  const bound = plan.redated.length === 0 ? boundKeeping : boundAny;
  return { edit, plan, bound: bound(actual, plan.result), replaceAll: rewriteCost(wanted) };
};

/** ms for 10 000 entries in another order, the median of nine. */
const slowestPlan = (): number => {
  const [edit] = spread().filter(({ actual }) => actual.length === 10_000);
  const times = Array.from({ length: 9 }, () => {
    const actual = edit?.actual ?? [];
    const wanted = actual.map((_, index) => actual[(index * 7_919) % actual.length] ?? { uri: '', key: '' });
    const before = performance.now();
    planPlaylist(actual, wanted, 'exact');
    return performance.now() - before;
  });
  return quantile(times, 0.5);
};

const print = (title: string, rows: readonly Row[]): void => {
  const width = Math.max(...rows.map(({ edit }) => edit.name.length));
  const line = (...[name, calls, bound, anew, left]: string[]): string =>
    `  ${name?.padEnd(width)} ${calls?.padStart(7)} ${bound?.padStart(7)} ${anew?.padStart(12)}  ${left}`;
  console.log(`\n${title}\n`);
  console.log(line('', 'calls', 'bound', 'replace-all', 'what gives way'));
  for (const { edit, plan, bound, replaceAll } of rows) {
    const left = [
      ...(plan.redated.length > 0 ? [`${plan.redated.length} dates`] : []),
      ...(plan.orderLeft ? ['the order'] : []),
    ];
    console.log(line(edit.name, `${plan.calls.length}`, `${bound}`, `${replaceAll}`, left.join(', ')));
  }
};
