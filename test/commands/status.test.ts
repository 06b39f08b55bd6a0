import { describe, expect, test } from 'vitest';
import { statusFeature } from '../../src/commands/status.ts';
import type { BackupFile } from '../../src/domain/backups/files.ts';
import { budgetOf } from '../../src/domain/budgets.ts';
import type { AppId, MemberId } from '../../src/domain/ids.ts';
import type { BeatportState } from '../../src/domain/status.ts';
import { createBudgets } from '../../src/services/budgets.ts';
import { createTroubles } from '../../src/services/enrichment/troubles.ts';
import { external } from '../../src/services/enrichment/work.ts';
import { createAlertPlace } from '../../src/services/operators/alert-place.ts';
import { createCare } from '../../src/services/operators/care.ts';
import { createDeadLetters } from '../../src/services/operators/dead-letters.ts';
import { keptSilences } from '../../src/services/operators/health.ts';
import { createStatus } from '../../src/services/status.ts';
import { createManualClock } from '../support/clock.ts';
import { expectValidCommands } from '../support/commands.ts';
import { openTestStore } from '../support/database.ts';
import { ANNA, addMembers, BEN, createJobBench, handler } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { addTracks, trackFrom } from '../support/tracks.ts';
import { createVisitor } from '../support/visitor.ts';

const HOUR = 3_600_000;

const open = async () => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  await addMembers(store, ANNA, BEN);
  const app = (clientId: string, ownerId: MemberId | null) =>
    store.transaction((tx) =>
      tx.apps.insert({ clientId, mode: 'development', ownerId, guildId: null, name: `App ${clientId}` }, 1),
    );
  const link = (memberId: MemberId, appId: AppId) =>
    store.transaction((tx) =>
      tx.accounts.insert(
        {
          memberId,
          provider: 'spotify',
          externalId: memberId,
          externalUserId: null,
          appId,
          displayName: 'x',
          scopes: '',
          authorizedAt: 1,
          accessExpiresAt: 1,
          refreshDueAt: 1,
        },
        clock.now(),
      ),
    );
  const budgets = createBudgets({ store, clock });
  const failing = handler('external', () => Promise.reject(new Error('broken')), { maxAttempts: 1 });
  const bench = createJobBench(store, [failing], {}, clock);
  const beatport: { is: BeatportState } = { is: 'off' };
  const backups: BackupFile[] = [];
  const care = createCare({
    store,
    clock,
    machine: {
      files: async () => ({ database: 12_345_678, journal: 2_000_000 }),
      disk: async () => ({ free: 30_000_000_000, total: 60_000_000_000 }),
    },
    backups: { list: async () => backups },
    scheduled: { backups: true, background: true },
    silences: () => keptSilences(store.read),
  });
  const alertPlace = createAlertPlace({ store, places: { channelId: null, operatorIds: [BEN] } });
  const deadLetters = createDeadLetters({ store, clock, wake: () => undefined });
  const status = createStatus({
    store,
    clock,
    desk: bench.desk,
    limitOf: budgetOf,
    providers: [
      { provider: 'musicbrainz', on: true },
      { provider: 'llm', on: false },
    ],
    beatport: async () => beatport.is,
    care,
    alertPlace,
  });
  const features = [statusFeature({ status, operatorIds: [BEN], deadLetters, alertPlace })];
  expectValidCommands(features);
  const anna = createVisitor(features, clock, { ...person(1, 'Anna'), id: ANNA });
  const ben = createVisitor(features, clock, { ...person(2, 'Ben'), id: BEN });
  const spotify = (id: AppId, bucket: string) =>
    ({ provider: 'spotify', app: String(id), bucket, mode: 'development' }) as const;
  return Object.assign(db, {
    clock,
    app,
    link,
    budgets,
    bench,
    backups,
    alertPlace,
    beatport,
    anna,
    ben,
    spotify,
  });
};

describe('/status for a member', () => {
  test('all is well', async () => {
    await using world = await open();
    const { view } = await world.anna.type('status');
    expectValidMessage(view);
    const text = textsOf(view);
    expect(text).toContain('Everything answers, nothing has to wait.');
    expect(text).toContain('None of your jobs is under way.');
    expect(text).toContain('Asked about your tracks: MusicBrainz.');
    expect(text).toContain('Not switched on here: the language model.');
    expect(text).not.toContain('For whoever runs Segue');
  });

  test('what rests and until when: of their own app and of everybody’s providers, not of other apps', async () => {
    await using world = await open();
    const own = await world.app('one', ANNA);
    const other = await world.app('two', BEN);
    await world.link(ANNA, own.id);
    const until = world.clock.now() + 2 * HOUR;
    await world.budgets.block(world.spotify(own.id, 'search'), until, 'quota');
    await world.budgets.block(world.spotify(other.id, 'playlists'), until, 'quota');
    const musicbrainz = { provider: 'musicbrainz', app: '-', bucket: 'lookup', mode: null } as const;
    await world.budgets.block(musicbrainz, until + HOUR, 'outage');
    const shown = await world.anna.type('status');
    expectValidMessage(shown.view);
    const text = textsOf(shown.view);
    expect(text).toContain(
      `Spotify search is resting until <t:${until / 1_000}:t>; everything else goes on.`,
    );
    expect(text).toContain(`MusicBrainz is resting until <t:${(until + HOUR) / 1_000}:t>`);
    expect(text).not.toContain('playlist');
    world.clock.advance(4 * HOUR);
    const later = await world.anna.press(shown, 'Look again');
    expect(textsOf(later.view)).toContain('Everything answers');
  });

  test('a name that is no name begins a sentence with a capital letter', async () => {
    await using world = await open();
    const llm = { provider: 'llm', app: '-', bucket: 'chat', mode: null } as const;
    const until = world.clock.now() + HOUR;
    await world.budgets.block(llm, until, 'quota');
    const text = textsOf((await world.anna.type('status')).view);
    expect(text).toContain(`⏸ The language model is resting until <t:${until / 1_000}:t>;`);
    expect(textsOf((await world.ben.type('status')).view)).toContain('The language model (chat): ');
  });

  test('who gave no good answer and since when, until there is one, or nobody has asked for long', async () => {
    await using world = await open();
    const { store, clock } = world;
    const troubles = createTroubles({ store, clock });
    const since = clock.now() / 1_000;
    await troubles.note('musicbrainz', 'timeout');
    clock.advance(HOUR);
    await troubles.note('musicbrainz', 'bad_body');
    await troubles.note('llm', 'refused');
    const shown = await world.anna.type('status');
    expectValidMessage(shown.view);
    expect(textsOf(shown.view)).toContain(`MusicBrainz does not answer properly (since <t:${since}:f>)`);
    expect(textsOf(shown.view)).not.toContain('Everything answers');
    // Of one that is switched off nobody waits for an answer.
    expect(textsOf(shown.view)).not.toContain('language model does not');
    const operator = await world.ben.type('status');
    expectValidMessage(operator.view);
    expect(textsOf(operator.view)).toContain(
      `MusicBrainz: answers that cannot be read, since <t:${since}:f>, last <t:${since + 3_600}:R>`,
    );

    clock.advance(35 * HOUR);
    expect(textsOf((await world.anna.press(shown, 'Look again')).view)).toContain('MusicBrainz does not');
    clock.advance(HOUR);
    expect(textsOf((await world.anna.press(shown, 'Look again')).view)).toContain('Everything answers');

    await troubles.note('musicbrainz', 'server');
    expect(textsOf((await world.anna.type('status')).view)).toContain(
      `MusicBrainz does not answer (since <t:${since}:f>)`,
    );
    // As after a restart, which remembers nothing of it.
    await createTroubles({ store, clock }).over('musicbrainz');
    expect(textsOf((await world.anna.type('status')).view)).toContain('Everything answers');
  });

  test('a budget of our own that is used up rests too', async () => {
    await using world = await open();
    const own = await world.app('one', ANNA);
    await world.link(ANNA, own.id);
    for (let call = 0; call < 80; call += 1) await world.budgets.spend(world.spotify(own.id, 'artists'));
    expect(textsOf((await world.anna.type('status')).view)).toContain('Spotify is resting until');
  });

  test('a Beatport that does not let Segue in is said; to operators with what helps', async () => {
    await using world = await open();
    world.beatport.is = 'ready';
    expect(textsOf((await world.anna.type('status')).view)).not.toContain('Beatport does not let');
    world.beatport.is = 'refused';
    const { view } = await world.anna.type('status');
    expectValidMessage(view);
    expect(textsOf(view)).toContain('Beatport does not let Segue in');
    expect(textsOf(view)).not.toContain('/releases login');
    expect(textsOf((await world.ben.type('status')).view)).toContain('`/releases login` signs in again');
  });

  test('their jobs in numbers', async () => {
    await using world = await open();
    await world.bench.queue.enqueue(external(ANNA));
    await world.bench.queue.enqueue({ kind: 'external', memberId: ANNA });
    expect(textsOf((await world.anna.type('status')).view)).toContain('Your jobs: 2 waiting for their time.');
    await world.bench.settle();
    expect(textsOf((await world.anna.type('status')).view)).toContain('Your jobs: 2 did not work.');
    expect(textsOf((await world.ben.type('status')).view)).toContain('None of your jobs is under way.');
  });
});

describe('/status for an operator', () => {
  test('budgets, jobs, what failed for good, the disk', async () => {
    await using world = await open();
    const app = await world.app('one', null);
    for (let call = 0; call < 30; call += 1) await world.budgets.spend(world.spotify(app.id, 'search'));
    const deezer = { provider: 'deezer', app: '-', bucket: 'track', mode: null } as const;
    await world.budgets.spend(deezer);
    await world.budgets.block(deezer, world.clock.now() + HOUR, 'rate');
    await world.bench.queue.enqueue(external(ANNA));
    await world.bench.settle();
    await addTracks(world.store, [trackFrom('a'), trackFrom('b')]);
    const { view } = await world.ben.type('status');
    expectValidMessage(view);
    const text = textsOf(view);
    expect(text).toContain('Spotify (search), App one: 30 of 150');
    expect(text).toContain('Deezer (track): 1 of 30,000 ⏸ until');
    expect(text).toContain('it asked for a pause');
    expect(text).toContain('Beatport: not set up.');
    expect(text).toContain('Jobs: 1 failed');
    expect(text).toContain('Database: 12.3 MB. Tracks: 2, known to somebody: 0.');
    expect(text).not.toContain('Counts of plays');
    for (const [drifted, words] of [
      [0, 'Counts of plays: right for all 50 listeners looked at'],
      [2, 'Counts of plays: wrong for 2 of 50 listeners looked at'],
    ] as const) {
      const found = { at: 1, listeners: 50, drifted, missing: 0 };
      await world.store.transaction((tx) => tx.facts.set('plays.sumsChecked', JSON.stringify(found)));
      expect(textsOf((await world.ben.type('status')).view)).toContain(words);
    }
  });

  test('an empty house', async () => {
    await using world = await open();
    const { view } = await world.ben.type('status');
    expectValidMessage(view);
    expect(textsOf(view)).toContain('No calls in the last 24 hours.');
    expect(textsOf(view)).toContain('Jobs: none');
  });

  test('many buckets fit into a message', async () => {
    await using world = await open();
    for (let at = 0; at < 40; at += 1) {
      const app = await world.app(`client-${at}`, null);
      await world.budgets.spend(world.spotify(app.id, 'playlist-items'));
      await world.budgets.block(world.spotify(app.id, 'playlist-items'), world.clock.now() + HOUR, 'quota');
    }
    const { view } = await world.ben.type('status');
    expectValidMessage(view);
    expect(textsOf(view)).toContain('and 28 more');
  });

  test('what is late, the disk, backups, consents, what stands still', async () => {
    await using world = await open();
    const { store, clock, ben, backups } = world;
    const empty = textsOf((await ben.type('status')).view);
    expect(empty).toContain('Nothing waits that should run.');
    expect(empty).toContain('There is no backup yet.');
    expect(empty).toContain('Disk: 30,000 MB free of 60,000 MB.');
    expect(empty).toContain('Warnings come to you by DM.');

    const app = await world.app('one', null);
    const account = await world.link(ANNA, app.id);
    const day = 24 * HOUR;
    const now = clock.now();
    backups.push({ name: 'b', at: now - 5 * HOUR, bytes: 3_000_000 });
    await store.transaction(async (tx) => {
      await tx.playSyncs.note(account, ANNA, {
        nextSyncAt: now - 2 * HOUR,
        lastSyncAt: null,
        newestPlayAt: null,
        failures: 0,
      });
      await tx.facts.set('backup.failed', JSON.stringify({ at: now - HOUR, why: 'no_room' }));
      const silence = { spotify: { why: 'timeout', since: now - 2 * HOUR, lastAt: now } };
      await tx.facts.set('providers.health', JSON.stringify(silence));
    });
    await world.bench.queue.enqueue({ kind: 'charts.sweep', memberId: null, runAt: now - HOUR });
    const shown = await ben.type('status');
    expectValidMessage(shown.view);
    const text = textsOf(shown.view);
    expect(text).toContain(`charts.sweep, since <t:${(now - HOUR) / 1_000}:R>`);
    expect(text).toContain(`to be read since <t:${(now - 2 * HOUR) / 1_000}:R>`);
    expect(text).toContain(`Last backup: <t:${(now - 5 * HOUR) / 1_000}:R>, verified, 3 MB; 1 kept.`);
    expect(text).toContain('the disk has not enough room');
    expect(text).toContain('Spotify: no answer in time');
    // Six months after the consent, less ten days.
    clock.advance(150 * day);
    await store.transaction((tx) => tx.facts.remove('providers.health'));
    expect(textsOf((await ben.press(shown, 'Look again')).view)).toContain('Consents: none ends');
    const view = textsOf((await world.anna.type('status')).view);
    expect(view).not.toContain('backup');
  });

  test('what failed for good, with its reason: try again, forget, forget all; only for operators', async () => {
    await using world = await open();
    for (let n = 0; n < 9; n += 1) await world.bench.queue.enqueue({ kind: 'external', memberId: ANNA });
    await world.bench.settle();
    const page = await world.ben.type('status');
    expectValidMessage(page.view);
    const letters = await world.ben.press(page, 'Failed for good (9)');
    expectValidMessage(letters.view);
    const text = textsOf(letters.view);
    expect(text).toContain('something unforeseen happened');
    expect(text).toContain('The newest 7 of 9.');
    expect(text).not.toContain(ANNA);
    const { read } = world.store;
    const failed = async (): Promise<number> => (await read.jobs.deadLetters(null, 99)).length;
    const after = await world.ben.press(letters, 'Try again');
    expect(textsOf(after.view)).toContain('The newest 7 of 8.');
    expect(await failed()).toBe(8);
    expect(textsOf((await world.ben.press(after, 'Forget')).view)).toContain('The newest 7 of 7.');
    const none = await world.ben.press(after, 'Forget all');
    expect(textsOf(none.view)).toContain('Nothing failed for good.');
    expect(await failed()).toBe(0);
    await world.bench.settle();
    expect(await failed()).toBe(1);
  });

  test('where warnings go is theirs to say', async () => {
    await using world = await open();
    const { anna, ben, alertPlace } = world;
    const channel = '500000000000000077';
    expect(textsOf((await anna.type('status', { alerts: channel })).view)).toContain('Only whoever runs');
    expect(await alertPlace.current()).toBe(null);
    expect(textsOf((await ben.type('status', { alerts: channel })).view)).toContain(`<#${channel}>`);
    expect(await alertPlace.current()).toBe(channel);
    const page = await ben.type('status');
    expect(textsOf(page.view)).toContain(`Warnings go to <#${channel}>.`);
    await ben.press(page, 'Warnings to me instead');
    expect(await alertPlace.current()).toBe(null);
  });
});
