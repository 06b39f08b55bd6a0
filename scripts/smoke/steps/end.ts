import assert from 'node:assert/strict';
import { type Scene, until } from '../scene.ts';
import { playlistNamed } from '../truth.ts';

const STOPS_WITHIN_MS = 10_000;
/** Spotify's tokens and codes, interaction tokens, encryption keys. */
const SECRET_FORMS = [/\b(?:BQ|AQ)[\w-]{60,}/, /aW50ZXJhY3Rpb246[\w-]+/, /\bk1:[\w+/]{40,}=*/];
const ERROR = 50;

/** An ordered end, and a look back. */
export const end = async (scene: Scene): Promise<void> => {
  const { transcript, stage, jonas, accounts } = scene;

  await transcript.step('SIGTERM in the middle of work: an ordered end with code 0', async () => {
    const { spotify, segue, world } = stage;
    const office = playlistNamed(world, accounts.jonas.id, 'Office hours');
    await until('a moment without work', () => {
      const busy = scene.rows(
        "SELECT kind FROM jobs WHERE member_id = ? AND status IN ('PENDING', 'RUNNING') AND kind LIKE 'sources.%'",
        jonas.person.id,
      );
      return busy.length === 0 || JSON.stringify(busy);
    });
    world.hand.move(office.id, 0, office.entries.length);
    spotify.faults.add({ answer: { kind: 'hang' }, on: { path: `/playlists/${office.id}/items` } });
    await jonas.slash('/jobs run', { step: 'tracks' });
    await until('a page that never comes', () => spotify.faults.list().some(({ hits }) => hits > 0));
    const start = performance.now();
    const code = await segue.stop('SIGTERM');
    const ms = Math.round(performance.now() - start);
    transcript.note(`Ended with code ${code} after ${ms} ms.`);
    assert.equal(code, 0);
    assert(ms < STOPS_WITHIN_MS, `It took ${ms} ms.`);
    assert.equal(segue.log.at(-1)?.['what'], 'stopped');
    const held = scene.rows('select kind from jobs where lease_owner is not null');
    assert.deepEqual(held, [], 'A job is still held by a process that is gone.');
    const waiting = scene.rows("select kind from jobs where kind = 'sources.syncOne' and status = 'PENDING'");
    assert.equal(waiting.length, 1, 'The work that was under way does not wait for the next start.');
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
