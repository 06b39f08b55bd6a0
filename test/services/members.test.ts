import { describe, expect, it } from 'vitest';
import { memberId } from '../../src/domain/ids.ts';
import { AppError } from '../../src/errors.ts';
import { createFactsService } from '../../src/services/facts.ts';
import { createGroupWriter } from '../../src/services/group-writer.ts';
import { createMembersService } from '../../src/services/members.ts';
import { TEST_NOW } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';

const MINUTE = 60_000;
const anna = memberId('100000000000000001');
const visitor = { id: anna, locale: 'en-GB' };

/** A store that counts its transactions. */
const open = () => {
  const test = openTestStore();
  let transactions = 0;
  const store: typeof test.store = {
    ...test.store,
    transaction: (work) => {
      transactions++;
      return test.store.transaction(work);
    },
  };
  const members = createMembersService({ store });
  return {
    test,
    store,
    members,
    transactions: () => transactions,
    find: () => test.store.read.members.find(anna),
  };
};

describe('members', () => {
  it('exist after their first contact, and the second one writes nothing', async () => {
    const { test, members, transactions, find } = open();
    await using _ = test;
    expect(members.isKnown(anna)).toBe(false);
    await members.ensure(visitor, TEST_NOW);
    await members.ensure(visitor, TEST_NOW + 1);
    expect(members.isKnown(anna)).toBe(true);
    expect(await find()).toMatchObject({ locale: 'en-GB', timeZone: 'UTC', createdAt: TEST_NOW });
    expect(transactions()).toBe(1);
  });

  it('who come at once are written in two transactions, not in a hundred', async () => {
    const { test, members, transactions } = open();
    await using _ = test;
    const crowd = Array.from({ length: 100 }, (_unused, at) =>
      memberId(String(100_000_000_000_000_000n + BigInt(at))),
    );
    await Promise.all(crowd.map((id) => members.ensure({ id, locale: 'de' }, TEST_NOW)));
    expect(transactions()).toBeLessThanOrEqual(2);
    for (const id of crowd) expect(members.isKnown(id)).toBe(true);
  });

  it('are noted again after five minutes, or at once in another language', async () => {
    const { test, members, transactions, find } = open();
    await using _ = test;
    await members.ensure(visitor, TEST_NOW);
    await members.visited(visitor, TEST_NOW + MINUTE, false);
    expect(transactions()).toBe(1);
    await members.visited({ ...visitor, locale: 'fr' }, TEST_NOW + 2 * MINUTE, false);
    expect(await find()).toMatchObject({ locale: 'fr', lastSeenAt: TEST_NOW + 2 * MINUTE });
    await members.visited({ ...visitor, locale: 'fr' }, TEST_NOW + 8 * MINUTE, false);
    expect(await find()).toMatchObject({ lastSeenAt: TEST_NOW + 8 * MINUTE, createdAt: TEST_NOW });
  });

  it('a failed first contact is one for each who waited, and is tried again', async () => {
    const { test, store } = open();
    await using _ = test;
    let broken = true;
    const members = createMembersService({
      store: {
        ...store,
        transaction: (work) =>
          broken ? Promise.reject(new AppError('STORAGE', { why: 'full' })) : store.transaction(work),
      },
    });
    await expect(members.ensure(visitor, TEST_NOW)).rejects.toMatchObject({ code: 'STORAGE' });
    expect(members.isKnown(anna)).toBe(false);
    broken = false;
    await members.ensure(visitor, TEST_NOW);
    expect(members.isKnown(anna)).toBe(true);
  });

  it('whose data was deleted are new again', async () => {
    const { test, members } = open();
    await using _ = test;
    await members.ensure(visitor, TEST_NOW);
    members.forget(anna);
    expect(members.isKnown(anna)).toBe(false);
  });

  it('hear once that their DMs are closed, each time they were closed anew', async () => {
    const { test, store, members } = open();
    await using _ = test;
    const closedAt = (at: number) => store.transaction((tx) => tx.members.setDmClosed(anna, at));
    const visit = (minutes: number) => members.visited(visitor, TEST_NOW + minutes * MINUTE, false);
    await members.ensure(visitor, TEST_NOW);
    expect(await visit(10)).toEqual({ tellDmClosed: false });
    await closedAt(TEST_NOW + 11 * MINUTE);
    expect(await visit(20)).toEqual({ tellDmClosed: true });
    expect(await visit(30)).toEqual({ tellDmClosed: false });
    await closedAt(TEST_NOW + 31 * MINUTE);
    expect(await visit(40)).toEqual({ tellDmClosed: true });
  });

  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
  ])('live in a time zone: %s', async (typed, zone) => {
    const { test, members, find } = open();
    await using _ = test;
    await members.ensure(visitor, TEST_NOW);
    expect(await members.setTimeZone(anna, typed)).toBe(zone);
    expect(await find()).toMatchObject({ timeZone: zone });
  });

  it('cannot live in one that does not exist', async () => {
    const { test, members } = open();
    await using _ = test;
    await expect(members.setTimeZone(anna, 'Mars/Olympus')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { problem: 'time_zone', value: 'Mars/Olympus' },
    });
  });
});

describe('the group writer', () => {
  it('keeps the order, writes everything once, and fails only the group that failed', async () => {
    const groups: number[][] = [];
    const write = createGroupWriter<number>(async (items) => {
      groups.push([...items]);
      await Promise.resolve();
      if (items.includes(13)) throw new Error('unlucky');
    });
    const first = write(1);
    await Promise.resolve();
    await Promise.resolve();
    const more = [write(2), write(13)];
    const results = await Promise.allSettled([first, ...more]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await write(4);
    expect(groups.flat()).toEqual([1, 2, 13, 4]);
  });
});

describe('facts', () => {
  it('are remembered and replaced', async () => {
    await using test = openTestStore();
    const facts = createFactsService(test);
    expect(await facts.get('commands.registered')).toBeNull();
    await facts.set('commands.registered', 'a');
    await facts.set('commands.registered', 'b');
    expect(await facts.get('commands.registered')).toBe('b');
  });
});
