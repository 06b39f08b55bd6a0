import assert from 'node:assert/strict';
import type { Scene } from '../scene.ts';

const STOPS_WITHIN_MS = 10_000;
/** Spotify's tokens and codes, interaction tokens, encryption keys. */
const SECRET_FORMS = [/\b(?:BQ|AQ)[\w-]{60,}/, /aW50ZXJhY3Rpb246[\w-]+/, /\bk1:[\w+/]{40,}=*/];
const ERROR = 50;

/** An ordered end, and a look back. */
export const end = async (scene: Scene): Promise<void> => {
  const { transcript, stage } = scene;

  await transcript.step('SIGTERM: an ordered end within ten seconds, with code 0', async () => {
    const start = performance.now();
    const code = await stage.segue.stop('SIGTERM');
    const ms = Math.round(performance.now() - start);
    transcript.note(`Ended with code ${code} after ${ms} ms.`);
    assert.equal(code, 0);
    assert(ms < STOPS_WITHIN_MS, `It took ${ms} ms.`);
    assert.equal(stage.segue.log.at(-1)?.['what'], 'stopped');
  });

  await transcript.step('Nothing was refused, no error is in the log, and no secret', async () => {
    const { violations, counters } = stage.discord;
    assert.deepEqual(violations, [], 'Discord would have refused something.');
    assert.equal(counters.expired, 0, 'Somebody waited in vain for an answer.');
    const lines = scene.log.map((line) => JSON.stringify(line));
    const errors = scene.log.filter(({ level }) => typeof level !== 'number' || level >= ERROR);
    assert.deepEqual(errors, [], 'There are errors in the log.');
    for (const line of lines) {
      for (const form of SECRET_FORMS) assert.doesNotMatch(line, form);
      const words = new Set(line.split(/[^\w.-]+/));
      for (const secret of scene.secrets) assert(!words.has(secret), `A secret is in the log: ${line}`);
    }
    const { interactions, acknowledged } = counters;
    transcript.note(
      `${interactions} interactions, ${acknowledged} answered; ${lines.length} lines of log, ${scene.secrets.size} secrets looked for.`,
    );
  });
};
