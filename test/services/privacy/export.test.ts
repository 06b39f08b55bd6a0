import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import { memberId } from '../../../src/domain/ids.ts';
import { zipOf } from '../../../src/services/privacy/zip.ts';
import { createWeb } from '../../../src/web/server.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { fillEverything } from '../../support/filled.ts';
import { createMemoryLog } from '../../support/log.ts';
import { createPrivacyParts } from '../../support/privacy.ts';

const MARTA = memberId('623456789012345678');
const NILS = memberId('723456789012345679');

/** What a program of somebody else reads out of it. */
const unzip = async (zip: Buffer): Promise<Map<string, string>> => {
  const files = new Map<string, string>();
  const archive = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve());
    archive.on('entry', (entry: yauzl.Entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('error', reject);
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(parts).toString('utf8'));
          archive.readEntry();
        });
      });
    });
    archive.readEntry();
  });
  return files;
};

const openHouse = () => {
  const db = openTestStore();
  const clock = createManualClock();
  return { ...db, clock, ...createPrivacyParts({ store: db.store, clock, care: db.database.care }) };
};

test('an archive is one, whatever its files hold', async () => {
  const contents = ['', 'ä ❤ 漢', 'x'.repeat(300_000)];
  const parts: Buffer[] = [];
  const entries = contents.map((content, at) => ({
    name: `${at}-ü.txt`,
    content: [content.slice(0, 7), content.slice(7)],
  }));
  for await (const part of zipOf(entries)) parts.push(part);
  expect([...(await unzip(Buffer.concat(parts)))]).toEqual(
    contents.map((content, at) => [`${at}-ü.txt`, content]),
  );
});

test('everything of a member is in it, explained, and nothing of anybody else, and no secret', async () => {
  await using world = openHouse();
  fillEverything(world.path, NILS, 'everything-of-nils', 1_000);
  fillEverything(world.path, MARTA, 'everything-of-marta', 5_000);
  const order = await world.privacyExport.order(MARTA);
  if (order.kind !== 'file') throw new Error('It is small enough to be a file.');
  const files = await unzip(order.zip);
  expect(files.size).toBeGreaterThan(40);
  const readme = files.get('README.txt') ?? '';
  for (const [name, text] of files) {
    if (name !== 'README.txt') expect(readme).toContain(`  ${name}\n`);
    if (name.endsWith('.json')) expect(() => JSON.parse(text), name).not.toThrow();
    expect(text, name).not.toContain('everything-of-nils');
    expect(text, name).not.toMatch(/Sealed|ticketHash|leaseOwner/);
  }
  expect(JSON.parse(files.get('sorts.json') ?? '[]')).toHaveLength(1);
  expect(files.get('sorts.json')).toContain('everything-of-marta sorts');
  // What is meant by a number stands beside it.
  expect(JSON.parse(files.get('manual-values.json') ?? '[]')[0]).toHaveProperty('trackUri');
});

test('an address is for an hour, and for nobody who is gone', async () => {
  await using world = openHouse();
  const { store, privacyExport, clock } = world;
  await store.transaction((tx) => tx.members.see({ id: MARTA, locale: 'en' }, 1));
  await store.transaction(async (tx) => {
    const rows = Array.from({ length: 5_001 }, (_, at) => ({ fromAt: at * 10, toAt: at * 10 + 5 }));
    for (const row of rows) await tx.notMine.add(MARTA, row, 1);
  });
  const order = await privacyExport.order(MARTA);
  if (order.kind !== 'link') throw new Error('It is too large for a file.');
  const token = /export\/([^/]+)\/segue\.zip$/.exec(order.url)?.[1] ?? '';
  expect(await privacyExport.open(token)).toBe(MARTA);
  expect(await privacyExport.open(`${token}x`)).toBeNull();
  const unused = async (): Promise<never> => {
    throw new Error('nobody links an account here');
  };
  const web = await createWeb({
    config: { publicUrl: 'https://segue.test', host: '127.0.0.1', port: 0 },
    consentOrigin: 'https://accounts.spotify.com',
    linking: { open: unused, begin: unused, finish: unused, waiting: unused, sweep: unused },
    privacyExport,
    health: { database: async () => true, bot: async () => 'up' },
    clock,
    log: createMemoryLog(),
  });
  const file = await web.server.inject(`/export/${token}/segue.zip`);
  expect(file.headers['content-type']).toBe('application/zip');
  expect(JSON.parse((await unzip(file.rawPayload)).get('not-mine.json') ?? '[]')).toHaveLength(5_001);
  expect((await web.server.inject('/export/v1.x/segue.zip')).statusCode).toBe(410);
  await web.stop();
  await store.transaction((tx) => tx.memberData.deleteMember(MARTA));
  expect(await privacyExport.open(token)).toBeNull();
  await store.transaction((tx) => tx.members.see({ id: MARTA, locale: 'en' }, 1));
  clock.advance(3_600_001);
  expect(await privacyExport.open(token)).toBeNull();
});
