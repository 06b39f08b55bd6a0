import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from './sandbox/ports.ts';
import { startStage } from './sandbox/stage.ts';
import { journey } from './smoke/journey.ts';
import { createScene } from './smoke/scene.ts';
import { createTranscript } from './smoke/transcript.ts';

/**
 * `npm run smoke [-- --json FILE] [--record FILE] [--contract-spotify SPEC.yml] [--contract-discord SPEC.json]`: the
 * whole journey of a member through Segue as a process of its own, with the real Discord client, in a simulated world.
 * Exit code 0 when everything was as it should be.
 */
const { values } = parseArgs({
  options: {
    /** Where to write `{ok, steps: [{name, ok, ms}]}`. */
    json: { type: 'string' },
    /** Where to write the traffic, one JSON line per exchange. */
    record: { type: 'string' },
    'contract-spotify': { type: 'string' },
    'contract-discord': { type: 'string' },
  },
});

/** A Wednesday in winter: every run sees the same world at the same time, whenever it is run. */
const STARTS_AT = Date.UTC(2026, 10, 18, 12);

const folder = mkdtempSync(join(tmpdir(), 'segue-smoke-'));
const traffic = values.record ?? join(folder, 'traffic.jsonl');
const started = performance.now();
const transcript = createTranscript((line) => console.log(line));
let ok = true;
try {
  const env = { METRICS_PORT: String(await freePort()) };
  const stage = await startStage({ startAt: STARTS_AT, recordTo: traffic, env });
  const scene = createScene(stage, transcript);
  try {
    await journey(scene, traffic, {
      spotify: values['contract-spotify'],
      discord: values['contract-discord'],
    });
  } catch (error) {
    const warnings = scene.log.filter(({ level }) => typeof level !== 'number' || level > 30);
    console.log(['The last of what Segue logged:', ...warnings.slice(-20).map(shortly)].join('\n'));
    throw error;
  } finally {
    await stage.close();
  }
} catch (error) {
  ok = false;
  // A step that failed has told why.
  if (transcript.steps.every((step) => step.ok)) console.error(error);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const { steps } = transcript;
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ok, steps }, null, 2)}\n`);
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
const failed = steps.find((step) => !step.ok);
console.log(
  ok
    ? `${steps.length} steps in ${seconds} s, all well.`
    : `Ended after ${seconds} s: ${failed === undefined ? 'the stage did not hold' : `“${failed.name}” failed`}.`,
);
process.exitCode = ok ? 0 : 1;

function shortly(line: Readonly<Record<string, unknown>>): string {
  const { event, what, detail, err } = line;
  return `  ${JSON.stringify({ event, what, detail, error: Reflect.get(Object(err), 'message'), text: line['text'] })}`;
}
