import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../../src/domain/curation/curation.ts';
import { placeKey, placeOf, samePlace } from '../../../src/domain/curation/places.ts';
import type { CategoryId, CurationTrackId, PeriodId, SortId, TrackId } from '../../../src/domain/ids.ts';
import { type CurationWorld, openCuration, uriOf } from '../../support/curation.ts';
import { ANNA } from '../../support/jobs.ts';

const WEEK_DAYS = { from: '2026-11-14', to: '2026-11-20' };
const RELEASES = 8;

type Target = 0 | 1 | 2 | 'trash' | 'skip';
type Hand = 0 | 1 | 2 | 'trash' | 'bronze';
type Step =
  | { readonly do: 'sort'; readonly to: Target; readonly old: boolean }
  | { readonly do: 'undo' }
  | { readonly do: 'hand'; readonly place: Hand; readonly added: number[]; readonly removed: number[] }
  | { readonly do: 'gold'; readonly of: 0 | 1 | 2; readonly added: number[]; readonly removed: number[] }
  | { readonly do: 'late'; readonly n: number }
  | { readonly do: 'match'; readonly n: number; readonly track: number | null }
  | { readonly do: 'promote' | 'unpromote'; readonly of: 0 | 1 | 2 }
  | { readonly do: 'move'; readonly from: 0 | 1 | 2; readonly to: 0 | 1 | 2 | 'bronze' | 'trash' };

const category = fc.constantFrom(0, 1, 2);
const tracks = fc.uniqueArray(fc.integer({ min: 0, max: RELEASES + 3 }), { maxLength: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sort'),
      to: fc.constantFrom(0, 1, 2, 'trash', 'skip'),
      old: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('hand'),
      place: fc.constantFrom(0, 1, 2, 'trash', 'bronze'),
      added: tracks,
      removed: tracks,
    }),
  },
  fc.record({ do: fc.constant('gold'), of: category, added: tracks, removed: tracks }),
  fc.record({ do: fc.constant('late'), n: fc.integer({ min: RELEASES, max: RELEASES + 3 }) }),
  fc.record({
    do: fc.constant('match'),
    n: fc.integer({ min: 0, max: RELEASES + 3 }),
    track: fc.option(fc.integer({ min: 0, max: RELEASES + 3 })),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('promote', 'unpromote'), of: category }) },
  fc.record({ do: fc.constant('move'), from: category, to: fc.constantFrom(0, 1, 2, 'bronze', 'trash') }),
) as fc.Arbitrary<Step>;

const playlistOf = async (world: CurationWorld, id: PeriodId, place: Place) => {
  const playlist = await world.store.transaction(async (tx) => {
    const period = await tx.curationPeriods.find(ANNA, id);
    if (place.stage === 'bronze') return period?.bronzePlaylistId ?? null;
    if (place.stage === 'trash') return period?.trashPlaylistId ?? null;
    return place.stage === 'silver' ? tx.curationPeriods.silverOf(id, place.categoryId) : null;
  });
  return playlist === null ? null : world.store.read.managedPlaylists.find(ANNA, playlist);
};

/** What must be true whatever happened. */
const check = async (
  world: CurationWorld,
  id: PeriodId,
  categories: readonly CategoryId[],
): Promise<void> => {
  const { read } = world.store;
  const all = (
    await Promise.all(
      (
        await world.database.read.q.select().from(world.database.read.t.curationTracks)
      ).map(async (row) => ({ row, last: await read.curationSorts.lastOf(row.id) })),
    )
  ).filter(({ row }) => row.periodId === id);
  const uris = new Map((await read.curationTracks.withUris(id)).map((one) => [one.id, one.uri]));
  const places: Place[] = [
    { stage: 'bronze' },
    { stage: 'trash' },
    ...categories.map((categoryId) => ({ stage: 'silver', categoryId }) as const),
  ];
  for (const { row, last } of all) {
    expect(row.stage === 'silver').toBe(row.categoryId !== null);
    expect(placeKey(placeOf(row))).toBe(last === null ? 'bronze' : placeKey(last.to));
  }
  for (const place of places) {
    const playlist = await playlistOf(world, id, place);
    const held = playlist === null ? [] : await read.managedDesired.uris(playlist.id);
    const here = all.filter(({ row }) => samePlace(placeOf(row), place));
    const wanted = new Set(here.flatMap(({ row }) => uris.get(row.id) ?? []));
    expect(held.toSorted(), placeKey(place)).toEqual([...wanted].toSorted());
  }
  for (const one of categories) {
    const gold = await world.golds(one);
    const keys = await read.managedKeys.ofUris(ANNA, gold);
    expect(new Set(gold.map((uri) => keys.get(uri) ?? uri)).size).toBe(gold.length);
    const promoted = await read.curationPromotions.ofCategory(ANNA, one);
    expect(promoted.map(({ uri }) => uri).toSorted()).toEqual(gold.toSorted());
  }
  const { period, progress } = await world.periods.find(ANNA, id);
  expect(progress.silver + progress.trash + progress.skipped + progress.left + progress.waiting).toBe(
    all.length,
  );
  expect(period.state).toBe(progress.left === 0 && progress.total > 0 ? 'sorted' : 'open');
};

test('whatever is clicked, undone, edited by hand, found and promoted: stages, playlists and history agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      await using world = await openCuration({ trash: 'Bin' });
      const { warm, peak, after, store, styleId } = world;
      const categories = [warm, peak, after];
      const of = (n: 0 | 1 | 2): CategoryId => categories[n] ?? peak;
      const ids = await world.publish(styleId, [...Array(RELEASES).keys()], (n) => n % 5 !== 4);
      const known = await world.addTracks([...Array(RELEASES + 4).keys()]);
      // Two ids of one recording.
      await store.transaction(async (tx) => {
        const [recordingId] = await tx.recordings.create(1, 1);
        for (const n of [0, RELEASES + 1]) {
          const how = { method: 'isrc', score: 1, features: null, algorithm: 'test' } as const;
          const trackId = known.get(n);
          if (recordingId !== undefined && trackId !== undefined)
            await tx.recordings.place([{ trackId, recordingId, ...how }], 1);
        }
      });
      const id = await world.begin();
      let old = { curationTrackId: 0 as CurationTrackId, version: 0 };

      const run = async (one: Step): Promise<void> => {
        const view = await world.sorting.view(ANNA, id);
        switch (one.do) {
          case 'sort': {
            const { card } = view;
            const click = one.old
              ? old
              : { curationTrackId: card?.track.id ?? (0 as never), version: card?.track.version ?? 0 };
            if (click.curationTrackId === 0) return;
            const to = typeof one.to === 'number' ? { categoryId: of(one.to) } : one.to;
            const before = view.last?.sort.id;
            const kind = await world.sorting.sort(ANNA, click, to).then(
              (outcome) => outcome.kind,
              () => 'gone',
            );
            const now = (await world.sorting.view(ANNA, id)).last?.sort.id;
            expect(now !== before).toBe(kind === 'sorted');
            old = click;
            return;
          }
          case 'undo':
            await world.sorting.undo(ANNA, id, view.last?.sort.id ?? (0 as SortId));
            return;
          case 'hand': {
            const place: Place =
              typeof one.place === 'number'
                ? { stage: 'silver', categoryId: of(one.place) }
                : { stage: one.place };
            const playlist = await playlistOf(world, id, place);
            if (playlist === null) return;
            const edits = { added: one.added.map(uriOf), removed: one.removed.map(uriOf) };
            await store.transaction((tx) => world.curationHands(tx, playlist, edits));
            return;
          }
          case 'gold': {
            const gold = (await store.read.categories.find(ANNA, of(one.of)))?.goldPlaylistId ?? null;
            const playlist = gold === null ? null : await store.read.managedPlaylists.find(ANNA, gold);
            if (playlist === null) return;
            const edits = { added: one.added.map(uriOf), removed: one.removed.map(uriOf) };
            await store.transaction((tx) => world.curationHands(tx, playlist, edits));
            return;
          }
          case 'late':
            await world.publish(styleId, [one.n]);
            await store.transaction((tx) => world.periods.joinAll(tx, styleId, WEEK_DAYS, null));
            await world.bench.settle();
            return;
          case 'match': {
            const release = ids[one.n];
            const track: TrackId | null = one.track === null ? null : (known.get(one.track) ?? null);
            if (release !== undefined) await world.match(new Map([[release, track]]));
            return;
          }
          case 'promote':
          case 'unpromote':
            await world.review[one.do](ANNA, id, of(one.of), 'all');
            return;
          case 'move':
            await world.review.move(
              ANNA,
              id,
              of(one.from),
              'all',
              typeof one.to === 'number' ? of(one.to) : one.to,
            );
        }
      };
      for (const one of steps) {
        await run(one);
        await check(world, id, categories);
      }
      const silver = await store.read.curationPeriods.silver(id);
      await world.closer.close(ANNA, id, 'empty');
      for (const { playlistId } of silver)
        expect(await store.read.managedDesired.uris(playlistId)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);
