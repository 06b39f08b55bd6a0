import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { LibraryViewId } from '../../src/domain/ids.ts';
import { everything, sourceValue } from '../../src/domain/library/filter.ts';
import type { SourceLine } from '../../src/domain/library.ts';
import type { LibraryQuestion } from '../../src/services/library.ts';
import { line, lines } from '../support/fake-spotify-lists.ts';
import { ANNA, addMembers, BEN } from '../support/jobs.ts';
import { calm, openSourcesWorld, type SourcesWorld } from '../support/sources.ts';

let world: SourcesWorld;
beforeEach(async () => {
  world = await openSourcesWorld();
  onTestFinished(() => world.close());
});

const DAY = 86_400_000;
const NOTHING = { range: null, after: null, before: null };
const question = (more: Partial<LibraryQuestion> = {}): LibraryQuestion => ({
  text: null,
  artist: null,
  source: null,
  added: NOTHING,
  ...more,
});
const ask = (more: Partial<LibraryQuestion> = {}) => world.library.ask(ANNA, question(more));
const sync = async (...names: string[]): Promise<void> => {
  for (const id of await world.choose(...names)) await world.sync.syncOne(ANNA, id, false, calm);
};
const named = (name: string, title: string, artist: string, addedAt: number | null): SourceLine => ({
  ...line(name, addedAt),
  track: { ...line(name).track, title, artists: [{ spotifyId: `by-${artist}`, name: artist }] },
});

describe('the merged library', () => {
  beforeEach(async () => {
    world.spotify.liked.push(
      named('n', 'Nightshift', 'Aurel', Date.UTC(2026, 10, 14)),
      named('s', 'Sigur 3', 'Björk', Date.UTC(2026, 5, 1)),
    );
    world.playlist('Promo Pool', [
      named('n', 'Nightshift', 'Aurel', Date.UTC(2025, 0, 5)),
      named('n', 'Nightshift', 'Aurel', Date.UTC(2026, 0, 5)),
      named('o', 'Old one', 'Aurel', null),
    ]);
    await sync('Liked tracks', 'Promo Pool');
  });
  const titles = async (more: Partial<LibraryQuestion>) =>
    (await ask(more)).entries.map(({ track }) => track.title);

  test('has each track once, with every source and the earliest time', async () => {
    const { entries, total, size, pages, view } = await ask();
    expect({ total, size, pages, view }).toEqual({ total: 3, size: 3, pages: 1, view: null });
    expect(
      entries.map(({ track, addedAt, sources }) => [track.title, addedAt, sources.map(({ name }) => name)]),
    ).toEqual([
      ['Sigur 3', Date.UTC(2026, 5, 1), ['Liked tracks']],
      ['Nightshift', Date.UTC(2025, 0, 5), ['Liked tracks', 'Promo Pool']],
      ['Old one', 0, ['Promo Pool']],
    ]);
  });

  test.each<[string, Partial<LibraryQuestion>, string[]]>([
    ['words of title, artist and album together', { text: 'aurel NIGHT' }, ['Nightshift']],
    ['without accents', { text: 'bjork' }, ['Sigur 3']],
    ['an artist by name', { artist: 'aurel' }, ['Nightshift', 'Old one']],
    ['an artist, not a title', { artist: 'sigur' }, []],
    ['a source by name', { source: 'promo' }, ['Nightshift', 'Old one']],
    ['added after, by the earliest time', { added: { ...NOTHING, after: '2026' } }, ['Sigur 3']],
    [
      'added before, old ones without a time included',
      { added: { ...NOTHING, before: '2026' } },
      ['Nightshift', 'Old one'],
    ],
    ['signs that mean something to databases', { text: '%' }, []],
    ['nothing but blanks is no filter', { text: '   ' }, ['Sigur 3', 'Nightshift', 'Old one']],
    [
      'everything at once',
      { text: 'one', artist: 'aurel', source: 'promo', added: { ...NOTHING, before: '2026' } },
      ['Old one'],
    ],
  ])('finds by %s', async (_, more, expected) => {
    expect(await titles(more)).toEqual(expected);
  });

  test('picked suggestions name exactly one artist or source', async () => {
    const [aurel] = await world.library.suggestArtists(ANNA, 'aur');
    expect(aurel).toMatchObject({ name: 'Aurel', tracks: 2 });
    expect(await titles({ artist: aurel?.value ?? '' })).toEqual(['Nightshift', 'Old one']);
    expect((await world.library.suggestArtists(ANNA, '')).map(({ name }) => name)).toEqual([
      'Aurel',
      'Björk',
    ]);
    const { id } = await world.source('Liked tracks');
    const page = await ask({ source: sourceValue(id), artist: aurel?.value ?? '' });
    expect(page.filter).toMatchObject({ artist: 'Aurel', source: { name: 'Liked tracks' } });
    expect(page.entries.map(({ addedAt }) => addedAt)).toEqual([Date.UTC(2026, 10, 14)]);
  });

  test('days are those of the member', async () => {
    await world.store.transaction((tx) => tx.members.setTimeZone(ANNA, 'America/New_York'));
    const { filter } = await ask({ added: { ...NOTHING, after: '2026-06-01' } });
    expect(filter).toMatchObject({ after: Date.UTC(2026, 5, 1, 4), timeZone: 'America/New_York' });
  });

  test('refuses dates and sources that are none', async () => {
    await expect(ask({ added: { ...NOTHING, after: 'soon' } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { problem: 'date_range', value: 'soon' },
    });
    await expect(ask({ source: 'Nothing like it' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('somebody else sees nothing of it', async () => {
    await addMembers(world.store, BEN);
    const { view } = await ask({ text: 'night' });
    expect(await world.library.ask(BEN, question())).toMatchObject({ total: 0, chosen: 0, link: 'unlinked' });
    expect(await world.library.suggestArtists(BEN, '')).toEqual([]);
    await expect(world.library.page(BEN, view, 0)).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
  });

  test('tells what is missing before the first sync', async () => {
    world.playlist('Later', lines('z', 1));
    await world.choose('Later');
    expect(await ask()).toMatchObject({ chosen: 3, unread: 1, link: 'linked' });
  });
});

describe('paging', () => {
  beforeEach(async () => {
    world.playlist('p1', lines('a', 57));
    await sync('p1');
  });

  test('keeps the question, also when it is asked again', async () => {
    const first = await ask({ text: 'song' });
    const again = await ask({ text: 'song' });
    expect(again.view).toBe(first.view);
    const second = await world.library.page(ANNA, first.view, 1);
    expect(second).toMatchObject({ page: 1, pages: 6, total: 57, view: first.view });
    expect(second.entries[0]?.track.title).toBe('Song a10');
    expect((await world.library.page(ANNA, null, 5)).entries).toHaveLength(7);
  });

  test('a page beyond the end is the last one', async () => {
    expect(await world.library.page(ANNA, null, 99)).toMatchObject({ page: 5, total: 57 });
    expect(await world.library.page(ANNA, null, -4)).toMatchObject({ page: 0 });
    await expect(world.library.page(ANNA, 999 as LibraryViewId, 0)).rejects.toMatchObject({
      code: 'OUT_OF_DATE',
    });
  });

  test('only so many questions are kept per member', async () => {
    const first = await ask({ text: 'question 0' });
    for (let at = 1; at <= 201; at += 1) {
      world.clock.advance(1);
      await world.store.transaction((tx) =>
        tx.libraryViews.keep(ANNA, { ...everything, text: `question ${at}` }, world.clock.now()),
      );
    }
    await expect(world.library.page(ANNA, first.view, 0)).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
  });
});

test('whatever the filter, it is what a plain look at all lines says', async () => {
  const many = (prefix: string, size: number, from: number) =>
    Array.from({ length: size }, (_, at) =>
      named(`${prefix}${at}`, `Song${at % 7}q`, `Artist${at % 5}x`, at % 11 === 0 ? null : from - at * DAY),
    );
  const now = world.clock.now();
  const held: Record<string, SourceLine[]> = {
    p1: [...many('a', 60, now), ...many('b', 20, now)],
    p2: [...many('a', 40, now - 90 * DAY), ...many('a', 5, now - 3 * DAY)],
  };
  for (const [name, entries] of Object.entries(held)) world.playlist(name, entries);
  await sync('p1', 'p2');
  const ids = new Map([
    ['p1', (await world.source('p1')).id],
    ['p2', (await world.source('p2')).id],
  ]);

  const model = (
    source: string | null,
    text: string | null,
    artist: string | null,
    after: number | null,
    before: number | null,
  ) => {
    const seen = new Map<string, number[]>();
    for (const [name, entries] of Object.entries(held)) {
      for (const { track, addedAt } of source === null || source === name ? entries : []) {
        if (text !== null && !track.title.toLowerCase().includes(text)) continue;
        if (artist !== null && track.artists[0]?.name.toLowerCase() !== artist) continue;
        seen.set(track.uri, [...(seen.get(track.uri) ?? []), ...(addedAt === null ? [] : [addedAt])]);
      }
    }
    return [...seen]
      .map(([uri, times]) => ({ uri, at: times.length === 0 ? 0 : Math.min(...times) }))
      .filter(({ at }) => (after === null || at >= after) && (before === null || at < before))
      .map(({ uri, at }) => `${uri}@${at}`)
      .sort();
  };
  const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
  const time = maybe(fc.integer({ min: -120, max: 5 }).map((days) => now + days * DAY));
  await fc.assert(
    fc.asyncProperty(
      maybe(fc.constantFrom('p1', 'p2')),
      maybe(fc.nat(8).map((at) => `song${at}q`)),
      maybe(fc.nat(5).map((at) => `artist${at}x`)),
      time,
      time,
      async (source, text, artist, after, before) => {
        const sourceId = source === null ? null : (ids.get(source) ?? null);
        const wish = artist === null ? null : { name: artist };
        const found = await world.libraryOf({ text, artist: wish, sourceId, after, before });
        expect(found.tracks.toSorted()).toEqual(model(source, text, artist, after, before));
        expect(found.total).toBe(found.tracks.length);
      },
    ),
    { numRuns: 150 },
  );
});
