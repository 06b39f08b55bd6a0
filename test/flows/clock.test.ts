import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { type Flow, type Guest, noEnrichment, openFlow, until, wordsOf } from '../support/stage.ts';
import { keptUris, newPlaylist, playlistUris } from '../support/stage-music.ts';

/** The clock of the machine jumps while the world goes on as ever; at the end the world itself makes a leap. */
let flow: Flow;
let mira: Guest;
let priya: Guest;
const playlists = new Map<string, string>();

beforeAll(async () => {
  flow = await openFlow({ env: noEnrichment });
  const { world } = flow.stage;
  ['Back', 'Ahead', 'Rest', 'Months'].forEach((name, at) => {
    playlists.set(name, newPlaylist(world, 'mira.keller', name, 150, at * 50));
  });
  mira = flow.guest('mira');
  priya = flow.guest('priya', 'digests');
  await mira.link('mira.keller');
  await priya.ask('/digest add', {
    channel: priya.where.channelId,
    cadence: 'daily',
    hour: new Date(world.now() - HOUR).getUTCHours(),
    timezone: 'UTC',
  });
});
afterAll(() => flow[Symbol.asyncDispose]());

/** Sets the machine's clock that far beside the true time. */
const setClock = (skew: number): Promise<void> =>
  flow.stage.segue.moveClock(flow.stage.world.clock.offset() + skew);
/** The card of a sync; it may go on in a message of its own when its answer looks too old to be changed. */
const see = (fits: RegExp): Promise<MessageView> => mira.hear(fits);
const idOf = (name: string): string => playlists.get(name) ?? '';
const expectWhole = (name: string): void =>
  expect(keptUris(flow, mira, name)).toEqual(playlistUris(flow.stage.world, idOf(name)));
const pagesOf = (name: string): number =>
  flow.stage.segue.log.filter(({ path }) => path === `/v1/playlists/${idOf(name)}/items`).length;
const posts = (): number =>
  priya.person.visibleMessages(priya.where.channelId).filter(({ text }) => text.includes('listened to since'))
    .length;
const one = (query: string): number => Number(Object.values(flow.rows(query)[0] ?? {})[0]);

describe('a jump in the middle of a sync', () => {
  test.each([
    ['Ahead', 2 * HOUR],
    ['Back', -2 * HOUR],
  ] as const)('%s: each page is read once, and the person sees the end of it', async (name, skew) => {
    const on = new RegExp(`/v1/playlists/${idOf(name)}/items\\?.*offset=50$`);
    flow.stage.spotify.faults.add({ on, answer: { kind: 'slow', ms: 600 }, times: 1 });
    await mira.ask('/sources', { add: name });
    await until('the second page', () => flow.stage.spotify.faults.list().length === 0);
    await setClock(skew);
    expect(wordsOf(await mira.ask('/help'))).toContain('Your map');
    expect(wordsOf(await see(new RegExp(`✓ ${name} · 150`)))).toContain('up to date');
    expect(pagesOf(name)).toBe(3);
    expectWhole(name);
    await setClock(0);
    await mira.rest();
  });
});

test('set back two hours while Spotify rests for minutes: it rests for those minutes, not for hours', async () => {
  const on = new RegExp(`/v1/playlists/${idOf('Rest')}/items\\?.*offset=50$`);
  flow.stage.spotify.faults.add({ on, answer: { kind: 'rate-limit-no-header' }, times: 1 });
  await mira.ask('/sources', { add: 'Rest' });
  await see(/… Rest[\s\S]*is resting until/);
  await setClock(-2 * HOUR);
  await until(
    'the jump to be noticed',
    () =>
      one("select max(run_at) from jobs where kind like 'sources.%' and message like '%resting%'") <
      flow.stage.world.now() - HOUR,
  );
  expect(pagesOf('Rest')).toBe(2);
  await setClock(-2 * HOUR + 5 * MINUTE);
  await until('the sync', () => keptUris(flow, mira, 'Rest').length > 0);
  expectWhole('Rest');
  await setClock(0);
  await mira.rest();
});

test('seven months ahead by mistake and back again: everything that was planned there is planned anew', async () => {
  const { world } = flow.stage;
  await mira.ask('/sources', { add: 'Months' });
  await see(/✓ Months · 150/);
  const before = posts();
  await setClock(200 * DAY);
  await mira.ask('/jobs run', { step: 'tracks' });
  await mira.ask('/jobs run', { step: 'top-stats' });
  await until('the work of that day', () => {
    const ahead = world.now() + 190 * DAY;
    const rows = flow.rows(
      `select (select min(last_sync_at) from play_syncs) as plays, (select min(listed_at) from source_lists) as lists,
       (select min(refreshed_at) from ranking_states) as tops, (select min(next_run_at) from digests) as digests`,
    );
    return Object.values(rows[0] ?? {}).every((at) => Number(at) > ahead) || JSON.stringify(rows);
  });
  // Seven months of days were missed, and one digest tells of the last of them.
  expect(posts() - before).toBe(1);

  await setClock(0);
  await until('plans to be of this year again', () => {
    const soon = world.now() + DAY;
    const rows = flow.rows(
      `select (select max(next_sync_at) from play_syncs) as plays, (select max(next_sync_at) from source_lists) as lists,
       (select max(next_run_at) from digests) as digests, (select max(refreshed_at) from ranking_states) as tops`,
    );
    return Object.values(rows[0] ?? {}).every((at) => Number(at) < soon) || JSON.stringify(rows);
  });
  world.hand.removeAt(idOf('Months'), 0, 10);
  await mira.ask('/jobs run', { step: 'tracks' });
  expect(wordsOf(await see(/✓ Months · 140/))).toContain('up to date');
  expectWhole('Months');
  expect(wordsOf(await mira.ask('/link'))).toContain('[Open the page]');
  expect(posts() - before).toBe(1);
});

test('seven months pass: the consent has ended and that is told once; linked again, all goes on', async () => {
  const answer = await mira.ask('/help');
  const before = posts();
  await flow.stage.advance(210 * DAY);
  const dm = await mira.hear(/permission for .* has ended/);
  await until('the digest of the last day', () => posts() === before + 1);
  expect(wordsOf(await mira.press(answer, 'Pick sources'))).toContain('Your sources');
  expect(wordsOf(await mira.press(dm, 'Link again'))).toContain('[Open the page]');
  await mira.link('mira.keller');
  const card = await mira.ask('/jobs run', { step: 'tracks' });
  expect(wordsOf(await mira.see(card, /up to date/))).not.toContain('✗');
  expect(posts()).toBe(before + 1);
  const told = "select count(*) from outbox where dedupe_key like '%:reauth:%'";
  expect(one(told)).toBe(1);
});
