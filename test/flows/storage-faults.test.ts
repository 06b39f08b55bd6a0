import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { createBrowser } from '../../scripts/smoke/browser.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { LEASE_MS } from '../../src/domain/jobs/lease.ts';
import {
  expectSentence,
  type Flow,
  type Guest,
  noEnrichment,
  openFlow,
  until,
  wordsOf,
  wordsOn,
} from '../support/stage.ts';
import { keptUris, newPlaylist, playlistUris } from '../support/stage-music.ts';

/** The disk is full, somebody else holds the database, a thread dies: what people read meanwhile, and that it goes on. */
let flow: Flow;
let mira: Guest;
let folder: string;
const playlists = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(inject('testFolder'), 'trouble-'));
  const preload = new URL('../support/programs/trouble-preload.ts', import.meta.url);
  flow = await openFlow({
    env: {
      ...noEnrichment,
      NODE_OPTIONS: `--import=${preload}`,
      TROUBLE_FOLDER: folder,
      ENABLE_BACKGROUND_SYNC: 'false',
    },
  });
  const { world } = flow.stage;
  ['Before', 'Full', 'Locked', 'Thread'].forEach((name, at) => {
    playlists.set(name, newPlaylist(world, 'mira.keller', name, 150, at * 50));
  });
  mira = flow.guest('mira');
  await mira.link('mira.keller');
  await mira.ask('/sources', { add: 'Before' });
  await mira.ask('/top');
  await mira.rest();
});
afterAll(() => flow[Symbol.asyncDispose]());
afterEach(() => makeRoom());

const fill = (): void => writeFileSync(join(folder, 'disk-full'), '');
const makeRoom = (): void => rmSync(join(folder, 'disk-full'), { force: true });
const standing = () => ({
  sources: flow.rows('select name from sources where selected_at is not null order by name'),
  // Enrichment goes on by itself meanwhile.
  jobs: flow.rows(
    "select kind, status from jobs where member_id is not null and kind not like 'external%' order by id",
  ),
});
const expectWhole = (name: string): void =>
  expect(keptUris(flow, mira, name)).toEqual(playlistUris(flow.stage.world, playlists.get(name) ?? ''));

describe('a full disk', () => {
  test('a wish is refused in words, nothing of it stays; what is there can be looked at', async () => {
    // Long enough for looks at the list to be noted again, which cannot be written now.
    await flow.stage.advance(2 * HOUR);
    const before = standing();
    fill();
    const told = await mira.ask('/sources', { add: 'Full' });
    expectSentence(
      wordsOf(told),
      /could not be saved/,
      /disk that Segue runs on is full/,
      /make room; then try again/,
    );
    expect(standing()).toEqual(before);
    for (const [path, words] of [
      ['/help', 'Your map'],
      ['/sources', 'Before'],
      ['/library', '150 tracks'],
      ['/top', 'Your top tracks'],
      ['/recent', 'Your last plays'],
      ['/jobs list', 'Your jobs'],
    ] as const) {
      expect(wordsOf(await mira.ask(path)), path).toContain(words);
    }
  });

  test('on the page of a link it is said too, and the link works once there is room', async () => {
    const jonas = flow.guest('jonas');
    const start = await jonas.ask('/link');
    const url = start.controls.find(({ kind }) => kind === 'link')?.url ?? '';
    const browser = createBrowser();
    const page = await browser.get(url);
    fill();
    const told = await browser.submit(page);
    expect(told.status).toBe(503);
    expectSentence(wordsOn(told), /could not be saved/, /Nothing was linked/, /press the link once more/);
    makeRoom();
    expect((await browser.submit(await browser.get(url))).leavesTo).toContain('/authorize');
  });

  test('in the middle of a sync: said with the next try, then it goes on and is whole', async () => {
    const id = playlists.get('Full') ?? '';
    const on = new RegExp(`/v1/playlists/${id}/items\\?.*offset=50$`);
    flow.stage.spotify.faults.add({ on, answer: { kind: 'slow', ms: 400 }, times: 1 });
    const card = await mira.ask('/sources', { add: 'Full' });
    await until('the second page', () => flow.stage.spotify.faults.list().length === 0);
    fill();
    await until('the job to be stopped by it', () =>
      flow.stage.segue.log.some(
        ({ what, detail }) => what === 'job threw' && String(detail).includes('sources.syncOne'),
      ),
    );
    makeRoom();
    const told = await mira.see(card, /The next try/);
    expectSentence(wordsOf(told), /disk did not take it/, /… Full/, /The next try is <t:\d+:R>/);
    await flow.stage.advance(MINUTE);
    expect(wordsOf(await mira.see(card, /up to date/))).toContain('✓ Full · 150');
    expectWhole('Full');
    expectWhole('Before');
  });
});

describe('a database that somebody else has locked', () => {
  test('looking goes on at once; a wish waits some seconds, is refused in words, and works afterwards', async () => {
    const before = standing();
    const other = new SqliteDatabase(flow.stage.databasePath);
    other.exec('BEGIN IMMEDIATE');
    // Acknowledged at once; its answer comes when the database has been waited for long enough.
    const wish = mira.person.slash('/sources', { add: 'Locked' }, mira.where);
    expect(wordsOf(await mira.ask('/library'))).toContain('Your library');
    const told = await mira.hear(/busy for too long/);
    expectSentence(
      wordsOf(told),
      /could not be saved/,
      /database was busy for too long/,
      /Try again in a moment/,
    );
    other.exec('ROLLBACK');
    other.close();
    await wish;
    expect(standing()).toEqual(before);
    const card = await mira.ask('/sources', { add: 'Locked' });
    expect(wordsOf(await mira.see(card, /up to date/))).toContain('✓ Locked · 150');
    expectWhole('Locked');
  });
});

describe('a service thread that dies', () => {
  test('the bot goes on answering; a new thread takes over, and what was under way and asked for is done', async () => {
    const { segue, spotify } = flow.stage;
    const on = new RegExp(`/v1/playlists/${playlists.get('Thread')}/items\\?.*offset=50$`);
    spotify.faults.add({ on, answer: { kind: 'hang' }, times: 1 });
    const card = await mira.ask('/sources', { add: 'Thread' });
    await until('the page that hangs', () => spotify.faults.list().length === 0);
    const lived = segue.log.length;
    const since = (what: string): boolean => segue.log.slice(lived).some((line) => line['what'] === what);
    writeFileSync(join(folder, 'service-crash'), '');
    await until('its end', () => since('service half crashed'));
    expect(wordsOf(await mira.ask('/library'))).toContain('Your library');
    const wish = await mira.ask('/jobs run', { step: 'plays' });
    expect(wordsOf(wish)).toContain('Waiting for its turn');
    expect(since('ready')).toBe(false);
    // While nobody works, time passes: by then what the dead thread held is free.
    await flow.stage.advance(LEASE_MS);
    await until('a new thread', () => since('service half restarts') && since('ready'));
    expect(wordsOf(await mira.see(wish, /up to date/))).toContain('Your plays are up to date');
    expect(wordsOf(await mira.see(card, /up to date/))).toContain('✓ Thread · 150');
    expectWhole('Thread');
    expect(segue.running).toBe(true);
  });
});
