import { codedId, codeOf } from '../../../world/ids.ts';
import { createShelf } from '../../../world/shelf.ts';
import type { Delivery, WorldArtist } from '../../../world/types.ts';
import { type Facts, once } from '../../knowledge/facts.ts';
import { type BpGenre, bpGenres } from '../genres.ts';
import type { Names } from '../names.ts';
import type { Named } from '../types.ts';

const kind = 'P';

/** The artists of Beatport at Spotify: those of the world, and pages for everybody else. */
export interface People {
  of(named: Named, genre: BpGenre): WorldArtist;
  /** The pages that were made for a genre. */
  delivery(genre: BpGenre): Delivery;
  genreBehind(spotifyId: string): BpGenre | undefined;
}

export function createPeople(facts: Facts, names: Names, genreName: (genre: BpGenre) => string): People {
  const known = once(
    () => new Map(facts.world.catalogue.artists.map((each) => [names.artist(each).id, each])),
  );
  const made = new Map<number, { byId: Map<number, WorldArtist>; delivery: Delivery }>();
  const pages = (genre: BpGenre): { byId: Map<number, WorldArtist>; delivery: Delivery } => {
    const kept = made.get(genre.id);
    if (kept) return kept;
    const shelf = createShelf((random) => codedId(random, kind, bpGenres.indexOf(genre)));
    const byId = new Map<number, WorldArtist>();
    for (const named of names.artists(genre.id)) {
      if (known().has(named.id)) continue;
      const random = facts.dice('beatport/streams/artist', String(named.id));
      byId.set(named.id, shelf.addArtist(random, named.name, random.chance(0.7) ? [genreName(genre)] : []));
    }
    const fresh = { byId, delivery: shelf };
    made.set(genre.id, fresh);
    return fresh;
  };
  return {
    of(named, genre) {
      const artist = known().get(named.id) ?? pages(genre).byId.get(named.id);
      if (!artist) throw new Error(`Nobody at Spotify is ${named.name} (${named.id}).`);
      return artist;
    },
    delivery: (genre) => pages(genre).delivery,
    genreBehind: (id) => bpGenres[codeOf(id, kind) ?? -1],
  };
}
