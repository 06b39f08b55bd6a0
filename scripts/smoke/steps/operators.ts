import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import type { Scene } from '../scene.ts';
import { says } from '../truth.ts';

const run = promisify(execFile);

/** Whoever runs Segue looks after it: numbers for Prometheus, a backup while it runs, and what is in it. */
export const operators = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira, jonas, home } = scene;
  const people = [mira, jonas].map(({ person }) => person.id);

  await transcript.step(
    'Prometheus finds the numbers of both halves on loopback, and nobody’s name',
    async () => {
      const said = stage.segue.log.find(({ what }) => what === 'metrics')?.['detail'];
      assert(typeof said === 'string', 'Segue does not say where its metrics are.');
      assert.equal(new URL(said).hostname, '127.0.0.1');
      const answer = await fetch(said);
      assert.equal(answer.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
      const lines = (await answer.text()).split('\n');
      const value = (sample: string): number =>
        Number(lines.find((line) => line.startsWith(`${sample} `))?.slice(sample.length + 1) ?? Number.NaN);
      assert.equal(value('segue_half_up{half="bot"}'), 1);
      assert.equal(value('segue_half_up{half="service"}'), 1);
      assert.equal(value('segue_gateway_up'), 1);
      assert(
        value('segue_database_bytes{file="database"}') > 0,
        'It is not known how large the database is.',
      );
      for (const name of [
        'segue_interaction_ack_seconds_count',
        'segue_jobs_total',
        'segue_provider_calls_total',
      ])
        assert(
          lines.some((line) => line.startsWith(name)),
          `Nothing is counted as ${name}.`,
        );
      for (const id of [...people, home.id])
        assert(!lines.some((line) => line.includes(id)), 'Somebody is named.');
      const pages = await fetch(`${stage.segue.publicUrl}/metrics`);
      assert.equal(pages.status, 404, 'The pages for everybody show the metrics too.');
      transcript.note(`${lines.length} lines.`);
    },
  );

  await transcript.step('A backup is made while Segue runs, is verified, and comes back whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'segue-restored-'));
    try {
      const backups = join(dirname(stage.databasePath), 'backups');
      const live = { PATH: process.env['PATH'], DATABASE_PATH: stage.databasePath, BACKUP_DIR: backups };
      const made = await run(process.execPath, ['scripts/backup.ts'], { env: live });
      assert.match(made.stdout, /checked, \d+ member\(s\)/);
      const [name = ''] = readdirSync(backups);
      const file = join(backups, name);
      // Over the database itself it is refused as long as Segue runs.
      const refused = await run(process.execPath, ['scripts/restore.ts', file], { env: live }).catch(
        (error: { stderr?: string }) => error.stderr ?? '',
      );
      assert.match(String(refused), /Stop it first/);
      const path = join(folder, 'segue.sqlite');
      const restored = await run(process.execPath, ['scripts/restore.ts', file], {
        env: { ...live, DATABASE_PATH: path },
      });
      assert.match(restored.stdout, /is the database now/);
      assert(existsSync(path));
      const database = new Database(path, { readonly: true });
      const members = database.prepare<[], { id: string }>('SELECT id FROM members').all();
      database.close();
      for (const id of people)
        assert(
          members.some((member) => member.id === id),
          'Somebody is missing.',
        );
      transcript.note(`${name}: ${restored.stdout.split('\n')[0]?.replace(/^.*: /, '')}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  await transcript.step(
    '/status tells whoever runs Segue how it is, and others only what concerns them',
    async () => {
      const { message } = await mira.slash('/status');
      says(
        message,
        'For whoever runs Segue',
        'Last backup',
        'verified',
        'Disk:',
        'Warnings come to you by DM',
      );
      scene.show(message);
      const others = await jonas.slash('/status');
      assert(!JSON.stringify(others.message).includes('Last backup'), 'Everybody is told of the backup.');
    },
  );
};
