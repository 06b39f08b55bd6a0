import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../src/clock.ts';
import type { Tx } from '../../../src/db/database.ts';
import { authorizationExpiresAt } from '../../../src/domain/accounts/authorization.ts';
import type { Account } from '../../../src/domain/accounts.ts';
import type { TrackId } from '../../../src/domain/ids.ts';
import { createSecrets } from '../../../src/services/secrets.ts';
import { type LinkingWorld, openLinkingWorld, person } from '../../support/linking.ts';
import { addPlays } from '../../support/plays.ts';
import { someone } from '../../support/spotify-auth.ts';

let world: LinkingWorld;
let account: Account;
const [mina, kai] = [person(1, 'Mina'), person(2, 'Kai')];
const signal = new AbortController().signal;
const [oldKey, newKey] = [
  { id: 'k1', key: Buffer.alloc(32, 1) },
  { id: 'k2', key: Buffer.alloc(32, 2) },
];

beforeEach(async () => {
  world = await openLinkingWorld({ keys: [oldKey] });
  account = await world.link(someone('mina'), mina);
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const addTrack = async ({ q, t }: Tx): Promise<TrackId> => {
  const track = { uri: 'spotify:track:x', title: 'X', artists: [], searchText: 'x', updatedAt: 1 };
  await q.insert(t.tracks).values(track).onConflictDoNothing();
  const [row] = await q.select({ id: t.tracks.id }).from(t.tracks);
  if (row === undefined) throw new Error('No track');
  return row.id;
};

/** A chosen source of `lines` lines and as many plays, as syncs leave them. */
const fill = async (of: Account, lines: number): Promise<void> => {
  const trackId = await fillSource(of, lines);
  const play = { memberId: of.memberId, trackId, msPlayed: null };
  await world.store.transaction((tx) =>
    addPlays(tx, [
      ...Array.from({ length: lines }, (_, at) => ({ ...play, playedAt: at, accountId: of.id })),
      { ...play, playedAt: 1_000_000 + of.id, source: 'import' },
    ]),
  );
};

const fillSource = (of: Account, lines: number): Promise<TrackId> =>
  world.database.transaction(async (tx) => {
    const { q, t } = tx;
    const [accountId, memberId] = [of.id, of.memberId];
    const trackId = await addTrack(tx);
    const source = {
      kind: 'liked' as const,
      externalId: 'liked',
      name: 'Liked',
      readable: true,
      position: 0,
    };
    const [{ sourceId } = { sourceId: null }] = await q
      .insert(t.sources)
      .values({ ...source, memberId, accountId, selectedAt: 1, syncedTracks: lines, listedAt: 1 })
      .returning({ sourceId: t.sources.id });
    if (sourceId === null) throw new Error('No source');
    const [{ readingId } = { readingId: null }] = await q
      .insert(t.sourceReadings)
      .values({ sourceId, version: 'v', nextOffset: 0, lines, dropped: 0, startedAt: 1 })
      .returning({ readingId: t.sourceReadings.id });
    if (readingId === null) throw new Error('No reading');
    for (let line = 0; line < lines; line += 1) {
      await q.insert(t.sourceTracks).values({ readingId, position: line, memberId, trackId });
    }
    await q.insert(t.rankingStates).values({ memberId, refreshedAt: 1, lookedAt: 1 }).onConflictDoNothing();
    return trackId;
  });

const rowsLeft = async () => {
  const { q, t } = world.database.read;
  return {
    lines: (await q.select().from(t.sourceTracks)).length,
    plays: (await q.select().from(t.plays)).length,
    rankings: (await q.select().from(t.rankingStates)).length,
  };
};

describe('unlinking', () => {
  test('deletes the tokens at once, keeps the data and says how much it is', async () => {
    await fill(account, 3);
    const info = await world.parts.accounts.unlink(mina.id, account.id);
    expect(info.account.status).toBe('unlinked');
    expect(info.data).toEqual({ sources: 1, tracks: 3, plays: 3 });
    expect(await world.sealed(mina.id, account.id)).toBeNull();
    await expect(world.parts.access.access(mina.id, account.id)).rejects.toMatchObject({
      code: 'NOT_LINKED',
    });
    expect(await rowsLeft()).toMatchObject({ lines: 3, plays: 4 });
  });

  test('an account of somebody else is not there', async () => {
    for (const work of [
      world.parts.accounts.unlink(kai.id, account.id),
      world.parts.accounts.find(kai.id, account.id),
      world.parts.accounts.deleteData(kai.id, account.id, null),
      world.parts.linking.startAgain(kai, account.id),
    ]) {
      await expect(work).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await world.sealed(mina.id, account.id)).not.toBeNull();
  });

  test('linking again brings the same row back, with a new life', async () => {
    await fill(account, 2);
    await world.parts.accounts.unlink(mina.id, account.id);
    world.clock.advance(40 * DAY);
    const again = await world.link(someone('mina'), mina);
    expect(again).toMatchObject({
      id: account.id,
      status: 'active',
      authorizedAt: world.clock.now(),
      warnedDays: null,
    });
    expect(world.jobs.at(-1)).toMatchObject({ metadata: { accountId: account.id, again: true } });
    expect((await world.parts.accounts.find(mina.id, account.id)).data.tracks).toBe(2);
  });

  test('a row from before Spotify had account ids is found by the user id', async () => {
    const older = await world.link({ accountId: 'user-old', userId: 'user-old', displayName: 'Old' }, mina);
    const again = await world.link(
      { accountId: 'account-old', userId: 'user-old', displayName: 'Old' },
      mina,
    );
    expect(again).toMatchObject({ id: older.id, externalId: 'account-old' });
  });
});

describe('deleting the data', () => {
  const run = (of = account, shown: number[] = []) =>
    world.parts.deletion.run(of.memberId, of.id, signal, async (fraction) => {
      shown.push(Math.round(fraction * 100));
    });

  test('is asked for as a job, once, and only for what is unlinked', async () => {
    expect(await world.parts.accounts.deleteData(mina.id, account.id, null)).toBe('linked_again');
    await world.parts.accounts.unlink(mina.id, account.id);
    expect(await world.parts.accounts.deleteData(mina.id, account.id, null)).toBe('deleting');
    expect(world.jobs.at(-1)).toMatchObject({
      kind: 'accounts.delete-data',
      memberId: mina.id,
      metadata: { accountId: account.id },
      dedupeKey: `accounts.delete-data:${account.id}`,
    });
  });

  test('takes what came from this account and nothing else', async () => {
    const other = await world.link(someone('kai'), kai);
    const second = await world.link(someone('mina2'), mina);
    await fill(account, 600);
    await fill(other, 5);
    await world.parts.accounts.unlink(mina.id, account.id);
    const shown: number[] = [];
    expect(await run(account, shown)).toEqual({ deleted: 1_200, outcome: 'deleted' });
    expect(shown).toEqual([42, 50, 92, 100]);
    expect(await rowsLeft()).toEqual({ lines: 5, plays: 7, rankings: 2 });
    expect(await world.store.read.accounts.find(mina.id, account.id)).toBeNull();
    await world.parts.accounts.unlink(mina.id, second.id);
    await run(second);
    expect((await rowsLeft()).rankings).toBe(1);
    expect(await run(second)).toEqual({ deleted: 0, outcome: 'gone' });
  });

  test('stops when the member links again in the meantime', async () => {
    await fill(account, 600);
    await world.parts.accounts.unlink(mina.id, account.id);
    const result = await world.parts.deletion.run(mina.id, account.id, signal, async () => {
      await world.link(someone('mina'), mina);
    });
    expect(result).toEqual({ deleted: 500, outcome: 'linked_again' });
    expect(await rowsLeft()).toMatchObject({ lines: 100, plays: 601 });
  });

  test('stops at a signal, and goes on where it was', async () => {
    await fill(account, 600);
    await world.parts.accounts.unlink(mina.id, account.id);
    const stop = new AbortController();
    const interrupted = world.parts.deletion.run(mina.id, account.id, stop.signal, async () => stop.abort());
    await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
    expect(await rowsLeft()).toMatchObject({ lines: 100 });
    expect(await run()).toMatchObject({ outcome: 'deleted' });
  });
});

describe('before a consent ends', () => {
  test('its member is warned 30 and 7 days before, once each', async () => {
    const end = authorizationExpiresAt(account.authorizedAt);
    const warnAt = async (daysBefore: number): Promise<number> => {
      world.clock.jump(end - daysBefore * DAY - world.clock.now());
      return world.parts.upkeep.warnExpiring(signal);
    };
    expect(await warnAt(31)).toBe(0);
    expect(await warnAt(30)).toBe(1);
    expect(await warnAt(29)).toBe(0);
    await world.restart();
    expect(await warnAt(7)).toBe(1);
    expect(await warnAt(1)).toBe(0);
    expect(world.posts.map(({ body }) => body)).toEqual([
      { expiring: 'mina', days: 30, locale: 'en-GB' },
      { expiring: 'mina', days: 7, locale: 'en-GB' },
    ]);
    expect(new Set(world.posts.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
    await world.link(someone('mina'), mina);
    expect(await world.parts.upkeep.warnExpiring(signal)).toBe(0);
  });

  test('who has no tokens any more is left in peace', async () => {
    await world.parts.accounts.unlink(mina.id, account.id);
    world.clock.advance(170 * DAY);
    expect(await world.parts.upkeep.warnExpiring(signal)).toBe(0);
  });
});

describe('a new key', () => {
  test('seals everything again, after which the old one may go', async () => {
    await world.link(someone('kai'), kai);
    const token = await (await world.parts.access.access(mina.id, account.id)).token();
    await world.restart([newKey, oldKey]);
    expect(await world.parts.upkeep.reseal(signal)).toEqual({ resealed: 2, unreadable: 0 });
    expect(await world.parts.upkeep.reseal(signal)).toEqual({ resealed: 0, unreadable: 0 });
    await world.restart([newKey]);
    expect(await (await world.parts.access.access(mina.id, account.id)).token()).toBe(token);
    expect(createSecrets([newKey]).needsReseal((await world.sealed(mina.id, account.id)) ?? '')).toBe(false);
  });

  test('leaves what it cannot open as it is, and says so', async () => {
    const before = await world.sealed(mina.id, account.id);
    await world.restart([newKey]);
    expect(await world.parts.upkeep.reseal(signal)).toEqual({ resealed: 0, unreadable: 1 });
    expect(await world.sealed(mina.id, account.id)).toBe(before);
  });
});
