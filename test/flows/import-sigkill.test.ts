import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import type { PlayImportId } from '../../src/domain/ids.ts';
import { outcomesOf } from '../../src/domain/listening/imports.ts';
import { extendedRow } from '../support/exports.ts';
import { member, openImports, quiet } from '../support/imports.ts';

const program = join(inject('bundleFolder'), 'import-process.mjs');
/** Each starts a process; more of them on request. */
const KILLS = Number(process.env['SEGUE_KILLS'] ?? 2);
const ROWS = 12_000;

const rows = (file: number): string =>
  JSON.stringify(
    Array.from({ length: ROWS / 3 }, (_, n) =>
      extendedRow({
        ts: new Date(Date.UTC(2020 + file, 0, 1) + n * 240_000).toISOString().replace('.000', ''),
        spotify_track_uri: `spotify:track:${String((n * 7) % 500).padStart(22, '0')}`,
      }),
    ),
  );

/** Works at it, and dies a moment after it got somewhere. */
const live = async (
  world: Awaited<ReturnType<typeof openImports>>,
  id: PlayImportId,
  what: string,
): Promise<void> => {
  const child = spawn(process.execPath, [program, world.path, world.folder, String(id), what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await sleep(Math.random() * 15);
  child.kill('SIGKILL');
  await closed;
};

test('SIGKILL at any moment of an import, and of its undo: every play is there once, and goes once', async () => {
  await using world = await openImports();
  const id = await world.upload({ 'a.json': rows(0), 'b.json': rows(1), 'c.json': rows(2) });
  await world.read(id);
  await world.imports.store(member, id, 'merge', world.notify);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await live(world, id, 'store');
    const { stored } = await world.imports.find(member, id);
    // What the report says is what is there, at every moment.
    expect(stored?.counts.added).toBe((await world.rows()).length);
    expect(stored?.counts.added).toBeGreaterThan(0);
  }
  await world.storing.run(member, id, quiet);
  const { stored, status } = await world.imports.find(member, id);
  expect(status).toBe('stored');
  expect(stored?.counts).toMatchObject({ rows: ROWS, added: ROWS, known: 0 });
  expect(stored === null ? 0 : outcomesOf(stored.counts)).toBe(ROWS);
  expect(await world.rows()).toHaveLength(ROWS);

  await world.imports.undo(member, id, world.notify);
  await live(world, id, 'undo');
  expect((await world.rows()).length).toBeLessThan(ROWS);
  await world.undoing.run(member, id, quiet);
  expect(await world.rows()).toEqual([]);
});
