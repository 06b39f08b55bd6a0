import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { BEATPORT_GENRES } from '../../src/domain/curation/beatport-genres.ts';
import { usualBlocks } from '../../src/domain/digests/blocks.ts';
import {
  type AccountId,
  channelId,
  guildId,
  memberId,
  type ReleaseTrackId,
  type StyleId,
} from '../../src/domain/ids.ts';
import { isStaleForLook } from '../../src/domain/listening/rankings.ts';
import { createBudgets } from '../../src/services/budgets.ts';
import { createPlaylistMaking } from '../../src/services/playlists/making.ts';
import { createSetBack } from '../../src/services/set-back.ts';
import { createManualClock, TEST_NOW } from '../support/clock.ts';
import { release } from '../support/curation.ts';
import { openTestStore } from '../support/database.ts';

const ANNA = memberId('100000000000000001');
const bucket = { provider: 'spotify', app: '1', bucket: 'library', mode: 'development' } as const;

/** A member with an account, whose plans are all made at the time of the clock. */
const openPlans = async (ahead: number) => {
  const opened = openTestStore();
  const { store } = opened;
  const clock = createManualClock();
  clock.jump(ahead);
  const now = clock.now();
  const accountId = await store.transaction(async (tx): Promise<AccountId> => {
    await tx.members.see({ id: ANNA, locale: 'en' }, now);
    const facts = { externalId: 'a', externalUserId: 'a', displayName: 'A', scopes: '', authorizedAt: now };
    const times = { accessExpiresAt: now + HOUR, refreshDueAt: now + 50 * MINUTE };
    const id = await tx.accounts.insert(
      { ...facts, ...times, memberId: ANNA, provider: 'spotify', appId: null },
      now,
    );
    const plays = { failures: 0, nextSyncAt: now + 30 * MINUTE, lastSyncAt: now, newestPlayAt: null };
    await tx.playSyncs.note(id, ANNA, plays);
    await tx.sourceLists.note({ id, memberId: ANNA }, { listedAt: now, nextSyncAt: now + 6 * HOUR });
    await tx.rankings.replace(ANNA, [], now);
    const channel = { guildId: guildId('5'), channelId: channelId('6'), memberId: null };
    const running = { pausedAt: null, pausedWhy: null, blocks: usualBlocks('channel') };
    const place = { ...channel, ...running, createdBy: ANNA, locale: 'en', dayOfMonth: null };
    const daily = { cadence: 'daily', weekday: null, hour: 12, timeZone: 'UTC' } as const;
    await tx.digests.add({ ...place, ...daily, nextRunAt: now + DAY }, now);
    await tx.digests.add(
      { ...place, ...daily, cadence: 'weekly', weekday: 1, nextRunAt: now + 7 * DAY },
      now,
    );
    await tx.digests.add(
      { ...place, ...daily, cadence: 'monthly', dayOfMonth: 31, nextRunAt: now + 31 * DAY },
      now,
    );
    const making = createPlaylistMaking({ store, clock });
    const playlist = await making.create(tx, ANNA, { name: 'Late', purpose: 'rules' });
    await tx.managedPlaylists.set(ANNA, playlist.id, { dueAt: now + DAY, lookedAt: now, appliedAt: now });
    await tx.styles.seed(BEATPORT_GENRES, now);
    const house = await tx.styles.byName(ANNA, 'House');
    const shelf = { styleId: house?.id ?? (0 as StyleId), ownerId: null };
    const { ids } = await tx.releaseTracks.put(shelf, 'beatport', [release(1)], now);
    const miss = { status: 'miss', trackId: null, method: null, score: null, features: null } as const;
    const asked = { candidates: [], algorithm: 'test', tries: 5, nextTryAt: now + 30 * DAY, decidedAt: now };
    for (const releaseTrackId of ids) await tx.releaseMatches.put({ releaseTrackId, ...miss, ...asked });
    return id;
  });
  const budgets = createBudgets({ store, clock });
  await budgets.block(bucket, now + 5 * MINUTE, 'rate');
  const plans = async () => ({
    plays: (await store.read.playSyncs.find(accountId, ANNA))?.nextSyncAt,
    lists: await store.read.sourceLists.ofMember(ANNA),
    digests: (await store.read.digests.seenBy(ANNA, guildId('5'))).map(({ nextRunAt }) => nextRunAt),
    tops: (await store.read.rankings.state(ANNA)).refreshedAt ?? 0,
    playlists: await store.read.managedPlaylists.ofMember(ANNA),
    access: (await store.read.accounts.find(ANNA, accountId))?.accessExpiresAt,
    matches: (await store.read.releaseMatches.of([1 as ReleaseTrackId])).map(({ nextTryAt }) => nextTryAt),
  });
  return {
    ...opened,
    clock,
    plans,
    budgets,
    setBack: createSetBack({ store, clock }),
    [Symbol.asyncDispose]: opened.close,
  };
};

describe('after the clock was set back', () => {
  test.each([2 * HOUR, 210 * DAY])('by %i ms everything planned is near again', async (ahead) => {
    await using world = await openPlans(ahead);
    world.clock.jump(-ahead);
    await world.setBack.rebase();
    const { plays, lists, digests, tops, access, playlists, matches } = await world.plans();
    const before = await world.store.read.managedPlaylists.due(TEST_NOW + DAY + 2 * HOUR, 9);
    expect(before.map(({ id }) => id)).toEqual(playlists.map(({ id }) => id));
    expect(playlists).toMatchObject([{ lookedAt: 0, appliedAt: TEST_NOW }]);
    // A look that is not further away than any can be is left where it is.
    expect(matches).toEqual([ahead < DAY ? TEST_NOW + ahead + 30 * DAY : TEST_NOW]);
    expect(plays).toBe(TEST_NOW);
    expect(lists).toMatchObject([{ nextSyncAt: TEST_NOW, listedAt: 0 }]);
    expect(isStaleForLook(tops, TEST_NOW)).toBe(true);
    expect(access).toBeLessThanOrEqual(TEST_NOW + 3 * HOUR);
    const [daily = 0, weekly = 0, monthly = 0] = digests;
    expect(monthly - TEST_NOW).toBeLessThanOrEqual(31 * DAY + 2 * HOUR);
    expect(daily - TEST_NOW).toBeLessThanOrEqual(DAY + 2 * HOUR);
    expect(weekly - TEST_NOW).toBeLessThanOrEqual(7 * DAY + 2 * HOUR);
    world.clock.advance(5 * MINUTE);
    await expect(world.budgets.spend(bucket)).resolves.toBeUndefined();
  });

  test('a second time, or when it was never set, nothing changes', async () => {
    await using world = await openPlans(0);
    const before = await world.plans();
    await world.setBack.rebase();
    expect(await world.plans()).toEqual(before);
    world.clock.jump(-DAY);
    await world.setBack.rebase();
    const once = await world.plans();
    await world.setBack.rebase();
    expect(await world.plans()).toEqual(once);
  });
});
