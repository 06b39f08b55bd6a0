import { codeOf } from '../../../world/ids.ts';
import type { Delivery, WorldAlbum } from '../../../world/types.ts';
import { type GenreFacts, genres } from '../../../world/words.ts';
import type { Facts } from '../../knowledge/facts.ts';
import { genreWords } from '../../knowledge/genres.ts';
import { type BpGenre, bpGenres } from '../genres.ts';
import type { Names } from '../names.ts';
import type { BpRelease, BpTrack } from '../types.ts';
import { createPeople } from './people.ts';
import { stockOf, weekKind } from './stock.ts';
import type { OnSpotify, Stock } from './types.ts';

/** Weeks of Beatport on their way to Spotify. */
export interface Streams {
  /** A week was looked at, so Spotify gets its part of it. */
  send(week: number, genre: BpGenre, releases: readonly BpRelease[]): void;
  truthOf(week: number, genre: BpGenre, track: BpTrack): OnSpotify | undefined;
  /** Everything that was late is there now, and nothing will be late any more. @returns how many albums came */
  hurry(): number;
}

const places = 64;

/** @param open makes the releases of a week */
export function createStreams(
  facts: Facts,
  names: Names,
  open: (week: number, genre: BpGenre) => readonly BpRelease[],
): Streams {
  const { catalogue } = facts.world;
  const people = createPeople(facts, names, (genre) => factsOf(genre).name);
  const sent = new Map<number, () => Stock>();
  const stocks = new Map<number, Stock>();
  const fresh: (() => readonly Delivery[])[] = [];
  let hurried = false;
  const codeAt = (week: number, genre: BpGenre): number => week * places + bpGenres.indexOf(genre);
  const stockAt = (code: number): Stock | undefined => {
    const made = stocks.get(code) ?? sent.get(code)?.();
    if (made) stocks.set(code, made);
    return made;
  };
  const send: Streams['send'] = (week, genre, releases) => {
    const code = codeAt(week, genre);
    if (sent.has(code)) return;
    const various = catalogue.artists.find(({ name }) => name === 'Various Artists');
    sent.set(code, () =>
      stockOf({ facts, people, genre, genreFacts: factsOf(genre), various, code, hurried }, releases),
    );
    fresh.push(() => [people.delivery(genre), stockAt(code)?.delivery].filter((each) => each !== undefined));
  };
  catalogue.supply({
    behind(id) {
      const pages = people.genreBehind(id);
      if (pages) return people.delivery(pages);
      const code = codeOf(id, weekKind);
      const genre = bpGenres[(code ?? 0) % places];
      if (code === undefined || !genre) return undefined;
      const week = Math.floor(code / places);
      send(week, genre, open(week, genre));
      return stockAt(code)?.delivery;
    },
    take: () => fresh.splice(0).flatMap((make) => make()),
  });
  return {
    send,
    truthOf(week, genre, track) {
      send(week, genre, open(week, genre));
      return stockAt(codeAt(week, genre))?.truth.get(track.id);
    },
    hurry() {
      hurried = true;
      const late = [...stocks.values()].flatMap(({ delivery }) => delivery.albums.filter(isOutstanding));
      for (const album of late) delete album.streamsFrom;
      return late.length;
    },
  };
}

const isOutstanding = ({ streamsFrom }: WorldAlbum): boolean => streamsFrom !== undefined;

/** What a genre of Beatport is called at Spotify; techno for those the world has no word for. */
function factsOf({ id }: BpGenre): GenreFacts {
  const [usual] = genres;
  const found = genres.find(({ name }) => genreWords(name).beatport === id) ?? usual;
  if (!found) throw new Error('there are no genres');
  return found;
}
