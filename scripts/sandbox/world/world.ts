import { createCatalogue } from './catalogue.ts';
import { createWorldClock } from './clock.ts';
import type { World, WorldOptions } from './contract.ts';
import { furnishPlaylists } from './furnish.ts';
import { createGrants } from './grants.ts';
import { coverImages, generatedUserId, publicAccountId } from './ids.ts';
import { createLibrary, type Library, seedLikes } from './library.ts';
import { createListening, type Listening } from './listening.ts';
import { type Person, people } from './people.ts';
import { createPlaylistStore } from './playlists.ts';
import { createRandom, type Random } from './random.ts';
import { createTaste, type Taste } from './taste.ts';
import type { Catalogue, WorldAccount } from './types.ts';

interface Resident {
  person: Person;
  account: WorldAccount;
  library: Library;
  listening: Listening;
}

/** Builds the world. Costs about 0.1 s; the huge library and everybody's history are made when first read. */
export function createWorld(options: WorldOptions): World {
  const realNow = options.realNow ?? Date.now;
  const startAt = options.startAt ?? realNow();
  const clock = createWorldClock(startAt, realNow);
  const random = createRandom(options.seed);
  const catalogue = createCatalogue(random.fork('catalogue'), startAt);
  const store = createPlaylistStore(clock.now);
  const residents = people.map((person) =>
    settle(catalogue, person, random.fork(`person/${person.key}`), startAt),
  );
  const grants = createGrants(
    random.fork('grants'),
    clock.now,
    residents.filter(({ person }) => person.allowListed).map(({ account }) => account.id),
  );
  const live = random.fork('live');

  const find = (id: string): Resident | undefined =>
    residents.find(({ account }) => account.id === id || account.accountId === id);
  const resident = (id: string): Resident => {
    const found = find(id);
    if (!found) throw new Error(`There is no account ${id} in this world.`);
    return found;
  };
  furnishPlaylists({
    catalogue,
    store,
    random: random.fork('playlists'),
    startAt,
    account: (key) => keyed(residents, key).account,
    person: (id) => resident(id).person,
  });

  return {
    seed: options.seed,
    clock,
    now: clock.now,
    catalogue,
    accounts: () => residents.map(({ account }) => account),
    account: (id) => find(id)?.account,
    setPremium: (id, premium) => {
      resident(id).account.premium = premium;
    },
    setDisplayName: (id, name) => {
      resident(id).account.displayName = name;
    },

    isAllowListed: (id, clientId) => grants.isAllowListed(resident(id).account.id, clientId),
    setAllowListed: (id, allowed, clientId) =>
      grants.setAllowListed(resident(id).account.id, allowed, clientId),
    setAllowList: (clientId, ids) =>
      grants.setAllowList(
        clientId,
        ids.map((id) => resident(id).account.id),
      ),

    likes: (id) => resident(id).library.likes(),
    like: (id, trackIds, at) => resident(id).library.like(known(catalogue, trackIds), at ?? clock.now()),
    unlike: (id, trackIds) => resident(id).library.unlike(trackIds),

    playlist: store.get,
    playlistsOf: (id) => resident(id).account.playlistIds.map((playlistId) => store.get(playlistId) ?? null),
    createPlaylist(id, playlist) {
      const { account } = resident(id);
      const created = store.create(live, {
        ...playlist,
        ownerId: account.id,
        ownerName: account.displayName,
      });
      account.playlistIds.unshift(created.id);
      return created;
    },
    deletePlaylist(id, playlistId) {
      const { account } = resident(id);
      account.playlistIds = account.playlistIds.filter((kept) => kept !== playlistId);
    },
    followPlaylist(id, playlistId) {
      const { account } = resident(id);
      if (!store.get(playlistId)) throw new Error(`There is no playlist ${playlistId} in this world.`);
      if (!account.playlistIds.includes(playlistId)) account.playlistIds.unshift(playlistId);
    },
    changePlaylist: store.change,
    setCollaborators: store.setCollaborators,
    hand: store.hand,
    entriesAt: store.entriesAt,
    versionBehind: store.versionBehind,

    plays: (id) => resident(id).listening.plays(),
    playMusic: (id, played = {}) => resident(id).listening.play(played, clock.now()),
    forgetListening: (id) => resident(id).listening.forget(),
    topTracks: (id, range) => resident(id).listening.topTracks(range, clock.now()),
    topArtists: (id, range) => resident(id).listening.topArtists(range, clock.now()),

    grants: (id) => grants.all(id === undefined ? undefined : resident(id).account.id),
    grant: grants.get,
    authorize: (clientId, id, scopes) => grants.authorize(clientId, resident(id).account.id, scopes),
    revokeAuthorization: (id, clientId) => grants.revoke(resident(id).account.id, clientId),
    setAuthorizedAt: (id, at, clientId) => grants.setAuthorizedAt(resident(id).account.id, at, clientId),
  };
}

function settle(catalogue: Catalogue, person: Person, random: Random, startAt: number): Resident {
  const id = person.userId ?? generatedUserId(random);
  let known: Taste | undefined;
  const taste = (): Taste => {
    known ??= createTaste(catalogue, person, random.fork('taste'));
    return known;
  };
  const account: WorldAccount = {
    id,
    accountId: publicAccountId(random),
    displayName: person.displayName,
    email: `${person.key}@world.example`,
    country: person.country,
    premium: person.premium,
    images: person.displayName === null ? [] : coverImages(random).slice(1),
    followers: random.int(0, 400),
    about: person.about,
    playlistIds: [],
  };
  return {
    person,
    account,
    library: createLibrary(() => seedLikes(catalogue, person, taste(), random.fork('likes'), startAt)),
    listening: createListening({ catalogue, person, taste, random: random.fork('listening'), startAt }),
  };
}

function keyed(residents: readonly Resident[], key: string): Resident {
  const found = residents.find(({ person }) => person.key === key);
  if (!found) throw new Error(`Nobody is called ${key}.`);
  return found;
}

function known(catalogue: Catalogue, trackIds: readonly string[]): readonly string[] {
  const stranger = trackIds.find((id) => catalogue.track(id) === undefined);
  if (stranger !== undefined) throw new Error(`There is no track ${stranger} in this world.`);
  return trackIds;
}
