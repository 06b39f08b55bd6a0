import { expect, it } from 'vitest';
import type { Queries } from '../../src/db/database.ts';
import type { AccountStatus } from '../../src/domain/accounts.ts';
import { type AccountId, channelId, guildId, type MemberId, memberId } from '../../src/domain/ids.ts';
import { createStandingService } from '../../src/services/standing.ts';
import { TEST_NOW } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';

const anna = memberId('100000000000000001');
const bela = memberId('100000000000000002');
const guild = guildId('400000000000000001');

const addAccount = async ({ q, t }: Queries, member: MemberId, name: string, status: AccountStatus) => {
  const [row] = await q
    .insert(t.accounts)
    .values({
      memberId: member,
      provider: 'spotify',
      externalId: name,
      displayName: name,
      scopes: '',
      status,
      authorizedAt: TEST_NOW,
      accessExpiresAt: TEST_NOW,
      refreshDueAt: TEST_NOW,
      refreshFailures: 0,
      linkedAt: TEST_NOW,
    })
    .returning({ id: t.accounts.id });
  if (row === undefined) throw new Error('no account was written');
  return row.id;
};

const addSource = (
  { q, t }: Queries,
  accountId: AccountId,
  externalId: string,
  chosen: boolean,
  tracks: number | null,
) =>
  q.insert(t.sources).values({
    memberId: anna,
    accountId,
    kind: 'playlist',
    externalId,
    name: externalId,
    readable: true,
    position: 0,
    listedAt: TEST_NOW,
    selectedAt: chosen ? TEST_NOW : null,
    lastSyncAt: tracks === null ? null : TEST_NOW,
    syncedTracks: tracks,
  });

it('tells what is there: of this member, in this server', async () => {
  await using test = openTestStore();
  const standing = createStandingService(test);
  expect(await standing.of(anna, null)).toEqual({
    account: 'none',
    accountName: null,
    sources: { chosen: 0, synced: 0, tracks: 0 },
    hasPlays: false,
    ruleSets: 0,
    digestsHere: null,
  });
  await test.store.transaction(async (tx) => {
    for (const id of [anna, bela]) await tx.members.see({ id, locale: 'en' }, TEST_NOW);
  });
  await test.database.transaction(async (tx) => {
    await addAccount(tx, anna, 'old', 'unlinked');
    const account = await addAccount(tx, anna, 'dead', 'needs_reauth');
    await addSource(tx, account, 'a', true, 40);
    await addSource(tx, account, 'b', true, null);
    await addSource(tx, account, 'c', false, 900);
    await tx.q.insert(tx.t.digests).values({
      guildId: guild,
      channelId: channelId('500000000000000001'),
      createdBy: bela,
      cadence: 'daily',
      hour: 9,
      timeZone: 'UTC',
      locale: 'en',
      nextRunAt: TEST_NOW,
      createdAt: TEST_NOW,
    });
  });
  expect(await standing.of(anna, guild)).toEqual({
    account: 'needs_reauth',
    accountName: 'dead',
    sources: { chosen: 2, synced: 1, tracks: 40 },
    hasPlays: false,
    ruleSets: 0,
    digestsHere: 1,
  });
  await test.database.transaction((tx) => addAccount(tx, anna, 'alive', 'active'));
  expect(await standing.of(anna, null)).toMatchObject({
    account: 'active',
    accountName: 'alive',
    digestsHere: null,
  });
  expect(await standing.of(bela, null)).toMatchObject({ account: 'none', sources: { chosen: 0 } });
});
