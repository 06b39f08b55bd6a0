import { describe, expect, test } from 'vitest';
import { chartFeature } from '../../src/commands/charts/feature.ts';
import type { Store } from '../../src/db/store.ts';
import { isoWeek, weekNumber } from '../../src/domain/charts/weeks.ts';
import type { ChartId, SourceId } from '../../src/domain/ids.ts';
import { AppError } from '../../src/errors.ts';
import { createChartAdding } from '../../src/services/charts/adding.ts';
import { CHARTS_ADD, CHARTS_REFRESH } from '../../src/services/charts/work.ts';
import { createMembersService } from '../../src/services/members.ts';
import type { Pictures } from '../../src/services/pictures/pictures.ts';
import { createPlaylistMaking } from '../../src/services/playlists/making.ts';
import { chartEntry, chartList, chartsOver } from '../support/charts.ts';
import { expectValidCommands } from '../support/commands.ts';
import { openCuration, uriOf } from '../support/curation.ts';
import { ANNA, addMembers, BEN } from '../support/jobs.ts';
import { expectValidMessage, expectValidModal, textsOf } from '../support/messages.ts';
import { createVisitor, HOME, type Shown } from '../support/visitor.ts';

const DAY = 86_400_000;
const NASTY = '**@everyone** [x](https://a.b) <@1> \u202eabc `';

const open = async () => {
  const world = await openCuration();
  const { store, clock } = world;
  const charts = chartsOver(store, clock);
  const asked: string[] = [];
  const pictures: Pictures = {
    make: async ({ name, alt }) => {
      asked.push(name);
      return { name, data: Buffer.from('png'), contentType: 'image/png', description: alt };
    },
  };
  const adding = createChartAdding({
    ...{ store, history: charts.history, wishes: world.wishes, bringing: world.bringing },
    enqueue: charts.enqueue,
    making: createPlaylistMaking({ store, clock }),
  });
  const feature = chartFeature({
    ...{ trending: charts.trending, chartHistory: charts.history, chartAdding: adding },
    ...{ chartWatching: charts.watching, periods: world.periods, pictures },
    members: createMembersService({ store }),
  });
  await addMembers(store, BEN);
  expectValidCommands([feature]);
  const visit = (id: typeof ANNA) =>
    createVisitor([feature], clock, { id, name: 'x', avatarUrl: null, locale: 'en' }, { guildId: HOME });
  const see = async (shown: Promise<Shown>): Promise<Shown> => {
    expectValidMessage((await shown).view);
    return shown;
  };
  const jobs = async (kind: string): Promise<number> =>
    (await store.read.jobs.list(ANNA, 50)).filter((job) => job.kind === kind).length;
  return {
    ...{ world, store, clock, charts, asked, see, jobs, adding },
    anna: visit(ANNA),
    ben: visit(BEN),
    [Symbol.asyncDispose]: world[Symbol.asyncDispose],
  };
};

describe('/trending show', () => {
  test('begins with nothing, and asks for it; then shows it at once, with age and movement', async () => {
    await using w = await open();
    const { anna, charts, see, clock, store } = w;
    const first = await see(anna.type('trending show'));
    expect(textsOf(first.view)).toContain('fetches it for the first time');
    expect((await store.read.jobs.activeByKey(`${CHARTS_REFRESH}:1`))?.kind).toBe(CHARTS_REFRESH);
    await charts.fetch(1 as ChartId, chartList(1, 2, 3, 4, 5, 6, 7));
    clock.advance(7 * DAY);
    await charts.fetch(1 as ChartId, chartList(2, 1, 9, 4, 5, 6, 7, 8, 10, 11, 12));
    const page = await see(anna.press(first, 'Show again'));
    const words = textsOf(page.view);
    expect(words).toContain('**1** ▲1 · **Song 2**');
    expect(words).toContain('**3** 🆕 · **Song 9**');
    expect(words).toContain('was 2 · 2 weeks');
    expect(words).toContain('As Deezer had it <t:');
    expect(words).toContain('Arrows say what moved since');
    const next = await see(anna.press(page, 'Next'));
    expect(textsOf(next.view)).toContain('Song 12');
    const before = await see(anna.press(page, 'A week back'));
    expect(textsOf(before.view)).toContain(isoWeek(weekNumber(clock.now()) - 1));
    const stats = await see(anna.press(page, 'Who moves'));
    for (const word of ['Climbed most', 'New, or back', 'There longest', 'Blackline · ']) {
      expect(textsOf(stats.view)).toContain(word);
    }
    expect(textsOf((await see(anna.press(stats, 'Back to the chart'))).view)).toContain('Song 2');
  });

  test('stays with the genre or country from list to list, and offers nothing that needs one without', async () => {
    await using w = await open();
    const { anna, see } = w;
    const electro = await see(anna.type('trending show', { source: 'deezer', genre: 'Electro' }));
    expect(textsOf((await see(anna.press(electro, 'Albums'))).view)).toContain('Deezer · Electro · Albums');
    const british = await see(anna.type('trending show', { source: 'apple', country: 'gb' }));
    expect(textsOf((await see(anna.press(british, 'Albums'))).view)).toContain('United Kingdom · Albums');
    const top = await see(anna.type('trending show', { source: 'beatport' }));
    expect(textsOf(top.view)).not.toContain('New releases');
    const house = await see(anna.type('trending show', { source: 'beatport', genre: 'House' }));
    const releases = await see(anna.press(house, 'New releases'));
    expect(textsOf(releases.view)).toContain('Beatport · House · New releases');
  });

  test('keeps what was there when a fetch fails, and says so', async () => {
    await using w = await open();
    const { anna, charts, see } = w;
    const id = await charts.chart();
    await charts.fetch(id, chartList(1));
    await charts.fetch(id, new AppError('PROVIDER_UNAVAILABLE', { provider: 'deezer', why: 'timeout' }));
    const shown = await see(anna.type('trending show', { source: 'deezer' }));
    expect(textsOf(shown.view)).toContain('brought nothing: there was no answer. What was there stays.');
    expect(textsOf(shown.view)).toContain('Song 1');
  });

  test('is paced: a second fetch waits', async () => {
    await using w = await open();
    const { anna, charts, see, jobs } = w;
    await charts.fetch(await charts.chart(), chartList(1));
    const soon = await see(anna.type('trending refresh', { source: 'deezer' }));
    expect(textsOf(soon.view)).toContain('asked for a moment ago');
    expect(await jobs(CHARTS_REFRESH)).toBe(0);
    w.clock.advance(6 * 60_000);
    const shown = await see(anna.type('trending refresh', { source: 'deezer' }));
    expect(textsOf(shown.view)).toContain('being fetched now');
    expect(await jobs(CHARTS_REFRESH)).toBe(1);
  });

  test('says what of it is in the library, to its owner alone', async () => {
    await using w = await open();
    const { anna, ben, charts, see, store, world, clock } = w;
    await world.addTracks([1]);
    const source = await ownPlaylist(store, clock.now());
    await store.transaction(async (tx) => {
      const track = (await tx.tracks.byUris([uriOf(1)])).get(uriOf(1));
      if (track === undefined) throw new Error('there is no such track');
      const draft = await tx.readings.begin(source, 's', 1);
      const lines = [{ trackId: track.id, addedAt: 1 }];
      await tx.readings.addPage(draft, ANNA, { offset: 0, nextOffset: null, dropped: 0, lines });
      const synced = { readingId: draft.id, syncedTracks: 1, droppedEntries: 0, version: 's', full: true };
      await tx.sources.select(ANNA, [source], 1);
      await tx.sources.complete(ANNA, source, synced, 1);
    });
    await charts.fetch(await charts.chart(), [chartEntry(1, 1, { name: 'Track 1', artists: ['Artist 1'] })]);
    await charts.resolve.run(new AbortController().signal);
    const shown = await see(ben.type('trending show'));
    expect(textsOf(shown.view)).not.toContain('in your library');
    const own = await see(anna.type('trending show'));
    expect(textsOf(own.view)).toContain('✓ in your library');
    const shared = await see(anna.press(own, 'Share here'));
    expect(shared.public).toBe(true);
    expect(textsOf(shared.view)).not.toContain('in your library');
  });

  test.each([
    [{ source: 'spotify', genre: 'Rock' }],
    [{ genre: 'no such genre at all' }],
    [{ source: 'beatport', list: 'new' }],
  ])('refuses %j with a way on', async (given) => {
    await using w = await open();
    await expect(w.anna.type('trending show', given)).rejects.toMatchObject({
      data: { problem: 'chart_list' },
    });
  });

  test('holds names made of markdown, mentions and marks', async () => {
    await using w = await open();
    const { anna, charts, see } = w;
    const rows = Array.from({ length: 10 }, (_, at) =>
      chartEntry(at, at + 1, { name: NASTY.repeat(6), artists: [NASTY, NASTY], externalId: `n${at}` }),
    );
    await charts.fetch(await charts.chart(), rows);
    const shown = await see(anna.type('trending show'));
    expect(JSON.stringify(shown.view.components)).not.toContain('\u202e');
    const history = await see(anna.pick(shown, labelOf(shown)));
    expect(textsOf(history.view)).toContain('Where');
  });
});

describe('/trending history', () => {
  test('tells where something stood, as a picture when there are two looks', async () => {
    await using w = await open();
    const { anna, charts, see, clock, asked } = w;
    const id = await charts.chart();
    await charts.fetch(id, chartList(1, 2));
    const [choice] = await anna.suggestions('trending history', 'what', 'song 2');
    expect(choice?.name).toBe('Song 2 – Artist 2');
    const once = await see(anna.type('trending history', { what: choice?.value ?? '' }));
    expect(textsOf(once.view)).toContain('now 2 · peak 2');
    expect(asked).toEqual([]);
    clock.advance(DAY);
    await charts.fetch(id, chartList(2, 1));
    const shown = await see(anna.type('trending history', { what: 'Song 2' }));
    expect(asked).toEqual(['lines.png']);
    expect(shown.view.files?.[0]?.description).toContain('Song 2');
    // Who is called just that comes before whoever was seen last.
    await charts.fetch(id, chartList(21, 2, 20));
    const [named] = await anna.suggestions('trending history', 'what', 'song 2');
    expect(named?.name).toBe('Song 2 – Artist 2');
    await expect(anna.type('trending history', { what: 'Nobody' })).rejects.toMatchObject({
      data: { what: 'chart_entity' },
    });
  });

  test("does not tell of others' playlists", async () => {
    await using w = await open();
    const { anna, ben, charts, see, store, clock } = w;
    const sourceId = await ownPlaylist(store, clock.now());
    const watched = await see(anna.type('trending watch', { playlist: String(sourceId) }));
    expect(textsOf(watched.view)).toContain('Promo Pool');
    const [chart] = await charts.watching.list(ANNA);
    if (chart === undefined) throw new Error('nothing is watched');
    await charts.fetch(chart.id, chartList(1, 2));
    expect(textsOf((await see(anna.press(watched, 'Promo Pool'))).view)).toContain('Song 1');
    await expect(
      charts.trending.page({ memberId: BEN, guildId: HOME, locale: 'en' }, chart.id, null, 0),
    ).rejects.toThrow('NOT_FOUND');
    expect(await ben.suggestions('trending history', 'what', 'song')).toEqual([]);
    await expect(ben.type('trending history', { what: '1' })).rejects.toThrow('NOT_FOUND');
    const gone = await see(anna.type('trending unwatch', { playlist: String(chart.id) }));
    expect(textsOf(gone.view)).toContain('is not watched any more');
    expect(await store.read.charts.find(chart.id)).toBeNull();
  });
});

describe('/trending add', () => {
  test('puts a track that is known into a collection at once, and only once', async () => {
    await using w = await open();
    const { anna, charts, see, store, world, jobs } = w;
    await world.addTracks([3]);
    await charts.fetch(await charts.chart(), [chartEntry(3, 1, { spotifyId: 't3' })]);
    await charts.resolve.run(new AbortController().signal);
    const shown = await see(anna.type('trending show'));
    const history = await see(anna.pick(shown, labelOf(shown)));
    const form = await anna.open(history, 'Into a playlist');
    expectValidModal(form);
    const added = await see(anna.submit(form, { playlist: 'My finds' }));
    expect(textsOf(added.view)).toContain('is in **My finds**');
    const [playlist] = (await store.read.managedPlaylists.ofMember(ANNA)).filter(
      ({ purpose }) => purpose === 'collection',
    );
    expect(playlist).toMatchObject({ name: 'My finds' });
    expect(await store.read.managedDesired.uris(playlist?.id ?? (0 as never))).toEqual([uriOf(3)]);
    const again = await see(anna.type('trending add', { what: '1', playlist: 'my FINDS' }));
    expect(textsOf(again.view)).toContain('already');
    expect(await jobs(CHARTS_ADD)).toBe(0);
  });

  test('looks on Spotify for what is not known, and puts what is found there', async () => {
    await using w = await open();
    const { anna, charts, see, store, jobs, adding, clock } = w;
    await charts.fetch(await charts.chart('deezer', 'albums'), chartList(1));
    const looking = await see(anna.type('trending add', { what: '1' }));
    expect(textsOf(looking.view)).toContain('looks for **Song 1** on Spotify');
    expect(await jobs(CHARTS_ADD)).toBe(1);
    const [playlist] = (await store.read.managedPlaylists.ofMember(ANNA)).filter(
      ({ purpose }) => purpose === 'collection',
    );
    const target = { playlistId: playlist?.id ?? (0 as never) };
    const track = {
      ...{ uri: uriOf(8), spotifyId: 't8', title: 'Song 1', artists: [], albumTitle: null, isrc: null },
      ...{ albumSpotifyId: null, imageUrl: null, durationMs: null, explicit: null, releaseDate: null },
    };
    expect(await adding.take(ANNA, 1 as never, target, [track], clock.now())).toBe(1);
    expect(await store.read.managedDesired.uris(target.playlistId)).toEqual([uriOf(8)]);
  });

  test('puts a track into Bronze of a week, once', async () => {
    await using w = await open();
    const { anna, charts, see, world, store } = w;
    const period = await world.begin();
    await world.addTracks([5]);
    await charts.fetch(await charts.chart(), [chartEntry(5, 1, { spotifyId: 't5' })]);
    await charts.resolve.run(new AbortController().signal);
    const [choice] = await anna.suggestions('trending add', 'period', '');
    const given = { what: '1', period: choice?.value ?? '' };
    expect(textsOf((await see(anna.type('trending add', given))).view)).toContain('Bronze of your week');
    const standing = await store.read.curationTracks.withUris(period);
    expect(standing.map(({ uri, stage }) => [uri, stage])).toEqual([[uriOf(5), 'bronze']]);
    expect(textsOf((await see(anna.type('trending add', given))).view)).toContain('already');
    expect(await store.read.curationTracks.withUris(period)).toHaveLength(1);
  });

  test('refuses an artist', async () => {
    await using w = await open();
    await w.charts.fetch(await w.charts.chart('deezer', 'artists'), [chartEntry(1, 1, { artists: [] })]);
    await expect(w.anna.type('trending add', { what: '1' })).rejects.toMatchObject({
      data: { problem: 'chart_not_album_or_track' },
    });
  });
});

/** The first option of the first menu. */
const labelOf = ({ view }: Shown): string => {
  const found: string[] = [];
  JSON.stringify(view.components, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'options' in value && Array.isArray(value.options)) {
      for (const option of value.options) found.push(String(option.label));
    }
    return value;
  });
  return found[0] ?? '';
};

/** A playlist of Anna's. */
const ownPlaylist = (store: Store, now: number): Promise<SourceId> =>
  store.transaction(async (tx) => {
    const account = (await tx.accounts.ofMember(ANNA))[0];
    if (account === undefined) throw new Error('Anna is not linked');
    const facts = { kind: 'playlist', externalId: 'p1', name: 'Promo Pool', ownerName: null } as const;
    const more = { imageUrl: null, listedTracks: 2, snapshotId: 's', position: 0, lastProblem: null };
    await tx.sources.putListed(account, [{ ...facts, ...more, readable: true }], now);
    const [source] = await tx.sources.listed(ANNA, account.id, ['playlist']);
    if (source === undefined) throw new Error('there is no playlist');
    return source.id;
  });
