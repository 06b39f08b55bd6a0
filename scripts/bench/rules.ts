import { type Bench, quantile, report } from './report.ts';
import {
  type Contender,
  handWritten,
  ours,
  rule,
  withJsonLogic,
  withJsonRulesEngine,
} from './rules/contenders.ts';
import { benchLibrary } from './rules/library.ts';
import { previewTimes } from './rules/preview.ts';

const TRACKS = 50_000;
/** Enough for the engine of JavaScript to get to know the code, also beside other work. */
const ROUNDS = 151;

/**
 * One rule over 50 000 tracks: Segue, a predicate written by hand for this rule, json-logic-js and json-rules-engine, in
 * turns in one process, each starting from the rule as data. All must find the same tracks. Then a whole preview, from
 * the question to the answer. Figures: docs/benchmarks.md.
 */
export const rules: Bench = async (options) => {
  const tracks = benchLibrary(TRACKS);
  const contenders = [
    { name: 'handWrittenMs', run: handWritten, rounds: ROUNDS },
    { name: 'oursMs', run: ours, rounds: ROUNDS },
    { name: 'jsonLogicMs', run: withJsonLogic, rounds: 7 },
    { name: 'jsonRulesEngineMs', run: withJsonRulesEngine, rounds: 3 },
  ];
  const found = await Promise.all(contenders.map(({ run }) => run(tracks)));
  if (new Set(found).size !== 1) throw new Error(`They do not agree: ${found.join(', ')} tracks.`);

  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, run, rounds } of contenders) {
      if (round < rounds) times.get(name)?.push(await milliseconds(run, tracks));
    }
  }
  // The quickest tenth: what it takes when nobody else wants the processor.
  const usual = (name: string): number => quantile(times.get(name) ?? [], 0.1);
  const previews = await previewTimes(tracks, rule);
  const others = { jsonLogicMs: usual('jsonLogicMs'), jsonRulesEngineMs: usual('jsonRulesEngineMs') };
  report(
    'rules',
    [
      { name: 'tracks', value: TRACKS, unit: '' },
      { name: 'matching', value: found[0] ?? 0, unit: 'tracks' },
      { name: 'oursMs', value: usual('oursMs'), unit: 'ms', goal: 'less than both engines' },
      { name: 'handWrittenMs', value: usual('handWrittenMs'), unit: 'ms' },
      { name: 'jsonLogicMs', value: others.jsonLogicMs, unit: 'ms' },
      { name: 'jsonRulesEngineMs', value: others.jsonRulesEngineMs, unit: 'ms' },
      {
        name: 'ratioToHandWritten',
        value: usual('oursMs') / usual('handWrittenMs'),
        unit: '×',
        goal: '≤ 4',
      },
      { name: 'previewMs', value: quantile(previews, 0.1), unit: 'ms', goal: '< 150' },
    ],
    options.json,
  );
};

const milliseconds = async (run: Contender, tracks: Parameters<Contender>[0]): Promise<number> => {
  const start = performance.now();
  await run(tracks);
  return performance.now() - start;
};
