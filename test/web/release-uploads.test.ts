import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAY } from '../../src/clock.ts';
import type { ReleaseUploadId } from '../../src/domain/ids.ts';
import { curationImportJob } from '../../src/jobs/curation-import.ts';
import { createUploads } from '../../src/providers/disk/uploads.ts';
import { createReleaseFiles } from '../../src/services/curation/release-file.ts';
import { createReleaseLinks } from '../../src/services/curation/release-links.ts';
import { createReleaseUploading } from '../../src/services/curation/release-uploading.ts';
import { createWeb } from '../../src/web/server.ts';
import { createManualClock } from '../support/clock.ts';
import { WEEK } from '../support/curation.ts';
import { openTestStore } from '../support/database.ts';
import { ANNA, addMembers, createJobBench } from '../support/jobs.ts';
import { createMemoryLog } from '../support/log.ts';

const PUBLIC = 'https://segue.test/music';
const CSV = 'title,artist\nOne,Aurel\n,Nobody\nTwo,Mina\n';

const open = async () => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  const folder = mkdtempSync(join(tmpdir(), 'segue-releases-'));
  await addMembers(store, ANNA);
  const styleId = await store.transaction((tx) => tx.styles.add(ANNA, 'Basement', 1));
  const uploads = createUploads<ReleaseUploadId>(folder);
  const files = createReleaseFiles({
    ...{ store, clock, uploads },
    attachments: { read: async () => null },
    arrived: async () => undefined,
  });
  const bench = createJobBench(store, [curationImportJob(files)], {}, clock);
  const enqueue = bench.queue.enqueueIn;
  const uploading = createReleaseUploading({ store, clock, enqueue, uploads });
  const links = createReleaseLinks({ store, clock, publicUrl: PUBLIC });
  const unused = async (): Promise<never> => {
    throw new Error('nobody links an account here');
  };
  const web = await createWeb({
    config: { publicUrl: PUBLIC, host: '127.0.0.1', port: 0 },
    consentOrigin: 'https://accounts.spotify.com',
    linking: { open: unused, begin: unused, finish: unused, waiting: unused, sweep: unused },
    releaseUploading: uploading,
    health: { database: async () => true, bot: async () => 'up' },
    clock,
    log: createMemoryLog(),
  });
  const { port } = await web.start();
  const start = async (): Promise<string> => new URL((await links.start(ANNA, styleId, WEEK)).url).pathname;
  const ask = async (method: string, path: string, body?: object | Uint8Array) => {
    const isBytes = body instanceof Uint8Array;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers:
        body === undefined
          ? {}
          : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const put = async (path: string, name: string, text: string): Promise<void> => {
    const bytes = new TextEncoder().encode(text);
    const begun = await ask('POST', `${path}/files`, { name, size: bytes.length });
    const { number } = JSON.parse(begun.text);
    expect((await ask('PUT', `${path}/files/${number}?offset=0`, bytes)).status).toBe(200);
  };
  const imported = async () => {
    await bench.settle();
    const { q, t } = db.database.read;
    return (await q.select().from(t.jobs).orderBy(t.jobs.id)).map(({ payload }) => payload);
  };
  return {
    ...{ clock, store, uploads, uploading, start, ask, put, imported, styleId },
    [Symbol.asyncDispose]: async () => {
      await web.stop();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

test('files on the page go in as attachments do, each with its report, and the link is used up', async () => {
  await using it = await open();
  const path = await it.start();
  const page = await it.ask('GET', path);
  expect(page.status).toBe(200);
  expect(page.text).toContain('accept=".csv,.json');
  expect((await it.ask('POST', `${path}/done`)).status).toBe(400);
  await it.put(path, 'one.csv', CSV);
  await it.put(path, 'two.csv', 'title;artist\nThree;Aurel');
  expect((await it.ask('POST', `${path}/done`)).status).toBe(200);
  expect(await it.imported()).toMatchObject([
    { kind: 'imported', name: 'one.csv', counts: { read: 3, added: 2 }, broken: [{ at: 3, why: 'title' }] },
    { kind: 'imported', name: 'two.csv', counts: { read: 1, added: 1 } },
  ]);
  // The week that was named, not the days of the file.
  const range = { from: '2026-11-14', to: '2026-11-20' };
  expect(await it.store.read.releaseTracks.countOf(ANNA, it.styleId, range, ['file'])).toBe(3);
  expect((await it.ask('GET', path)).status).toBe(410);
  expect((await it.ask('POST', `${path}/done`)).status).toBe(410);
  expect((await it.ask('GET', `${path}/thanks`)).text).toContain('Your files are here');
});

test('too large, too many, old, replaced, and somebody else’s: refused, and nothing is kept of it', async () => {
  await using it = await open();
  const first = await it.start();
  expect((await it.ask('POST', `${first}/files`, { name: 'x', size: 6_000_000 })).status).toBe(413);
  for (let n = 0; n < 10; n += 1) await it.put(first, `${n}.csv`, CSV);
  expect((await it.ask('POST', `${first}/files`, { name: 'x', size: 10 })).status).toBe(413);
  const second = await it.start();
  expect((await it.ask('GET', first)).status).toBe(410);
  await it.uploading.sweep();
  expect(await it.uploads.list()).toEqual([]);
  expect((await it.ask('GET', `/music/releases/${'x'.repeat(43)}`)).status).toBe(410);
  it.clock.advance(DAY);
  expect((await it.ask('GET', second)).status).toBe(410);
  expect(await it.imported()).toEqual([]);
});
