import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { memberId } from '../../src/domain/ids.ts';
import { openTestStore } from '../support/database.ts';
import { trackNamed } from '../support/listening.ts';
import { addPlays } from '../support/plays.ts';

const ANNA = memberId('223344556677889900');

const run = (path: string) => {
  const env = { PATH: process.env['PATH'], DATABASE_PATH: path };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/rebuild.ts'], {
    env,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

test('npm run rebuild counts plays anew while Segue has the database open', async () => {
  await using db = openTestStore();
  await db.store.transaction(async (tx) => {
    await tx.members.see({ id: ANNA, locale: 'en' }, 1);
    const [trackId] = (await tx.tracks.upsertTracks([trackNamed('a')], 1)).values();
    if (trackId === undefined) throw new Error('No track.');
    await addPlays(tx, [{ memberId: ANNA, trackId, playedAt: 1_000_000, msPlayed: 40_000 }]);
  });
  await db.database.transaction(async ({ q, t }) => {
    await q.update(t.playTotals).set({ plays: 7 });
  });
  expect(run(db.path)).toMatchObject({
    status: 0,
    output: expect.stringContaining('1 of 1: 1 plays counted'),
  });
  expect(await db.database.read.q.select().from(db.database.read.t.playTotals)).toMatchObject([{ plays: 1 }]);
});
