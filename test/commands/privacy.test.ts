import { expect, test } from 'vitest';
import { DAY } from '../../src/clock.ts';
import { privacyFeature } from '../../src/commands/privacy/privacy.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createPrivacy } from '../../src/services/privacy/privacy.ts';
import { createPrivacySweep } from '../../src/services/privacy/sweeping.ts';
import { createManualClock } from '../support/clock.ts';
import { expectValidCommands } from '../support/commands.ts';
import { openTestStore } from '../support/database.ts';
import { countRows, fillEverything } from '../support/filled.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { addPlays } from '../support/plays.ts';
import { createPrivacyParts } from '../support/privacy.ts';
import { createVisitor } from '../support/visitor.ts';

const ANNA = person(1, 'Anna');

const NAMELESS = {
  ...{ spotifyId: null, isrc: null, albumTitle: null, albumSpotifyId: null, imageUrl: null },
  ...{ durationMs: 200_000, explicit: null, releaseDate: null },
};
const NAMED = {
  ...{ appId: null, externalId: 'anna', externalUserId: null, displayName: 'anna', scopes: '' },
  ...{ authorizedAt: 1, accessExpiresAt: 1, refreshDueAt: 1 },
};

const open = (locale = 'en-GB') => {
  const db = openTestStore();
  const clock = createManualClock();
  const { store } = db;
  const parts = createPrivacyParts({ store, clock, care: db.database.care });
  const consents = { set: async () => 'off' as const, leaveAll: async () => 0 };
  const features = [privacyFeature({ privacy: createPrivacy({ store, consents }), ...parts })];
  expectValidCommands(features);
  return { ...db, ...parts, clock, anna: createVisitor(features, clock, { ...ANNA, locale }) };
};

test.each([
  ['en-GB', 'Delete everything …', 'Yes, delete everything about me', 'Number:', 'Deleted, by kind:'],
  ['de', 'Alles löschen …', 'Ja, alles über mich löschen', 'Nummer:', 'Gelöscht, nach Art:'],
])(
  'somebody deletes everything in two steps and keeps a receipt (%s)',
  async (locale, ask, yes, number, what) => {
    await using world = open(locale);
    const { anna, path, asked, erasing, store } = world;
    fillEverything(path, ANNA.id, 'all-of-anna', 1_000);
    const first = await anna.type('privacy delete');
    expectValidMessage(first.view);
    expect(textsOf(first.view)).toContain('Spotify');
    const second = await anna.press(first, ask);
    expectValidMessage(second.view);
    expect(asked).toEqual([]);
    const answering = anna.press(second, yes);
    await expect.poll(() => asked.length).toBe(1);
    const deletion = await store.read.deletions.ofMember(ANNA.id);
    if (deletion === null) throw new Error('Nothing is being deleted.');
    await erasing.run(deletion.id, AbortSignal.timeout(30_000));
    const { view } = await answering;
    expectValidMessage(view);
    const receipt = view.files?.[0]?.data.toString('utf8') ?? '';
    expect(receipt).toContain(number);
    expect(receipt).toContain(what);
    expect(receipt).not.toContain('all-of-anna');
    expect(countRows(path)['members']).toBe(0);
  },
);

test('whoever thinks better of it keeps everything', async () => {
  await using world = open();
  const { anna, path, asked } = world;
  fillEverything(path, ANNA.id, 'all-of-anna', 1_000);
  const first = await anna.type('privacy delete');
  const kept = await anna.press(await anna.press(first, 'Delete everything …'), 'Keep everything');
  expect(textsOf(kept.view)).toContain('Nothing was deleted');
  expect(asked).toEqual([]);
  expect(countRows(path)['members']).toBe(1);
});

test('what is kept is said feature by feature, and leads to files and to how long', async () => {
  await using world = open();
  const { anna, path } = world;
  fillEverything(path, ANNA.id, 'all-of-anna', 1_000);
  const kept = await anna.press(await anna.type('privacy show'), 'What is kept');
  expectValidMessage(kept.view);
  expect(textsOf(kept.view)).toMatch(/\*\*1\*\* plays · /);
  const files = await anna.press(kept, 'Export everything');
  expectValidMessage(files.view);
  expect(files.public).toBe(false);
  expect(files.view.files?.[0]?.name).toBe('segue-export.zip');
  const longest = await anna.press(kept, 'How long');
  expectValidMessage(longest.view);
  expect(textsOf(longest.view)).toContain('How long Segue keeps what is yours');
});

test('plays go when they are as old as somebody wants, and accounts when they are unlinked for so long', async () => {
  await using world = open();
  const { anna, store, clock, scrubbing } = world;
  const now = clock.now();
  const account = await store.transaction(async (tx) => {
    await tx.members.see({ id: ANNA.id, locale: 'en' }, now);
    const uri = 'spotify:track:0000000000000000000001';
    const track = { ...NAMELESS, uri, title: 'Long ago', artists: [{ name: 'Somebody', spotifyId: null }] };
    const trackId = (await tx.placeholderTracks.ensure([track], now)).get(uri);
    if (trackId === undefined) throw new Error('The track was not stored.');
    const plays = [800, 400, 1].map((days) => ({ playedAt: now - days * DAY, msPlayed: 200_000 }));
    await addPlays(
      tx,
      plays.map((play) => ({ memberId: ANNA.id, trackId, ...play })),
    );
    const id = await tx.accounts.insert({ memberId: ANNA.id, provider: 'lastfm', ...NAMED }, now);
    await tx.accounts.unlink(ANNA.id, id, now - 31 * DAY);
    return id;
  });
  const orders: unknown[] = [];
  const sweep = createPrivacySweep({
    ...{ store, clock, scrubbing, ledger: createPlayLedger() },
    enqueue: async (_, job) => orders.push(job.metadata),
  });
  expect(await sweep.run(AbortSignal.timeout(10_000))).toMatchObject({ plays: 0, accounts: 0 });

  // Whoever runs Segue may have a word for those who said nothing.
  const strict = createPrivacySweep({
    ...{ store, clock, scrubbing, ledger: createPlayLedger(), unlinkedDays: 5 },
    enqueue: async (_, job) => orders.push(job.metadata),
  });
  expect(await strict.run(AbortSignal.timeout(10_000))).toMatchObject({ plays: 0, accounts: 1 });
  orders.length = 0;

  const page = await anna.type('privacy retention');
  expectValidMessage(page.view);
  const chosen = await anna.pick(page, 'Keep plays of the last year');
  expect(textsOf(chosen.view)).toContain('older than a year go every night');
  await store.transaction((tx) => tx.retentions.set(ANNA.id, { playYears: 1, unlinkedDays: 30 }, 1));
  expect(await sweep.run(AbortSignal.timeout(10_000))).toMatchObject({ plays: 2, accounts: 1 });
  expect(orders).toEqual([{ accountId: account }]);
  expect(await store.read.plays.countOf(ANNA.id)).toBe(1);
});
