import { DAY, SECOND } from './clock.ts';
import { coverImages } from './ids.ts';
import { oddPlaylistNames } from './odd-names.ts';
import type { Person } from './people.ts';
import type { PlaylistSeed, PlaylistStore } from './playlists.ts';
import type { Random } from './random.ts';
import { isReleased } from './released.ts';
import type { Catalogue, EntryContent, PlaylistEntry, WorldAccount } from './types.ts';

export interface Furnishing {
  catalogue: Catalogue;
  store: PlaylistStore;
  random: Random;
  startAt: number;
  /** Account and person by key. */
  account(key: string): WorldAccount;
  person(key: string): Person;
}

type SeedEntry = Omit<PlaylistEntry, 'uid'>;

/** Fills the playlists of everybody and puts them into their libraries, newest first as the app shows them. */
export function furnishPlaylists(room: Furnishing): void {
  const { account } = room;
  const mira = account('mira');
  const jonas = account('jonas');
  const vault = account('vault');
  const soren = account('soren');
  const nameless = account('nameless');
  const lena = account('lena');

  const own = (owner: WorldAccount, name: string, size: number, more: Partial<PlaylistSeed> = {}): string =>
    make(room, {
      name,
      ownerId: owner.id,
      ownerName: owner.displayName,
      entries: music(room, owner, name, size),
      ...more,
    });

  const warmUp = own(mira, 'Warm-up', 64, { description: 'First two hours. Nothing above 128.' });
  const peak = own(mira, 'Peak time', 118);
  const promo = own(mira, 'Promo Pool', 340, { public: false, description: 'Unsorted &amp; unheard' });
  const shared = own(mira, 'Back to back', 46, {
    public: false,
    collaborative: true,
    collaboratorIds: [jonas.id, soren.id],
    description: 'Everybody adds, nobody deletes.',
  });
  const empty = own(mira, 'For later', 0, { images: null });
  const everything = make(room, {
    name: 'Everything at once',
    ownerId: mira.id,
    ownerName: mira.displayName,
    entries: strangeEntries(room, mira),
  });
  const office = own(jonas, 'Office hours', 210);
  const winter = own(jonas, 'Winter 2025', 38);
  const crates = own(vault, 'Crates', 1_200, { followers: 214 });
  const soul = own(vault, 'Sunday records', 90);
  const loud = own(soren, oddPlaylistNames[0] ?? 'Loud', 75);
  const drive = own(soren, oddPlaylistNames[1] ?? 'Drive', 52);
  const call = own(soren, oddPlaylistNames[2] ?? 'Call', 7);
  const long = own(soren, oddPlaylistNames[3] ?? 'Long', 5);
  const lenas = own(lena, 'Kitchen', 33);
  const untitled = make(room, {
    name: '',
    nameless: true,
    ownerId: 'zb0unh3xt7qk',
    ownerName: null,
    public: null,
    entries: music(room, jonas, 'untitled', 12),
  });
  const stranger = make(room, {
    name: 'Fjord Nights',
    ownerId: 'radio.fjord',
    ownerName: 'Radio Fjord',
    followers: 18_402,
    entries: music(room, soren, 'fjord', 80),
  });
  const editorial = make(room, {
    name: 'Weekly Finds',
    ownerId: 'spotify',
    ownerName: 'Spotify',
    description: 'Your weekly mixtape of fresh music.',
    editorial: true,
    entries: music(room, mira, 'finds', 30),
  });

  mira.playlistIds.push(promo, warmUp, peak, shared, stranger, everything, empty, editorial, office);
  jonas.playlistIds.push(office, shared, winter, stranger, editorial);
  // The last id belongs to nothing: Spotify lists a null there.
  nameless.playlistIds.push(untitled, stranger, 'gone');
  vault.playlistIds.push(crates, soul, peak);
  soren.playlistIds.push(loud, drive, shared, call, long);
  lena.playlistIds.push(lenas, stranger);
}

function make(room: Furnishing, seed: PlaylistSeed): string {
  const random = room.random.fork(`playlist/${seed.ownerId}/${seed.name}`);
  const images = seed.images === undefined ? coverImages(random) : seed.images;
  return room.store.create(random, { ...seed, images }).id;
}

/** Entries of one taste, added over the last two years by the owner. */
function music(room: Furnishing, owner: WorldAccount, name: string, size: number): SeedEntry[] {
  const random = room.random.fork(`entries/${owner.id}/${name}`);
  const key = room.person(owner.id).taste;
  const released = room.catalogue.tracks.filter(({ albumId }) => {
    const album = room.catalogue.album(albumId);
    return album !== undefined && isReleased(album, room.startAt);
  });
  const fitting = released.filter(({ recordingMbid }) => {
    const recording = room.catalogue.recording(recordingMbid);
    return recording !== undefined && (key[recording.genre] ?? 0) > 0;
  });
  const tracks = random.sample(fitting.length < size ? released : fitting, size);
  const days = tracks.map(() => random.int(1, 700)).sort((a, b) => b - a);
  return tracks.map((track, at) => ({
    addedAt: Math.floor((room.startAt - (days[at] ?? 1) * DAY) / DAY) * DAY + random.int(0, 86_399) * SECOND,
    addedBy: owner.id,
    content: { kind: 'track', trackId: track.id },
  }));
}

/** One of everything a reader of playlists trips over. */
function strangeEntries(room: Furnishing, owner: WorldAccount): SeedEntry[] {
  const plain = music(room, owner, 'strange', 14);
  const at = room.startAt - 30 * DAY;
  const entry = (
    content: EntryContent,
    addedBy: string | null = owner.id,
    addedAt: number | null = at,
  ): SeedEntry => ({
    addedAt,
    addedBy,
    content,
  });
  const local = (title: string, artist: string, album: string): SeedEntry =>
    entry({ kind: 'local', title, artist, album, durationMs: 245_000 });
  const twice = plain.slice(0, 3).map(({ content }) => entry(content));
  const [first] = plain;
  const episodes = room.catalogue.episodes
    .slice(0, 2)
    .map(({ id }) => entry({ kind: 'episode', episodeId: id }));
  const ancient = plain.slice(5, 7).map(({ content }) => entry(content, null, null));
  return [
    ...plain.slice(0, 5),
    ...ancient,
    entry({ kind: 'vanished' }),
    local('Basement Tape 03', 'Mira K.', 'Unreleased'),
    local('späte Aufnahme (rough mix)', '', ''),
    ...episodes,
    ...plain.slice(7),
    ...twice,
    entry({ kind: 'vanished' }, null, null),
    ...(first ? [entry(first.content)] : []),
  ];
}
