import { expect, test } from 'vitest';
import type { Tx } from '../../src/db/database.ts';
import { openTestStore } from '../support/database.ts';

const member = (id: string) => ({
  id: id as never,
  locale: 'en',
  timeZone: 'UTC',
  createdAt: 1,
  lastSeenAt: 1,
});
const insert = ({ q, t }: Tx, id: string) => q.insert(t.members).values(member(id));

test('a handle that is kept after its transaction writes nothing, however it tries, and reads on', async () => {
  await using db = openTestStore();
  const { database } = db;
  const kept = await database.transaction(async (tx) => {
    await insert(tx, 'a');
    return { ...tx };
  });
  const { q, t, forEach } = kept;
  await expect(insert(kept, 'b')).rejects.toThrow();
  await expect(insert(kept, 'b').returning()).rejects.toThrow();
  await expect(q.delete(t.members)).rejects.toThrow();
  const prepared = q.insert(t.members).values(member('b')).prepare();
  await expect((async () => prepared.run())()).rejects.toThrow('outside of a transaction');
  await expect(forEach(q.delete(t.members), [], [[]])).rejects.toThrow('outside of a transaction');
  expect(await q.select({ id: t.members.id }).from(t.members)).toEqual([{ id: 'a' }]);
  // The same statements within the next one.
  await database.transaction((tx) => insert(tx, 'b'));
  expect(await database.read.q.select({ id: t.members.id }).from(t.members)).toHaveLength(2);
});
