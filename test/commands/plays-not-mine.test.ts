import { expect, test } from 'vitest';
import { notMineFeature } from '../../src/commands/listening/not-mine.ts';
import { playsReviewJob } from '../../src/jobs/plays-sums.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createNotMine, MOST_STRETCHES } from '../../src/services/listening/not-mine.ts';
import { createManualClock } from '../support/clock.ts';
import { expectValidCommands } from '../support/commands.ts';
import { openTestStore } from '../support/database.ts';
import { createJobBench } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { trackNamed } from '../support/listening.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { addPlays } from '../support/plays.ts';
import { createVisitor } from '../support/visitor.ts';

const ANNA = person(1, 'Anna');

const open = async () => {
  const db = openTestStore();
  const clock = createManualClock();
  const { store } = db;
  await store.transaction(async (tx) => {
    await tx.members.see({ id: ANNA.id, locale: 'en' }, 1);
    await tx.members.setTimeZone(ANNA.id, 'Europe/Berlin');
    const [trackId] = (await tx.tracks.upsertTracks([trackNamed('a')], 1)).values();
    if (trackId === undefined) throw new Error('No track.');
    const play = { memberId: ANNA.id, trackId, msPlayed: null };
    // 23:30 there, and half an hour later.
    const evening = Date.parse('2026-05-03T21:30:00Z');
    await addPlays(tx, [
      { ...play, playedAt: evening },
      { ...play, playedAt: evening + 30 * 60_000 },
    ]);
  });
  // The bench runs the very queue that the service writes to.
  const lazy: { bench: ReturnType<typeof createJobBench> | null } = { bench: null };
  const notMine = createNotMine({
    store,
    clock,
    ledger: createPlayLedger(),
    enqueue: (tx, job) => {
      if (lazy.bench === null) throw new Error('No bench.');
      return lazy.bench.queue.enqueueIn(tx, job);
    },
  });
  const bench = createJobBench(store, [playsReviewJob(notMine)], {}, clock);
  lazy.bench = bench;
  const features = [notMineFeature({ notMine })];
  expectValidCommands(features);
  return Object.assign(db, { bench, anna: createVisitor(features, clock, ANNA) });
};

test('a party counts no more, is listed, and counts again', async () => {
  await using world = await open();
  const empty = await world.anna.type('plays notmine');
  expect(textsOf(empty.view)).toContain('Every play counts as yours.');

  const noted = await world.anna.type('plays notmine', { from: '2026-05-03' });
  expectValidMessage(noted.view);
  expect(textsOf(noted.view)).toContain('1 play of it does not count any more');
  await world.bench.settle();
  expect(await world.store.read.plays.countOf(ANNA.id)).toBe(1);

  const back = await world.anna.press(noted, 'It was me');
  expectValidMessage(back.view);
  expect(textsOf(back.view)).toContain('It is yours again');
  await world.bench.settle();
  expect(await world.store.read.plays.countOf(ANNA.id)).toBe(2);
  await expect(world.anna.press(noted, 'It was me')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what is no stretch, and what is too much', async () => {
  await using world = await open();
  await expect(world.anna.type('plays notmine', { from: 'last week' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: { problem: 'stretch' },
  });
  for (let day = 1; day <= MOST_STRETCHES; day += 1) {
    const shown = await world.anna.type('plays notmine', { from: `2026-06-${String(day).padStart(2, '0')}` });
    expectValidMessage(shown.view);
  }
  await expect(world.anna.type('plays notmine', { from: '2026-07-01' })).rejects.toMatchObject({
    code: 'LIMIT_REACHED',
  });
});
