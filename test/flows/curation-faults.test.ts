import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import { MINUTE } from '../../src/clock.ts';
import { promoList } from '../support/promo-list.ts';
import { type Flow, type Guest, noEnrichment, openFlow, until } from '../support/stage.ts';

/** A week that is sorted while Spotify is away, and a Gold that somebody deleted: nothing is lost, nothing is there twice. */
const WEDNESDAY = Date.UTC(2026, 10, 18, 12);
const ME = 'mira.keller';
const TRACKS = 8;

let flow: Flow;
let mira: Guest;
let ids: string[];

beforeAll(async () => {
  flow = await openFlow({ startAt: WEDNESDAY, env: noEnrichment });
  mira = flow.guest('mira');
  await mira.link(ME);
});
afterAll(() => flow[Symbol.asyncDispose]());

const contents = (name: string): string[] => {
  const list = flow.stage.world.playlistsOf(ME).find((one) => one?.name?.endsWith(` · ${name}`));
  return (list?.entries ?? []).flatMap(({ content }) => (content.kind === 'track' ? [content.trackId] : []));
};
/** Looks while the time of the world goes on. */
const soon = (what: string, look: () => boolean | string): Promise<void> =>
  until(what, async () => {
    const seen = look();
    if (seen !== true) await flow.stage.advance(1_000);
    return seen;
  });
const hold = (name: string, expected: readonly string[]): Promise<void> =>
  soon(`${name} to hold ${expected.length}`, () => {
    const there = contents(name).toSorted().join(' ');
    return there === expected.toSorted().join(' ') || there;
  });
const trackOn = ({ controls }: MessageView): string =>
  /track\/(\w{22})/.exec(controls.find(({ label }) => label === 'Open in Spotify')?.url ?? '')?.[1] ?? '';

test('a file brings a week with one release that nobody can place', async () => {
  const tracks = flow.stage.world.catalogue.tracks.slice(40, 40 + TRACKS);
  ids = tracks.map(({ id }) => id);
  const file = {
    filename: 'promos.csv',
    content: `${promoList(flow.stage.world, tracks)}\n"No artist","","",,,,2026-11-16,""`,
  };
  const imported = await mira.ask('/releases import', { file, style: 'House' });
  await mira.see(imported, /9 rows read: 8 new \+ 0 changed \+ 0 already there \+ 1 left out/);
  const begun = await mira.press(
    await mira.press(await mira.ask('/curate start', { style: 'House' }), 'Warm-up · Peak time'),
    'Begin week',
  );
  await mira.see(begun, /Your week is ready/);
  await hold('Bronze', ids);
});

test('Spotify is away for the whole session: each click is answered, and everything arrives later', async () => {
  const { spotify } = flow.stage;
  const back = spotify.faults.add({ answer: { kind: 'server-error', status: 503 } });
  let card = await mira.ask('/curate resume');
  const [warm, peak]: [string[], string[]] = [[], []];
  for (let at = 0; at < TRACKS; at += 1) {
    const [place, list] = at % 2 === 0 ? (['Warm-up', warm] as const) : (['Peak time', peak] as const);
    list.push(trackOn(card));
    card = await mira.press(card, place);
  }
  expect(card.text).toContain('House · week 46 is sorted');
  expect(new Set([...warm, ...peak])).toEqual(new Set(ids));
  await flow.stage.advance(5 * MINUTE);
  expect(contents('Bronze')).toHaveLength(TRACKS);
  back();
  await flow.stage.advance(30 * MINUTE);
  await hold('Warm-up', warm);
  await hold('Peak time', peak);
  await hold('Bronze', []);
});

test('a Gold that was deleted in Spotify is made anew with all that was promoted, once', async () => {
  const { world } = flow.stage;
  const gold = (): string[] => {
    const lists = world.playlistsOf(ME).filter((one) => one?.name === 'House · Peak time');
    expect(lists.length).toBeLessThanOrEqual(1);
    return lists.flatMap((one) =>
      (one?.entries ?? []).flatMap(({ content }) => (content.kind === 'track' ? [content.trackId] : [])),
    );
  };
  const kept = contents('Peak time');
  const made = world.playlistsOf(ME).find((one) => one?.name === 'House · Peak time');
  world.deletePlaylist(ME, made?.id ?? '');
  await flow.stage.advance(70 * MINUTE);
  const lists = await mira.ask('/curate review');
  const menu = lists.controls.find(({ kind }) => kind === 'select');
  const option = menu?.options.find(({ label }) => label === 'Peak time')?.value ?? '';
  const opened = await mira.person.select(lists.id, menu?.customId ?? '', [option]);
  const list = opened.message ?? (await opened.waitForMessage());
  await mira.press(list, 'Promote all');
  await soon('Gold to be there again', () => gold().toSorted().join(' ') === kept.toSorted().join(' '));
  expect(flow.stage.discord.violations).toEqual([]);
});
