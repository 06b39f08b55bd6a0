import { request } from 'node:http';
import { expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { AppError } from '../../src/errors.ts';
import { extendedRow } from '../support/exports.ts';
import { member } from '../support/imports.ts';
import { openUploadPage } from '../support/upload-page.ts';

interface Told {
  readonly received?: number;
  readonly files?: readonly unknown[];
}

const open = async () => {
  const world = await openUploadPage();
  return Object.assign(world, {
    ask: async (method: string, rest: string, body?: unknown, headers: Record<string, string> = {}) => {
      const isBytes = body instanceof Uint8Array;
      const type = isBytes ? 'application/octet-stream' : 'application/json';
      const answer = await fetch(world.at(rest), {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
        ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const told: Told = JSON.parse(await answer.text());
      return { status: answer.status, body: told };
    },
  });
};

/** Says more than it sends, and goes. */
const breakOff = (url: string, bytes: Uint8Array, promised: number): Promise<void> =>
  new Promise((resolve) => {
    const sending = request(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'content-length': promised },
    });
    sending.on('error', () => resolve());
    sending.on('close', () => resolve());
    sending.write(bytes, () => setTimeout(() => sending.destroy(), 30));
  });

test('files come in parts, go on after a broken connection, and are read when all is there', async () => {
  await using world = await open();
  const page = await fetch(world.at(''));
  expect(page.status).toBe(200);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';connect-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(await page.text()).toContain('<script src="/music/assets/upload.js" defer></script>');
  expect(
    (await fetch(world.at('').replace(/\/import.*/, '/assets/upload.js'))).headers.get('content-type'),
  ).toContain('javascript');

  const whole = Buffer.from(JSON.stringify(Array.from({ length: 300 }, () => extendedRow())));
  const file = { name: '../../my <b>file</b>.json', size: whole.length };
  expect(await world.ask('POST', '/done')).toMatchObject({ status: 400 });
  const begun = await world.ask('POST', '/files', file);
  expect(begun).toMatchObject({ status: 200, body: { number: 1, received: 0 } });
  const half = Math.floor(whole.length / 2);
  expect((await world.ask('PUT', '/files/1?offset=0', whole.subarray(0, 1_000))).body).toEqual({
    received: 1_000,
  });
  await breakOff(world.at('/files/1?offset=1000'), whole.subarray(1_000, half), whole.length - 1_000);
  // What had arrived stays; the same file announced again goes on there.
  await expect.poll(async () => (await world.ask('POST', '/files', file)).body.received).toBe(half);
  const [kept] = (await world.ask('GET', '/state')).body.files ?? [];
  expect(kept).toMatchObject({ number: 1, received: half });
  expect(await world.ask('POST', '/done')).toMatchObject({ status: 400 });
  // A part from further on writes nothing; one that came already writes itself once.
  expect((await world.ask('PUT', `/files/1?offset=${half + 5}`, whole.subarray(half + 5))).body).toEqual({
    received: half,
  });
  expect((await world.ask('PUT', '/files/1?offset=500', whole.subarray(500))).body).toEqual({
    received: whole.length,
  });
  expect(await world.ask('POST', '/done')).toEqual({ status: 200, body: { done: true } });
  expect(world.jobs).toMatchObject([{ kind: 'plays.import-read', memberId: member }]);

  expect((await fetch(world.at(''))).status).toBe(410);
  expect(await world.ask('PUT', '/files/1?offset=0', whole)).toMatchObject({ status: 410 });
  const [one] = await world.imports.list(member);
  if (one === undefined) throw new Error('no import');
  expect(await world.read(one.id)).toMatchObject({
    kind: 'ready',
    report: { counts: { rows: 300, added: 1, repeated: 299 } },
  });
  // Tickets stand in no log.
  expect(JSON.stringify(world.log.events)).not.toContain(world.path.split('/').at(-1));
});

test('what is too much or from elsewhere is refused, and the disk is the limit', async () => {
  await using world = await open();
  const bytes = Buffer.alloc(100, 'x');
  expect(await world.ask('POST', '/files', { name: 'x', size: 3e9 })).toMatchObject({ status: 413 });
  for (const body of [
    {},
    { name: 'x' },
    { name: '', size: 1 },
    { name: 'x', size: -1 },
    { name: 'x', size: 1.5 },
    [],
    'x',
  ]) {
    expect(await world.ask('POST', '/files', body)).toMatchObject({ status: 400 });
  }
  await world.ask('POST', '/files', { name: 'x', size: 50 });
  expect(await world.ask('PUT', '/files/1?offset=0', bytes)).toMatchObject({ status: 413 });
  expect(await world.ask('PUT', '/files/9?offset=0', bytes)).toMatchObject({ status: 404 });
  for (const query of ['', '?offset=-1', '?offset=x', '?offset=0&offset=1']) {
    expect(await world.ask('PUT', `/files/1${query}`, bytes)).toMatchObject({ status: 400 });
  }
  const far = { 'sec-fetch-site': 'cross-site' };
  expect(await world.ask('POST', '/files', { name: 'x', size: 1 }, far)).toMatchObject({ status: 410 });
  expect((await fetch(world.at('').slice(0, -3))).status).toBe(410);

  world.uploads.free = async () => 10;
  expect(await world.ask('POST', '/files', { name: 'y', size: 50 })).toMatchObject({ status: 507 });
  world.uploads.write = async () => {
    throw new AppError('STORAGE', { why: 'full' });
  };
  expect(await world.ask('PUT', '/files/1?offset=0', bytes)).toMatchObject({ status: 507 });
  // A day later the page is over.
  world.clock.advance(25 * 3_600_000);
  expect(await world.ask('POST', '/files', { name: 'x', size: 1 })).toMatchObject({ status: 410 });
});

test('a real browser sends files in parts, and the policy lets it', { timeout: 30_000 }, async () => {
  await using world = await openUploadPage('http://127.0.0.1:1');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    const complaints: string[] = [];
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(world.at(''));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const rows = Buffer.from(JSON.stringify(Array.from({ length: 2_500 }, () => extendedRow())));
    await page.setInputFiles('input[type=file]', [
      { name: 'endsong_0.json', mimeType: 'application/json', buffer: rows },
      { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
    ]);
    await page.locator('button:enabled').waitFor();
    expect(await page.locator('.files li').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/endsong_0\.json\s+done/)]),
    );
    await page.click('button');
    await page.waitForURL('**/thanks');
    expect(complaints).toEqual([]);
    const [one] = await world.imports.list(member);
    const read = one === undefined ? null : await world.read(one.id);
    expect(read).toMatchObject({ kind: 'ready', report: { counts: { rows: 2_500 } } });
  } finally {
    await browser.close();
  }
});
