import { connect as connectTls } from 'node:tls';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { memberId } from '../../src/domain/ids.ts';
import { openTestStore } from './database.ts';

test('a socket to the outside is refused, whoever opens it', async () => {
  await expect(fetch('http://192.0.2.1/')).rejects.toMatchObject({
    cause: { message: expect.stringContaining('only loopback') },
  });
  await expect(request('https://example.invalid/')).rejects.toThrow('only loopback');
  expect(() => connectTls({ host: '192.0.2.1', port: 443 })).toThrow('only loopback');
});

test('every store is migrated and on its own', async () => {
  await using one = openTestStore();
  await using two = openTestStore();
  const id = memberId('100000000000000001');
  await one.store.transaction((tx) => tx.members.see({ id, locale: 'en' }, 1));
  expect(await one.store.read.members.find(id)).toMatchObject({ id, createdAt: 1 });
  expect(await two.store.read.members.find(id)).toBeNull();
});
