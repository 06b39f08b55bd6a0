import { DAY, SECOND } from './clock.ts';
import type { Person } from './people.ts';
import { byText, type Random } from './random.ts';
import { isReleased } from './released.ts';
import type { Taste } from './taste.ts';
import type { Catalogue, Like, WorldTrack } from './types.ts';

/** Liked tracks of one account, newest first. */
export interface Library {
  likes(): readonly Like[];
  has(trackId: string): boolean;
  like(trackIds: readonly string[], at: number): void;
  unlike(trackIds: readonly string[]): void;
}

export function createLibrary(seeded: () => Like[]): Library {
  let list: Like[] | undefined;
  let ids = new Set<string>();
  const load = (): Like[] => {
    if (!list) {
      list = seeded();
      ids = new Set(list.map(({ trackId }) => trackId));
    }
    return list;
  };
  return {
    likes: load,
    has: (trackId) => load() && ids.has(trackId),
    like(trackIds, at) {
      const before = load();
      const fresh = [...new Set(trackIds)].filter((id) => !ids.has(id));
      const addedAt = Math.floor(at / SECOND) * SECOND;
      list = [...fresh.map((trackId) => ({ trackId, addedAt })), ...before];
      list.sort((a, b) => b.addedAt - a.addedAt);
      for (const id of fresh) ids.add(id);
    },
    unlike(trackIds) {
      const gone = new Set(trackIds);
      list = load().filter(({ trackId }) => !gone.has(trackId));
      for (const id of trackIds) ids.delete(id);
    },
  };
}

/** What a person liked over the years: by taste, more in late years, some of it in bursts within one second. */
export function seedLikes(
  catalogue: Catalogue,
  person: Person,
  taste: Taste,
  random: Random,
  startAt: number,
): Like[] {
  const liked = new Map<string, WorldTrack>();
  const fromShelf = Math.min(person.likes, 1_200);
  for (let attempts = fromShelf * 10; attempts > 0 && liked.size < fromShelf; attempts--) {
    const track = taste.draw(random, startAt);
    liked.set(track.id, track);
  }
  const out = (track: WorldTrack): boolean => {
    const album = catalogue.album(track.albumId);
    return album !== undefined && isReleased(album, startAt);
  };
  const fill = (tracks: readonly WorldTrack[], upTo: number): void => {
    const more = tracks.filter((track) => !liked.has(track.id) && out(track));
    for (const track of random.sample(more, upTo - liked.size)) liked.set(track.id, track);
  };
  fill(taste.tracks, fromShelf);
  if (liked.size < person.likes) fill(catalogue.deepTracks(), person.likes);
  return [...liked.values()]
    .map((track, at) => ({
      trackId: track.id,
      addedAt: likedAt(catalogue, person, track, random, startAt, at),
    }))
    .sort((a, b) => b.addedAt - a.addedAt || byText(a.trackId, b.trackId));
}

function likedAt(
  catalogue: Catalogue,
  person: Person,
  track: WorldTrack,
  random: Random,
  startAt: number,
  at: number,
): number {
  const day = Math.floor(random.next() ** 1.6 * person.years * 365) + 1;
  const second = at % 9 === 0 ? 72_000 : random.int(6 * 3600, 23 * 3600);
  const wanted = Math.floor(startAt / DAY - day) * DAY + second * SECOND;
  const album = catalogue.album(track.albumId);
  return album && !isReleased(album, wanted) ? startAt - random.int(1, 4 * 86_400) * SECOND : wanted;
}
