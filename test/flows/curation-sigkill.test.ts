import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import type { Place } from '../../src/domain/curation/curation.ts';
import type { PeriodId } from '../../src/domain/ids.ts';
import { openHands } from '../support/curation-hands.ts';
import { ANNA } from '../support/jobs.ts';

const program = join(inject('bundleFolder'), 'sort-process.mjs');
/** Each starts a process; more of them on request. */
const KILLS = Number(process.env['SEGUE_KILLS'] ?? 4);

/**
 * Sorts for `ms`, then dies without a warning.
 * @param first it lives until an answer was given, however slow the machine is
 * @returns the answers that were given
 */
const live = async (path: string, id: PeriodId, ms: number, first: boolean): Promise<string[]> => {
  const child = spawn(process.execPath, [program, path, String(id)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = once(child, 'close');
  await Promise.race([
    once(child.stdout, 'data'),
    closed.then(() => {
      throw new Error('It ended before it sorted.');
    }),
  ]);
  while (first && !said.includes('sorted')) await sleep(5);
  await sleep(ms);
  child.kill('SIGKILL');
  await closed;
  return said.split('\n').slice(1, -1);
};

test(
  'SIGKILL at any moment of sorting: no answered sort is lost, none is doubled, playlists hold what was sorted',
  async () => {
    await using world = await openHands(KILLS > 10 ? 400 : 80);
    const { store, database, styleId, path, id } = world;
    const [sorted, undone] = [new Set<number>(), new Set<number>()];
    for (let kill = 0; kill < KILLS; kill += 1) {
      for (const line of await live(path, id, Math.random() * 120, kill === 0)) {
        const [what, sort] = line.split(' ');
        (what === 'sorted' ? sorted : undone).add(Number(sort));
      }
    }
    expect(sorted.size).toBeGreaterThan(0);

    const { q, t } = database.read;
    const rows = await q.select().from(t.sorts);
    const known = new Set(rows.map((row) => row.id as number));
    const taken = new Set(rows.flatMap((row) => (row.undoneAt === null ? [] : [row.id as number])));
    expect([...sorted].filter((one) => !known.has(one))).toEqual([]);
    expect([...undone].filter((one) => !taken.has(one))).toEqual([]);
    // At most the one in flight at each death was done and not answered.
    expect(known.size - sorted.size + (taken.size - undone.size)).toBeLessThanOrEqual(KILLS);
    for (const one of await q.select().from(t.curationTracks)) {
      const of = rows.filter((row) => row.curationTrackId === one.id);
      const count = of.length + of.filter((row) => row.undoneAt !== null).length;
      expect(one.version, `each of its sorts changed track ${one.id} once`).toBe(count);
      expect(of.filter((row) => row.undoneAt === null).length).toBe(one.stage === 'bronze' ? 0 : 1);
    }

    await world.sync();
    const categories = await world.categories.list(ANNA, styleId);
    for (const place of ['bronze', 'trash', ...categories.map((one) => one.id)] as const) {
      const where: Place =
        place === 'bronze' || place === 'trash' ? { stage: place } : { stage: 'silver', categoryId: place };
      const stands = await world.stands(await world.idOf(place));
      const sortedThere = await store.read.curationTracks.urisOf(id, where);
      expect(stands.toSorted(), `Spotify holds what stands in ${place}`).toEqual(sortedThere.toSorted());
    }
  },
  60_000 + KILLS * 5_000,
);
