import type { CategoryId, ManagedPlaylistId, PeriodId, SortId } from '../../src/domain/ids.ts';
import { createPlaylistApply } from '../../src/services/playlists/apply.ts';
import { curationOver, WEEK } from './curation.ts';
import { ANNA } from './jobs.ts';
import { alone, openPlaylistsWorld } from './playlists.ts';

/** A week of Anna's on a Spotify of the test's own: everything that is wanted stands there. */
export const openHands = async (tracks = 4) => {
  const world = await openPlaylistsWorld();
  const { store, clock, writer, learn, spotify, database, path, link } = world;
  const curation = curationOver(store, clock);
  const wait = async (ms: number): Promise<void> => clock.advance(ms);
  const apply = createPlaylistApply({
    ...{ store, clock, writer, wait, learn },
    onHandEdits: curation.curationHands,
  });
  await curation.styles.seed();
  const { id: styleId } = await curation.styles.resolve(ANNA, 'House');
  const categories = await curation.categories.add(ANNA, styleId, ['Warm-up', 'Peak time'], 'Bin');
  const [warm, peak] = categories.map(({ id }) => id) as [CategoryId, CategoryId];
  await curation.publish(
    styleId,
    Array.from({ length: tracks }, (_, n) => n),
  );
  const { period } = await curation.periods.start(ANNA, styleId, WEEK);
  await curation.bench.settle();
  const id: PeriodId = period.id;

  const idOf = async (place: 'bronze' | 'trash' | CategoryId): Promise<ManagedPlaylistId> => {
    const made = await store.read.curationPeriods.find(ANNA, id);
    const silver = await store.read.curationPeriods.silver(id);
    const found =
      place === 'bronze'
        ? made?.bronzePlaylistId
        : place === 'trash'
          ? made?.trashPlaylistId
          : silver.find(({ categoryId }) => categoryId === place)?.playlistId;
    return found ?? (0 as ManagedPlaylistId);
  };
  const golden = async (category: CategoryId): Promise<ManagedPlaylistId> =>
    (await store.read.categories.find(ANNA, category))?.goldPlaylistId ?? (0 as ManagedPlaylistId);
  const look = (playlist: ManagedPlaylistId) => apply.apply(ANNA, playlist, { ...alone, asked: true });
  const sync = async (): Promise<void> => {
    for (const playlist of await store.read.managedPlaylists.ofMember(ANNA)) await look(playlist.id);
  };
  const edit = async (playlist: ManagedPlaylistId, change: (uris: string[]) => string[]): Promise<void> => {
    const spotifyId = (await store.read.managedPlaylists.find(ANNA, playlist))?.spotifyId ?? '';
    spotify.edit(spotifyId, (uris) => change(uris.flatMap((one) => one ?? [])));
  };
  const stands = async (playlist: ManagedPlaylistId): Promise<(string | null)[]> =>
    spotify.uris((await store.read.managedPlaylists.find(ANNA, playlist))?.spotifyId ?? '');
  const marks = async () => {
    const all = await store.read.managedPlaylists.ofMember(ANNA);
    return (await Promise.all(all.map((one) => store.read.managedMarks.ofPlaylist(one.id)))).flat();
  };
  const undo = async () => {
    const { last } = await curation.sorting.view(ANNA, id);
    return curation.sorting.undo(ANNA, id, last?.sort.id ?? (0 as SortId));
  };
  const click = async (to: CategoryId | 'skip'): Promise<void> => {
    const { card } = await curation.sorting.view(ANNA, id);
    const shown = { curationTrackId: card?.track.id ?? (0 as never), version: card?.track.version ?? 0 };
    await curation.sorting.sort(ANNA, shown, to === 'skip' ? to : { categoryId: to });
  };
  await sync();
  return {
    ...{
      ...curation,
      store,
      database,
      path,
      clock,
      spotify,
      link,
      styleId,
      id,
      warm,
      peak,
      idOf,
      golden,
      look,
      sync,
      edit,
      stands,
      marks,
      undo,
      click,
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
};
