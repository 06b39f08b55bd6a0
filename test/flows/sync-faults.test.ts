import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import type { FaultAnswer } from '../../scripts/sandbox/spotify/contract.ts';
import { SANDBOX_CLIENT_ID } from '../../scripts/sandbox/stage.ts';
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import {
  expectSentence,
  type Flow,
  type Guest,
  noEnrichment,
  openFlow,
  until,
  wordsOf,
} from '../support/stage.ts';
import {
  keptUris,
  likedUris,
  newPlaylist,
  pagesRead,
  playlistUris,
  sourceRow,
} from '../support/stage-music.ts';

/** A sync from the button over Spotify's troubles to the library: what the person reads, and that nothing is lost or doubled. */
let flow: Flow;
let mira: Guest;
/** Playlists of three pages, by name. */
const playlists = new Map<string, string>();
/** Nobody answers its second page at first: it is read while everything else here goes on. */
let slow: MessageView;
let jonas: Guest;

const THREE_PAGES = 120;
const names = [
  'Silent',
  'Token',
  'Revoked',
  'Closed',
  'Scope',
  'List',
  'Premium',
  'Gone',
  'Short',
  'Text',
  'Bare',
];
const more = ['Quota', 'Half', 'Broken'];

beforeAll(async () => {
  // Only what somebody asks for happens, so that nothing else meets the troubles.
  flow = await openFlow({ env: { ...noEnrichment, ENABLE_BACKGROUND_SYNC: 'false' } });
  const { world } = flow.stage;
  [...names, ...more].forEach((name, at) => {
    playlists.set(name, newPlaylist(world, 'mira.keller', name, THREE_PAGES, at * 10));
  });
  mira = flow.guest('mira');
  await mira.link('mira.keller');
  jonas = flow.guest('jonas');
  playlists.set('Silent', newPlaylist(world, 'jonasberg91', 'Silent', THREE_PAGES));
  await jonas.link('jonasberg91');
  trouble('Silent', 50, { kind: 'hang' });
  slow = await jonas.ask('/sources', { add: 'Silent' });
  await until('the page that never comes', () => pagesRead(flow, 'items') === 2);
});
afterAll(() => flow[Symbol.asyncDispose]());
afterEach(() => {
  for (const undo of undone.splice(0)) undo();
});

const undone: (() => void)[] = [];
/** What the page at `offset` of a playlist meets. */
const trouble = (name: string, offset: number, answer: FaultAnswer, times = 1): void => {
  const on = new RegExp(`^GET /v1/playlists/${playlists.get(name)}/items\\?.*offset=${offset}$`);
  const undo = flow.stage.spotify.faults.add({ on, answer, times });
  if (name !== 'Silent') undone.push(undo);
};
const add = (name: string): Promise<MessageView> => mira.ask('/sources', { add: name });
const expectWhole = (name: string, guest = mira): void => {
  const uris = playlistUris(flow.stage.world, playlists.get(name) ?? '');
  expect(uris).toHaveLength(THREE_PAGES);
  expect(keptUris(flow, guest, name)).toEqual(uris);
};
const jobOf = (name: string) =>
  flow.rows(
    "select id, status, attempts, message from jobs where kind = 'sources.syncOne' and message like ? order by id desc",
    `%"${name}"%`,
  )[0];
/** How many pages of a playlist were asked for meanwhile. */
const pagesOf = async (name: string, work: () => Promise<unknown>): Promise<number> => {
  const path = `/v1/playlists/${playlists.get(name)}/items`;
  const asked = () => flow.stage.segue.log.filter((line) => line['path'] === path).length;
  const before = asked();
  await work();
  return asked() - before;
};

describe('a token that ends', () => {
  test('401 in the middle: renewed once, and the sync goes on where it was', async () => {
    trouble('Token', 50, { kind: 'unauthorized' });
    const refreshes = flow.stage.spotify.counters.bucket('token');
    const pages = await pagesOf('Token', async () => {
      const card = await add('Token');
      expectSentence(
        wordsOf(await mira.see(card, /up to date/)),
        /up to date/,
        /✓ Token · 120/,
        /\[Open library\]/,
      );
    });
    expect([pages, flow.stage.spotify.counters.bucket('token') - refreshes]).toEqual([4, 1]);
    expectWhole('Token');
  });

  test('taken back in the middle: told once, and after linking again it goes on from its page', async () => {
    trouble('Revoked', 50, { kind: 'unauthorized' });
    undone.push(flow.stage.spotify.faults.add({ on: 'token', answer: { kind: 'invalid-grant' }, times: 1 }));
    const card = await add('Revoked');
    const failed = await mira.see(card, /Link Spotify[\s\S]*Try again/);
    expectSentence(wordsOf(failed), /✗ Revoked/, /Spotify wants you to sign in again/, /\[Try again\]/);
    const dm = await mira.hear(/permission for .* has ended/);
    expectSentence(wordsOf(dm), /has ended/, /What Segue has is kept/, /\[Link again\]/);
    expect(keptUris(flow, mira, 'Token')).toHaveLength(THREE_PAGES);
    expect(wordsOf(await mira.ask('/sources'))).toMatch(/sign in again[\s\S]*\[Link Spotify\]/);

    const pages = await pagesOf('Revoked', async () => {
      await mira.link('mira.keller');
      await mira.press(failed, 'Try again');
      await mira.see(card, /up to date/);
    });
    expect(pages).toBe(2);
    expectWhole('Revoked');
    expect(flow.rows("select status from outbox where dedupe_key like '%:reauth:%'")).toEqual([
      { status: 'SENT' },
    ]);
  });
});

describe('403 of each kind is remembered on its source, with what helps', () => {
  test.each([
    ['Closed', 'forbidden', 'forbidden', /does not let you read it/, /a copy in your own account works/],
    [
      'Scope',
      'forbidden-scope',
      'no_permission',
      /not part of what you allowed/,
      /Link again with everything on/,
    ],
    ['List', 'forbidden-not-registered', 'app_refused', /refuses this app/, /Ask whoever runs it/],
    ['Premium', 'forbidden-premium', 'app_refused', /owner has no Premium/, /Ask whoever runs it/],
    ['Gone', 'not-found', 'gone', /not in your Spotify any more/, /until you take it out/],
  ] as const)('%s', async (name, kind, problem, happened, next) => {
    trouble(name, 50, { kind });
    const card = await add(name);
    const told = await mira.see(card, new RegExp(`✗ ${name}`));
    expect(wordsOf(told)).toContain('Not all of your sources could be read');
    expect(sourceRow(flow, mira, name)).toMatchObject({ problem, tracks: null });
    const page = await mira.ask('/sources');
    expectSentence(wordsOf(page), new RegExp(`⚠️ \\*\\*${name}\\*\\*`), happened, next);
    await mira.ask('/sources', { remove: name });
  });

  test('the owner of the app loses Premium: nothing is lost, and with Premium it goes on', async () => {
    const { world } = flow.stage;
    const id = playlists.get('Token') ?? '';
    const before = keptUris(flow, mira, 'Token');
    world.setPremium('mira.keller', false);
    world.hand.removeAt(id, 0, 20);
    world.hand.add(id, [{ kind: 'track', trackId: world.catalogue.tracks[900]?.id ?? '' }], 'mira.keller');
    await flow.stage.advance(15 * MINUTE);
    const card = await mira.ask('/jobs run', { step: 'tracks' });
    expectSentence(
      wordsOf(await mira.see(card, /Not all of your sources[\s\S]*✗ Token/)),
      /✗ Token/,
      /refuses this app/,
      /owner has no Premium/,
    );
    expect(keptUris(flow, mira, 'Token')).toEqual(before);
    expectSentence(
      wordsOf(await mira.ask('/sources')),
      /refuses this app/,
      /What was read stays/,
      /Ask whoever runs it/,
    );

    world.setPremium('mira.keller', true);
    const again = await mira.ask('/jobs run', { step: 'tracks' });
    expect(wordsOf(await mira.see(again, /✓ Token · 101/))).toContain('+1 −20');
    expect(keptUris(flow, mira, 'Token')).toEqual(playlistUris(world, id));
    expect(sourceRow(flow, mira, 'Token')).toMatchObject({ problem: null });
  });
});

describe('429', () => {
  test('of a second: waited for without a word', async () => {
    trouble('Short', 50, { kind: 'rate-limit-text', retryAfter: 1 });
    const pages = await pagesOf('Short', async () => mira.see(await add('Short'), /up to date/));
    expect(pages).toBe(4);
    expect(jobOf('Short')).toMatchObject({ status: 'DONE', attempts: 0 });
    expectWhole('Short');
  });

  test('without a time: this part rests for some minutes, then it goes on by itself', async () => {
    trouble('Bare', 50, { kind: 'rate-limit-no-header' });
    const card = await add('Bare');
    const resting = await mira.see(card, /is resting until/);
    expectSentence(
      wordsOf(resting),
      /Spotify playlist content is resting/,
      /everything else goes on/,
      /<t:\d+:t>/,
    );
    expect(jobOf('Bare')).toMatchObject({ status: 'PENDING', attempts: 0 });
    await flow.stage.advance(5 * MINUTE);
    await mira.see(card, /up to date/);
    expectWhole('Bare');
  });

  test('of a day: said with its end, nobody asks before, other parts go on, then it goes on by itself', async () => {
    trouble('Quota', 50, { kind: 'quota' });
    const card = await add('Quota');
    const resting = await mira.see(card, /is resting until/);
    expectSentence(wordsOf(resting), /playlist content is resting/, /everything else goes on/, /<t:\d+:t>/);
    const { world, spotify } = flow.stage;
    const pages = await pagesOf('Quota', async () => {
      const liked = await mira.ask('/sources', { add: 'Liked tracks' });
      await mira.see(liked, /✓ Liked tracks · 900/);
      const known = likedUris(world, 'mira.keller');
      const fresh = world.catalogue.tracks.find(({ id }) => !known.includes(`spotify:track:${id}`));
      world.like('mira.keller', [fresh?.id ?? '']);
      const all = await mira.ask('/jobs run', { step: 'tracks' });
      const told = await mira.see(all, /✓ Liked tracks · 901 \+1/);
      expectSentence(
        wordsOf(told),
        /Not all of your sources/,
        /One source waits for Spotify/,
        /`\/jobs list` says/,
      );
      await flow.stage.advance(23 * HOUR);
      await mira.rest();
    });
    expect([pages, spotify.counters.whileBanned()]).toEqual([0, 0]);
    expect(keptUris(flow, mira, 'Liked tracks')).toEqual(likedUris(world, 'mira.keller'));
    expect(wordsOf(await mira.ask('/jobs list'))).toMatch(/resting until/);
    await flow.stage.advance(HOUR);
    await until('the quota to be over', () => jobOf('Quota')?.['status'] === 'DONE');
    expectWhole('Quota');
  });
});

describe('no answer, or none that is one', () => {
  test.each([
    ['Half', { kind: 'truncated' }, 1],
    ['Broken', { kind: 'reset' }, 3],
  ] as const)('%s: said with the next try, which goes on from its page', async (name, answer, times) => {
    trouble(name, 50, answer, times);
    const card = await add(name);
    const told = await mira.see(card, /The next try/);
    expectSentence(wordsOf(told), /did not answer/, new RegExp(`… ${name}`), /The next try is <t:\d+:R>/);
    expect(jobOf(name)).toMatchObject({ status: 'PENDING', attempts: 1 });
    expect(keptUris(flow, mira, name)).toEqual([]);
    const pages = await pagesOf(name, async () => {
      await flow.stage.advance(10 * SECOND);
      await mira.see(card, /up to date/);
    });
    expect(pages).toBe(2);
    expectWhole(name);
    expect(sourceRow(flow, mira, name)).toMatchObject({ problem: null });
  });

  test('an answer that never comes is given up, and asked for again', async () => {
    // Hours have passed in this world: the card has moved on from an answer that cannot be changed any more.
    const moved = await jonas.hear(/Your sources are up to date[\s\S]*✓ Silent · 120/);
    expectSentence(wordsOf(moved), /up to date/, /✓ Silent/, /\[Open library\]/);
    expect(moved.id).not.toBe(slow.id);
    expect(flow.stage.segue.log.some(({ outcome }) => outcome === 'timeout')).toBe(true);
    expectWhole('Silent', jonas);
  });
});

test('an app with extended quota and one in development mode give the same library', async () => {
  const { spotify } = flow.stage;
  const strange = 'Everything at once';
  const lines = () =>
    flow.rows(
      `select tracks.uri, tracks.title, tracks.artists, tracks.album_title, tracks.duration_ms, source_tracks.added_at
       from sources join source_tracks on source_tracks.reading_id = sources.reading_id
       join tracks on tracks.id = source_tracks.track_id
       where sources.member_id = ? and sources.name in (?, 'Back to back', 'Liked tracks')
       order by sources.kind, sources.external_id, source_tracks.position`,
      mira.id,
      strange,
    );
  const readAll = async (): Promise<ReturnType<typeof lines>> => {
    for (const name of [strange, 'Back to back', 'Liked tracks']) {
      await mira.see(await mira.ask('/sources', { add: name }), /up to date/);
    }
    return lines();
  };
  const development = await readAll();
  expect(development.length).toBeGreaterThan(900);
  const unlinked = await mira.ask('/unlink');
  await mira.press(unlinked, 'Delete it all');
  await mira.rest();
  expect(lines()).toEqual([]);
  spotify.setMode(SANDBOX_CLIENT_ID, 'extended');
  await mira.link('mira.keller');
  expect(await readAll()).toEqual(development);
});
