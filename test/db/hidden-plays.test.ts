import { expect, test } from 'vitest';
import { guildId, memberId } from '../../src/domain/ids.ts';
import { COVERED, DISOWNED, isVisible } from '../../src/domain/listening/play-flags.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { openTestStore } from '../support/database.ts';
import { trackNamed } from '../support/listening.ts';
import { addPlays } from '../support/plays.ts';

const ANNA = memberId('100000000000000001');
const SERVER = guildId('200000000000000001');
const DAY = 86_400_000;
const PARTY = { fromAt: 10 * DAY, toAt: 11 * DAY };
const ALL = { fromAt: 0, toAt: 100 * DAY };

/** A play that is seen, the same one told by a worse source, and one of a party that was not theirs. */
const open = async () => {
  const db = openTestStore();
  const ledger = createPlayLedger();
  const ids = await db.store.transaction(async (tx) => {
    await tx.members.see({ id: ANNA, locale: 'en' }, 1);
    await tx.members.setConsent(SERVER, ANNA, 'counted', 1);
    const byUri = await tx.tracks.upsertTracks([trackNamed('seen'), trackNamed('party')], 1);
    const [seen, party] = [...byUri.values()];
    if (seen === undefined || party === undefined) throw new Error('No tracks.');
    await addPlays(tx, [
      { memberId: ANNA, trackId: seen, playedAt: 50 * DAY, msPlayed: null },
      { memberId: ANNA, trackId: seen, playedAt: 50 * DAY, msPlayed: 90_000, source: 'import' },
      { memberId: ANNA, trackId: party, playedAt: PARTY.fromAt + 5, msPlayed: 90_000, source: 'import' },
    ]);
    await tx.notMine.add(ANNA, PARTY, 1);
    await ledger.review(tx, { memberId: ANNA, after: 0, toAt: PARTY.toAt, limit: 100 });
    return { seen, party };
  });
  return Object.assign(db, ids);
};

test('what is hidden is in no answer', async () => {
  await using db = await open();
  const { read } = db.store;
  const listener = await read.playOrigins.listener(ANNA);
  if (listener === null) throw new Error('No listener.');
  const rows = await read.playRows.between(listener, 0, ALL.toAt);
  expect(
    rows.filter(({ flags }) => !isVisible(flags)).map(({ flags }) => flags & (COVERED | DISOWNED)),
  ).toEqual([DISOWNED, COVERED]);

  expect((await read.plays.recent(ANNA, 0, 10)).map(({ title }) => title)).toEqual(['Song seen']);
  expect(await read.plays.countOf(ANNA)).toBe(1);
  expect(await read.plays.countWithin(ANNA, ALL)).toBe(1);
  expect(await read.plays.firstAt(ANNA)).toBe(50 * DAY);
  expect(await read.ownTracks.recent(ANNA, 10)).toEqual([db.seen]);
  expect(await read.ownTracks.search(ANNA, ['song'], 10)).toEqual([db.seen]);
  expect(await read.ownTracks.has(ANNA, db.seen)).toBe(true);
  expect(await read.ownTracks.has(ANNA, db.party)).toBe(false);
  const due = await read.asking.dueInPlays(ANNA, { provider: 'deezer', facet: '' }, 1);
  expect(due).toEqual([{ trackId: db.seen, plays: 1 }]);
  expect(await read.serverPlays.totals(SERVER, ALL)).toMatchObject({ plays: 1, tracks: 1, heardMs: 90_000 });
  expect(await read.serverPlays.tracks(SERVER, ALL, 'plays', 5)).toHaveLength(1);
  expect(await read.serverPlays.artists(SERVER, ALL, 'plays', 5)).toHaveLength(1);
  expect(await read.candidates.plays(ANNA, null, null)).toHaveLength(1);
  const sums = await read.rollups.active(ANNA);
  const { q, t } = db.database.read;
  expect((await q.select().from(t.playTotals)).map(({ rollupId, trackId }) => [rollupId, trackId])).toEqual([
    [sums?.id, db.seen],
  ]);
});

test('who has nothing but hidden plays has none', async () => {
  await using db = await open();
  await db.store.transaction(async (tx) => {
    await tx.notMine.add(ANNA, ALL, 1);
    await createPlayLedger().review(tx, { memberId: ANNA, after: -1, toAt: ALL.toAt, limit: 100 });
  });
  const { read } = db.store;
  expect(await read.standing.hasPlays(ANNA)).toBe(false);
  expect(await read.plays.firstAt(ANNA)).toBeNull();
  expect(await read.asking.hasTracks(ANNA)).toBe(false);
  expect(await db.database.read.q.select().from(db.database.read.t.playDays)).toEqual([]);
});
