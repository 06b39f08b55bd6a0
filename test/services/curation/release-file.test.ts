import { describe, expect, test } from 'vitest';
import type { JobId, StyleId } from '../../../src/domain/ids.ts';
import { curationImportJob } from '../../../src/jobs/curation-import.ts';
import { createAttachments } from '../../../src/providers/discord/attachments.ts';
import { createReleaseFiles, createReleaseImports } from '../../../src/services/curation/release-file.ts';
import { openTestStore } from '../../support/database.ts';
import { openTestHttp } from '../../support/http.ts';
import { ANNA, addMembers, BEN, createJobBench } from '../../support/jobs.ts';
import { openLoopback, type Reply } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';

const CSV =
  'title;artist;bpm;date\nNightshift;Aurel;132;2026-11-18\n;Nobody;1;\nUndertow;Tessel;;\n"Open;Quote';
const WEEK = { kind: 'beatport', year: 2026, week: 46 } as const;

const openImports = async () => {
  const db = openTestStore();
  const { store } = db;
  const door = openTestHttp();
  let reply: Reply = { body: CSV, headers: { 'content-type': 'text/csv' } };
  const server = await openLoopback(() => reply);
  await addMembers(store, ANNA, BEN);
  const styleId = await store.transaction((tx): Promise<StyleId> => tx.styles.add(ANNA, 'Basement', 1));
  const arrivals: unknown[] = [];
  const files = createReleaseFiles({
    store,
    clock: door.clock,
    attachments: createAttachments({ http: door.http, apiUrl: `${server.url}/api` }),
    uploads: { read: async () => null },
    arrived: async (_, id, range, ownerId) => arrivals.push([id, range, ownerId]),
  });
  const bench = createJobBench(store, [curationImportJob(files)]);
  const asked: JobId[] = [];
  const imports = createReleaseImports({
    store,
    enqueue: async (tx, job) => asked.push((await bench.queue.enqueueIn(tx, job)).id),
  });
  const bring = async (url = `${server.url}/attachments/1/promo.csv`, week: typeof WEEK | null = null) => {
    await imports.order(ANNA, { url, name: 'promo.csv', styleId, week });
    await bench.settle();
    const id = asked.at(-1);
    return id === undefined ? null : store.read.jobs.find(ANNA, id);
  };
  return {
    ...{ store, files, imports, styleId, arrivals, bench, bring, server },
    answer: (next: Reply) => {
      reply = next;
    },
    stored: async (memberId = ANNA) =>
      (
        await store.read.releaseTracks.ofShelf(
          { styleId, ownerId: memberId },
          { from: '2000-01-01', to: '2100-01-01' },
        )
      ).map(({ title, publishDate }) => `${title} ${publishDate}`),
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await db.close();
    },
  };
};

test('an attachment goes in, and its broken lines are told by number', async () => {
  await using it = await openImports();
  const job = await it.bring();
  expect(job).toMatchObject({
    status: 'DONE',
    payload: {
      kind: 'imported',
      name: 'promo.csv',
      counts: { read: 4, added: 2, changed: 0, known: 0, skipped: { title: 1, quote: 1 } },
      broken: [
        { at: 3, why: 'title' },
        { at: 5, why: 'quote' },
      ],
      range: { from: '2026-11-16', to: '2026-11-18' },
    },
  });
  // A row without a day is of today.
  expect(await it.stored()).toEqual(['Undertow 2026-11-16', 'Nightshift 2026-11-18']);
  expect(it.arrivals).toEqual([[it.styleId, { from: '2026-11-16', to: '2026-11-18' }, ANNA]]);
  expect(await it.stored(BEN)).toEqual([]);
});

test('the same file twice changes nothing', async () => {
  await using it = await openImports();
  await it.bring();
  const again = await it.bring();
  expect(again?.payload).toMatchObject({ counts: { added: 0, known: 2 } });
  expect(await it.stored()).toHaveLength(2);
});

test('a week that was named holds all of it', async () => {
  await using it = await openImports();
  await it.bring(undefined, WEEK);
  expect(await it.stored()).toEqual(['Undertow 2026-11-14', 'Nightshift 2026-11-18']);
});

describe('a file that cannot be taken', () => {
  test.each([
    ['is gone', { status: 404 }, 'RESOURCE_GONE'],
    ['has an address that ended', { status: 403 }, 'RESOURCE_GONE'],
    ['is empty', { body: '\n' }, 'FILE_empty'],
    ['has no heading', { body: 'a,b\nc,d' }, 'FILE_heading'],
    ['is half of a JSON', { body: '[{"title":' }, 'FILE_json'],
    ['is larger than it may be', { body: 'x'.repeat(6 * 1024 * 1024) }, 'FILE_tooLarge'],
    ['is larger than the door takes', { body: 'x'.repeat(9 * 1024 * 1024) }, 'FILE_tooLarge'],
  ])('since it %s', async (_, reply, code) => {
    await using it = await openImports();
    it.answer(reply);
    expect(await it.bring()).toMatchObject({ message: { key: 'skipped', code } });
    expect(await it.stored()).toEqual([]);
  });

  test('since Discord has an outage is tried again', async () => {
    await using it = await openImports();
    it.answer({ status: 502 });
    expect(await it.bring()).toMatchObject({ status: 'PENDING', attempts: 1 });
  });

  test.each([
    'https://evil.test/promo.csv',
    'http://cdn.discordapp.com/promo.csv',
    'file:///etc/passwd',
    'x',
  ])('since it is not one of Discord’s: %s', async (url) => {
    await using it = await openImports();
    expect(await it.bring(url)).toMatchObject({ message: { code: 'RESOURCE_GONE' } });
    expect(it.server.requests).toHaveLength(0);
  });

  test('since the style is somebody else’s', async () => {
    await using it = await openImports();
    const given = { url: 'https://cdn.discordapp.com/x', name: 'x', styleId: it.styleId, week: null };
    expect(await caught(it.imports.order(BEN, given))).toMatchObject({ code: 'NOT_FOUND' });
    const file = { name: 'x', styleId: it.styleId, range: null };
    expect(await caught(it.files.take(BEN, file, Buffer.from(CSV)))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
