import { otherIsrc, type Song } from '../song.ts';
import { beatport, spotify } from '../writers.ts';
import { different, same, stranger, type Trap } from './trap.ts';

/** Who is named where, which codes stand where, and what surrounds a track. */

export const creditTraps: readonly Trap[] = [
  {
    name: 'guest here or there',
    share: 5,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      return same(random, { ...song, guest: stranger(random, ground, song) });
    },
  },
  {
    name: 'guest on one side only',
    share: 1,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const pair = same(random, { ...song, guest: stranger(random, ground, song) });
      return { ...pair, b: { ...spotify(random, song), title: song.title } };
    },
  },
  {
    name: 'guest in the list of artists',
    share: 2,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const guest = stranger(random, ground, song);
      const pair = same(random, { ...song, guest });
      const credit = `${song.artists.join(' & ')} ${random.pick(['feat.', 'ft.', 'Feat', 'featuring'])} ${guest}`;
      return { ...pair, a: { ...pair.a, title: song.title, artists: [credit], mix: 'Original Mix' } };
    },
  },
  {
    name: 'remixer as an artist',
    share: 4,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const remixer = stranger(random, ground, song);
      const version = `${remixer} ${random.pick(['Remix', 'Extended Remix', 'Rework', 'Dub', 'Edit', 'VIP Mix'])}`;
      return same(random, { ...song, remixer, version });
    },
  },
  {
    name: 'label in the title',
    share: 1,
    make: (random, { plain }) => {
      const pair = same(random, random.pick(plain));
      return { ...pair, b: { ...pair.b, title: `${pair.b.title} [${pair.b.label ?? 'Blackline'}]` } };
    },
  },
  {
    name: 'compilation',
    share: 2,
    make: (random, { songs }) => {
      const pair = same(random, random.pick(songs));
      return {
        ...pair,
        b: {
          ...pair.b,
          label: 'Sampler Music',
          releaseDate: `${random.int(2012, 2026)}-0${random.int(1, 9)}-1${random.int(0, 9)}`,
        },
      };
    },
  },
  {
    name: 'another code',
    share: 3,
    make: (random, { songs }) => {
      const pair = same(random, random.pick(songs));
      return { ...pair, b: { ...pair.b, isrc: otherIsrc(random) } };
    },
  },
  {
    name: 'several codes',
    share: 1,
    make: (random, { songs }) => {
      const song = random.pick(songs);
      const pair = same(random, song);
      return { ...pair, a: { ...pair.a, isrc: otherIsrc(random), isrcs: [otherIsrc(random), song.isrc] } };
    },
  },
  {
    name: 'code written otherwise',
    share: 1,
    make: (random, { songs }) => {
      const pair = same(random, random.pick(songs));
      const isrc = (pair.b.isrc ?? '').toLowerCase().replace(/^(..)(...)(..)/, '$1-$2-$3-');
      return { ...pair, b: { ...pair.b, isrc } };
    },
  },
  {
    name: 'no code',
    share: 2,
    make: (random, { songs }) => {
      const pair = same(random, random.pick(songs));
      const a = { ...pair.a, isrc: null };
      return { ...pair, a, b: random.chance(0.5) ? pair.b : { ...pair.b, isrc: null } };
    },
  },
  {
    name: 'wrong code: another song',
    share: 4,
    make: (random, { songs }) => {
      const [one, other] = random.sample(songs, 2);
      if (one === undefined || other === undefined || one.title === other.title) return null;
      return different(random, one, { ...other, isrc: one.isrc });
    },
  },
  {
    name: 'wrong code: the same artist',
    share: 2,
    make: (random, { plain }) => {
      const [one, other] = random.sample(plain, 2);
      if (one === undefined || other === undefined || one.title === other.title) return null;
      return different(random, one, { ...other, artists: one.artists, isrc: one.isrc });
    },
  },
  {
    name: 'same title, other artist',
    share: 5,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const other: Song = { ...song, artists: [stranger(random, ground, song)], isrc: otherIsrc(random) };
      return different(random, song, { ...other, durationMs: random.int(120_000, 480_000) });
    },
  },
  {
    name: 'same artist, other title',
    share: 5,
    make: (random, { plain }) => {
      const [one, other] = random.sample(plain, 2);
      if (one === undefined || other === undefined || one.title === other.title) return null;
      return different(random, one, { ...other, artists: one.artists });
    },
  },
  {
    name: 'short title',
    share: 2,
    make: (random, ground) => {
      const short = ['7', 'Ö', 'A', 'U', 'Go', 'Hi', '1999', '÷', '.', 'X', 'Om', 'ID'];
      const [title = '7', otherTitle = 'A'] = random.sample(short, 2);
      const song = { ...random.pick(ground.plain), title };
      return random.chance(0.5)
        ? same(random, song)
        : different(random, song, { ...song, title: otherTitle, isrc: otherIsrc(random) });
    },
  },
  {
    name: 'covered by another',
    share: 2,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const [artist = ''] = song.artists;
      const title = `${song.title}${random.pick(['', ' (Cover)', ` (${artist} Cover)`, ` (Tribute to ${artist})`])}`;
      const b = beatport(random, {
        ...song,
        title,
        artists: [stranger(random, ground, song)],
        isrc: otherIsrc(random),
      });
      return { ...different(random, song, song), b };
    },
  },
];
