import { expect, test } from 'vitest';
import { createMeasures } from '../../../src/app/measures.ts';
import { DAY, HOUR } from '../../../src/clock.ts';
import { budgetOf } from '../../../src/domain/budgets.ts';
import { exposition } from '../../../src/domain/metrics/exposition.ts';
import { createBudgets } from '../../../src/services/budgets.ts';
import { createJobDesk } from '../../../src/services/jobs/desk.ts';
import { createAlertPlace } from '../../../src/services/operators/alert-place.ts';
import { createCare } from '../../../src/services/operators/care.ts';
import { createPlaysCount } from '../../../src/services/operators/plays-count.ts';
import { createStatus } from '../../../src/services/status.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { readExposition } from '../../support/exposition.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { createMemoryLog } from '../../support/log.ts';
import { addPlays } from '../../support/plays.ts';
import { addTracks, trackFrom } from '../../support/tracks.ts';

const open = async () => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  await addMembers(store, ANNA, BEN);
  const care = createCare({
    store,
    clock,
    machine: { files: async () => ({ database: 10, journal: 5 }), disk: async () => null },
    backups: { list: async () => [{ name: 'b', at: clock.now() - HOUR, bytes: 1 }] },
    scheduled: { backups: true, background: true },
    silences: async () => ({
      deezer: { why: 'timeout', since: clock.now() - 2 * HOUR, lastAt: clock.now() },
    }),
  });
  const status = createStatus({
    store,
    clock,
    desk: createJobDesk({ store, clock, wake: () => undefined }),
    limitOf: budgetOf,
    providers: [],
    beatport: async () => 'off',
    care,
    alertPlace: createAlertPlace({ store, places: { channelId: null, operatorIds: [] } }),
  });
  const playsCount = createPlaysCount({ store, clock, log: createMemoryLog() });
  const measure = createMeasures({ store, clock, care, status, playsCount });
  const samples = async () => readExposition(exposition(await measure()));
  return Object.assign(db, { clock, budgets: createBudgets({ store, clock }), playsCount, samples });
};

test('what the database says, in numbers: an app is its row, and nobody has a name', async () => {
  await using world = await open();
  const { store, clock } = world;
  const app = await store.transaction((tx) =>
    tx.apps.insert(
      { clientId: 'client', mode: 'development', ownerId: ANNA, guildId: null, name: 'Anna’s app' },
      1,
    ),
  );
  // A consent lives for six months: this one ends in twenty days, the other one is over.
  for (const [memberId, days] of [
    [ANNA, 181 - 20],
    [BEN, 190],
  ] as const)
    await store.transaction((tx) =>
      tx.accounts.insert(
        {
          ...{ memberId, provider: 'spotify', externalId: memberId, externalUserId: null, appId: app.id },
          ...{ displayName: 'x', scopes: '', authorizedAt: clock.now() - days * DAY },
          ...{ accessExpiresAt: 1, refreshDueAt: 1 },
        },
        clock.now(),
      ),
    );
  const bucket = { provider: 'spotify', app: String(app.id), bucket: 'search', mode: 'development' } as const;
  for (let call = 0; call < 3; call += 1) await world.budgets.spend(bucket);
  await world.budgets.block(bucket, clock.now() + HOUR, 'quota');
  const [track] = await addTracks(store, [trackFrom('a')]);
  if (track === undefined) throw new Error('There is no track.');
  const play = { memberId: ANNA, trackId: track, playedAt: clock.now() - HOUR, msPlayed: 200_000 };
  await store.transaction((tx) => addPlays(tx, [play, { ...play, memberId: BEN }]));

  // What is counted in the background is there the next time.
  const first = await world.samples();
  expect(first.map(({ name }) => name)).not.toContain('segue_plays_stored');
  await world.playsCount.idle();
  const samples = await world.samples();
  const labels = { provider: 'spotify', bucket: 'search', app: String(app.id) };
  for (const [name, value, of] of [
    ['segue_budget_used', 3, labels],
    ['segue_budget_left', 147, labels],
    ['segue_provider_resting_seconds', 3_600, labels],
    ['segue_provider_silent_seconds', 7_200, { provider: 'deezer' }],
    ['segue_consents_ending', 1, {}],
    ['segue_plays_stored', 2, {}],
    ['segue_members', 2, {}],
    ['segue_backup_age_seconds', 3_600, {}],
    ['segue_backup_failed', 0, {}],
    ['segue_database_bytes', 5, { file: 'journal' }],
    ['segue_job_lag_seconds', 0, {}],
  ] as const)
    expect(samples).toContainEqual({ name, value, labels: of });
  const text = JSON.stringify(samples);
  for (const word of [ANNA, BEN, 'Anna', 'client']) expect(text).not.toContain(word);
});
