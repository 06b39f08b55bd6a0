import { artistName } from '../../world/names.ts';
import type { Random } from '../../world/random.ts';
import type { WorldArtist } from '../../world/types.ts';
import { titleNouns } from '../../world/words.ts';
import { type Facts, once } from '../knowledge/facts.ts';
import { genreWords } from '../knowledge/genres.ts';
import type { Named } from './types.ts';

/** Who records for whom at Beatport: people of the world, and many that Spotify's catalogue has never heard of. */
export interface Names {
  artist(artist: WorldArtist): Named;
  label(name: string): Named;
  drawArtist(random: Random, genreId: number): Named;
  drawLabel(random: Random, genreId: number): Named;
  artists(genreId: number): readonly Named[];
  labels(genreId: number): readonly Named[];
}

const strangers = 70;
const houses = 24;

export function createNames(facts: Facts): Names {
  const artist = ({ id, name }: WorldArtist): Named => ({
    id: facts.dice('beatport/artist', id).int(1_000, 1_400_000),
    name,
  });
  const label = (name: string): Named => ({ id: facts.dice('beatport/label', name).int(100, 160_000), name });
  const known = once(() =>
    Map.groupBy(
      facts.world.catalogue.artists.flatMap((each) =>
        [...new Set(each.genres.map((genre) => genreWords(genre).beatport))].map((genreId) => ({
          each,
          genreId,
        })),
      ),
      ({ genreId }) => genreId,
    ),
  );
  const pools = new Map<number, { artists: Named[]; labels: Named[] }>();
  const pool = (genreId: number): { artists: Named[]; labels: Named[] } => {
    const made = pools.get(genreId) ?? fill(genreId);
    pools.set(genreId, made);
    return made;
  };
  const fill = (genreId: number): { artists: Named[]; labels: Named[] } => {
    const random = facts.dice('beatport/pool', String(genreId));
    const invented = Array.from({ length: strangers }, () => {
      const name = artistName(random);
      return { id: facts.dice('beatport/artist', `${genreId}/${name}`).int(1_000, 1_400_000), name };
    });
    const own = (known().get(genreId) ?? []).map(({ each }) => artist(each));
    const unheard = Array.from(
      { length: houses },
      () =>
        `${random.pick(titleNouns)} ${random.pick(['Records', 'Recordings', 'Music', 'Audio', 'Trax', 'Digital'])}`,
    );
    const shared = random.sample(facts.world.catalogue.labels, 8).map(({ name }) => name);
    return {
      artists: [...own.slice(0, strangers / 2), ...invented],
      labels: [...shared, ...unheard].map(label),
    };
  };
  return {
    artist,
    label,
    drawArtist: (random, genreId) => random.pick(pool(genreId).artists),
    drawLabel: (random, genreId) => random.pick(pool(genreId).labels),
    artists: (genreId) => pool(genreId).artists,
    labels: (genreId) => pool(genreId).labels,
  };
}
