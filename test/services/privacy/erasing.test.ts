import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HOLDINGS } from '../../../src/db/repositories/member-holdings.ts';
import { channelId, memberId, messageId, type TrackId } from '../../../src/domain/ids.ts';
import { NOBODY, tracesOf } from '../../../src/domain/privacy/deletion.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';
import { receiptHashOf } from '../../../src/services/privacy/receipts.ts';
import { createErasingAndTelling } from '../../../src/services/privacy/telling.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { countRows, fillEverything } from '../../support/filled.ts';
import { createMemoryLog } from '../../support/log.ts';
import { createPrivacyParts } from '../../support/privacy.ts';

const MARTA = memberId('623456789012345678');
const NILS = memberId('723456789012345679');
const MARK = 'everything-of-marta';

const house = () => {
  const db = openTestStore();
  const clock = createManualClock();
  const { store, database } = db;
  const parts = createPrivacyParts({ store, clock, care: database.care }, { patienceMs: 0 });
  const patient = createPrivacyParts({ store, clock, care: database.care });
  const idOf = async () => {
    const found = await store.read.deletions.ofMember(MARTA);
    if (found === null) throw new Error('Nothing is being deleted.');
    return found.id;
  };
  /** Whether a word stands anywhere in the file or its log. */
  const isInFile = (word: string): boolean =>
    [db.path, `${db.path}-wal`].some((file) => readFileSync(file).includes(word));
  return { ...db, ...parts, patient, clock, idOf, isInFile };
};

describe('everything about a member goes', () => {
  test('from every table, and from the file itself; what others have stays', async () => {
    await using world = house();
    const { path, store } = world;
    fillEverything(path, NILS, 'everything-of-nils', 1_000);
    const before = countRows(path);
    fillEverything(path, MARTA, MARK, 5_000);
    const filled = countRows(path);
    for (const { table } of HOLDINGS) expect(filled[table], table).toBeGreaterThan(before[table] ?? 0);

    const waiting = world.patient.deletion.run(MARTA);
    await expect.poll(() => world.patient.asked.length).toBe(1);
    await world.erasing.run(await world.idOf(), AbortSignal.timeout(30_000));
    const end = await waiting;

    if (end.kind !== 'deleted') throw new Error('It is not deleted.');
    expect(end.receipt.counts).toMatchObject({ plays: 1, sorts: 2, accounts: 2, playlists: 1 });
    expect(end.receipt.tonight).toBe(false);
    for (const { table } of HOLDINGS) expect(countRows(path)[table], table).toBe(before[table]);
    expect(await store.read.members.find(MARTA)).toBeNull();
    expect(await store.read.members.find(NILS)).not.toBeNull();
    for (const word of tracesOf(MARTA)) expect(world.isInFile(word), word).toBe(false);
    for (const { table } of HOLDINGS) expect(world.isInFile(`${MARK} ${table} `), table).toBe(false);
    // What is left of it names nobody, and can be checked by who has the number.
    const left = await store.read.deletions.byReceipt(receiptHashOf(end.receipt.number));
    expect(left).toMatchObject({ memberId: null, counts: null, traces: null });
  });

  test('a track that only they brought goes too, one that somebody else played stays', async () => {
    await using world = house();
    const { path, store } = world;
    fillEverything(path, NILS, 'everything-of-nils', 1_000);
    fillEverything(path, MARTA, MARK, 5_000);
    const [nils, marta] = await Promise.all([NILS, MARTA].map((id) => store.read.playOrigins.listener(id)));
    if (nils == null || marta == null) throw new Error('They have no plays.');
    const ids = await store.transaction(async (tx) => {
      const track = (uri: string, title: string) => ({
        ...{
          uri,
          title,
          spotifyId: null,
          isrc: null,
          albumTitle: null,
          albumSpotifyId: null,
          imageUrl: null,
        },
        ...{ durationMs: 1, explicit: null, releaseDate: null },
        artists: [{ name: `${title} artist`, spotifyId: null }],
      });
      return tx.placeholderTracks.ensure(
        [
          track('spotify:local:a:b:own:1', 'own-upload-of-marta'),
          track('spotify:local:a:b:both:1', 'both-have-it'),
        ],
        1,
      );
    });
    const [own, both] = ['spotify:local:a:b:own:1', 'spotify:local:a:b:both:1'].map((uri) => ids.get(uri));
    if (own === undefined || both === undefined) throw new Error('No tracks.');
    const [origin] = await store.read.playOrigins.of(marta);
    await store.transaction(async (tx) => {
      const row = { msPlayed: 1, originId: origin?.id ?? (1 as never), flags: 0 };
      await tx.playRows.put(marta, [
        { ...row, trackId: own, endedAt: 7 },
        { ...row, trackId: both, endedAt: 8 },
      ]);
      // Hidden: not in any sum, and still theirs.
      await tx.playRows.put(nils, [{ ...row, trackId: both, endedAt: 8, flags: 8 }]);
    });
    await world.deletion.run(MARTA);
    await world.erasing.run(await world.idOf(), AbortSignal.timeout(30_000));
    expect((await store.read.tracks.byIds([own, both])).map(({ title }) => title)).toEqual(['both-have-it']);
    expect(world.isInFile('own-upload-of-marta')).toBe(false);
  });

  test('from the first moment they are told to wait, and nothing new is written about them', async () => {
    await using world = house();
    const { store, members } = world;
    const visitor = { id: MARTA, locale: 'en' };
    await members.ensure(visitor, 1);
    fillEverything(world.path, NILS, MARK, 1_000);
    expect(await world.deletion.run(MARTA)).toEqual({ kind: 'going_on' });
    expect(members.isKnown(MARTA)).toBe(false);
    await expect(members.ensure(visitor, 2)).rejects.toMatchObject({ code: 'BEING_DELETED' });
    await members.visited({ ...visitor, locale: 'fr' }, 1_000_000, true);
    expect((await store.read.members.find(MARTA))?.locale).toBe('en');
    // Asked for twice, it is one deletion, and the one who asked last gets the receipt.
    await world.deletion.run(MARTA);
    expect(world.asked).toHaveLength(1);
    await world.erasing.run(await world.idOf(), AbortSignal.timeout(30_000));
    await members.ensure(visitor, 3);
    expect(await store.read.members.find(MARTA)).toMatchObject({ createdAt: 3 });
  });

  test('what others use goes on without them: an app by whoever is linked through it, a digest by nobody', async () => {
    await using world = house();
    const { store } = world;
    const [guildId, here] = [memberId('1') as never, channelId('2')];
    await store.transaction(async (tx) => {
      for (const id of [MARTA, NILS]) await tx.members.see({ id, locale: 'en' }, 1);
      const app = {
        clientId: 'hers',
        mode: 'development',
        ownerId: MARTA,
        guildId: null,
        name: 'hers',
      } as const;
      const { id: appId } = await tx.apps.insert(app, 1);
      const facts = {
        externalUserId: null,
        displayName: 'n',
        scopes: '',
        authorizedAt: 1,
        accessExpiresAt: 1,
      };
      const account = { ...facts, provider: 'spotify', externalId: 'nils', refreshDueAt: 1 } as const;
      await tx.accounts.insert({ ...account, memberId: NILS, appId }, 1);
      const when = { cadence: 'daily', weekday: null, dayOfMonth: null, hour: 8, timeZone: 'UTC' } as const;
      const running = { pausedAt: null, pausedWhy: null };
      const place = { guildId, channelId: here, memberId: null, createdBy: MARTA };
      await tx.digests.add({ ...when, ...place, locale: 'en', blocks: [], nextRunAt: 1, ...running }, 1);
    });
    expect(await world.deletion.preview(MARTA)).toMatchObject({ digests: 1, sharedApps: 1 });
    await world.deletion.run(MARTA);
    await world.erasing.run(await world.idOf(), AbortSignal.timeout(30_000));
    expect(await store.read.apps.byClientId('hers')).toMatchObject({ ownerId: NILS });
    expect(await store.read.digests.due(2, 10)).toMatchObject([{ createdBy: NOBODY }]);
    expect(world.isInFile(MARTA)).toBe(false);
  });

  test('work that did not stop in time cannot write about them any more', async () => {
    await using world = house();
    const { store } = world;
    fillEverything(world.path, MARTA, MARK, 5_000);
    const [track] = await store.read.ownCatalogue.privateTracks(MARTA);
    await world.deletion.run(MARTA);
    await world.erasing.run(await world.idOf(), AbortSignal.timeout(30_000));
    const straggler = store.transaction((tx) =>
      createPlayLedger().take(tx, {
        memberId: MARTA,
        origin: { kind: 'live', accountId: null, importId: null },
        plays: [{ trackId: track ?? (1 as TrackId), endedAt: 1, msPlayed: 1, flags: 0 }],
        now: 1,
      }),
    );
    await expect(straggler).rejects.toThrow();
    expect(world.isInFile(MARTA)).toBe(false);
  });

  test('who could not wait gets the receipt as a DM, and nothing is written down for that', async () => {
    await using world = house();
    const { store, clock, erasing } = world;
    fillEverything(world.path, MARTA, MARK, 5_000);
    await world.deletion.run(MARTA);
    const sent: { to: string; body: unknown }[] = [];
    let number = '';
    const telling = createErasingAndTelling({
      ...{ store, clock, erasing, log: createMemoryLog(), random: randomBytes, backupsKeptMs: null },
      posts: {
        openDm: async (to) => channelId(`dm of ${to}`),
        create: async (to, body) => {
          sent.push({ to, body });
          return messageId('1');
        },
      },
      receiptPost: (receipt, locale) => {
        number = receipt.number;
        return { body: { counts: receipt.counts, locale }, files: [] };
      },
    });
    expect(await telling.run(await world.idOf(), true, AbortSignal.timeout(30_000))).toBe('deleted');
    expect(sent).toMatchObject([{ to: `dm of ${MARTA}`, body: { locale: 'en', counts: { plays: 1 } } }]);
    expect(await store.read.deletions.byReceipt(receiptHashOf(number))).toMatchObject({
      memberId: null,
    });
    expect(world.isInFile(MARTA)).toBe(false);
  });

  test('an interrupted one is finished by the next run', async () => {
    await using world = house();
    fillEverything(world.path, MARTA, MARK, 5_000);
    await world.deletion.run(MARTA);
    const id = await world.idOf();
    await expect(world.erasing.run(id, AbortSignal.abort())).rejects.toThrow();
    expect(await world.store.read.members.find(MARTA)).not.toBeNull();
    expect(await world.erasing.run(id, AbortSignal.timeout(30_000))).toMatchObject({ memberId: MARTA });
    expect(await world.erasing.run(id, AbortSignal.timeout(30_000))).toBeNull();
    expect(world.isInFile(MARTA)).toBe(false);
    expect(world.removed.length).toBeGreaterThanOrEqual(2);
  });
});
