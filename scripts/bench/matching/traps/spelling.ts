import type { Random } from '../../../sandbox/world/random.ts';
import type { PairSide } from '../pair.ts';
import type { Song } from '../song.ts';
import { spotify } from '../writers.ts';
import { same, stranger, type Trap } from './trap.ts';

/** Ways in which one name is written differently. All of these pairs are the same recording. */

/** The first side as some source writes it, the second as Spotify does, with its title or artists changed. */
const rewritten = (
  random: Random,
  song: Song,
  change: (side: PairSide) => Partial<PairSide>,
): { a: PairSide; b: PairSide; same: boolean } => {
  const pair = same(random, song);
  return { ...pair, b: { ...pair.b, ...change(pair.b) } };
};

/** One letter lost, doubled, swapped or replaced inside a word, beside letters. */
const slip = (random: Random, text: string): string => {
  const inside = [...text.matchAll(/(?<=[a-z])[a-z](?=[a-z])/g)].map(({ index }) => index);
  const at = inside.length === 0 ? 1 : random.pick(inside);
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  return random.pick([
    `${before}${after}`,
    `${before}${letter}${letter}${after}`,
    `${before}${after[0] ?? ''}${letter}${after.slice(1)}`,
    `${before}${random.pick([...'aeioutnrs'])}${after}`,
  ]);
};

/** As people romanise, which is not as tables do. */
const romanised: readonly (readonly [string, string])[] = [
  ['Полночный Завод', 'Polnochny Zavod'],
  ['Чайковская Площадь', 'Chaikovskaya Ploshchad'],
  ['Северный Ветер', 'Severny Veter'],
  ['Жёлтая Юбка', 'Zheltaya Yubka'],
  ['Тихий Океан', 'Tikhiy Okean'],
  ['Вечерняя Заря', 'Vechernyaya Zarya'],
  ['Київська Ніч', 'Kyivska Nich'],
  ['Ωμέγα Τρία', 'Omega Tria'],
  ['Μαύρη Θάλασσα', 'Mavri Thalassa'],
  ['서울밤거리', 'Seoul Bamgeori'],
  ['바람의 노래', 'Baramui Norae'],
  ['さくらんぼ', 'Sakuranbo'],
  ['カメラトーク', 'Kamera Tooku'],
  ['مدينة الرمل', 'Madinat al Raml'],
  ['מגדלור שקט', 'Migdalor Shaket'],
];

const romanNumbers = ['II', 'III', 'IV', 'V', 'VI', 'VII', 'IX', 'X'];
const arabicNumbers = ['2', '3', '4', '5', '6', '7', '9', '10'];

export const spellingTraps: readonly Trap[] = [
  { name: 'plain', share: 5, make: (random, { songs }) => same(random, random.pick(songs)) },
  {
    name: 'capitals',
    share: 2,
    make: (random, { songs }) =>
      rewritten(random, random.pick(songs), ({ title, artists }) => ({
        title: title.toUpperCase(),
        artists: artists.map((name) => name.toUpperCase()),
      })),
  },
  {
    name: 'slip in the title',
    share: 3,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      if (song.title.length < 6) return null;
      return rewritten(random, song, ({ title }) => ({
        title: title.replace(song.title, slip(random, song.title)),
      }));
    },
  },
  {
    name: 'slip in the artist',
    share: 2,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const [artist = ''] = song.artists;
      if (artist.length < 8) return null;
      return rewritten(random, song, ({ artists }) => ({
        artists: artists.map((name) => name.replace(artist, slip(random, artist))),
      }));
    },
  },
  {
    name: 'parts and numerals',
    share: 3,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const at = random.int(0, romanNumbers.length - 1);
      const [roman = '', arabic = ''] = [romanNumbers[at], arabicNumbers[at]];
      const forms = [
        ` ${roman}`,
        ` ${arabic}`,
        `, Pt. ${arabic}`,
        ` (Part ${roman})`,
        ` Part ${arabic}`,
        ` - Pt. ${roman}`,
        ` #${arabic}`,
        ` Pts. ${arabic}`,
      ];
      const title = song.title.replace(/ (?:I{1,3}|IV)$/, '');
      const [one = '', other = ''] = random.sample(forms, 2);
      const pair = same(random, { ...song, title: `${title}\u0001` });
      const put = (side: PairSide, form: string): PairSide => ({
        ...side,
        title: side.title.replace('\u0001', form),
      });
      return { ...pair, a: put(pair.a, one), b: put(pair.b, other) };
    },
  },
  {
    name: 'transliterated artist',
    share: 3,
    make: (random, { plain }) => {
      const [native, latin] = random.pick(romanised);
      const song = { ...random.pick(plain), artists: [native] };
      const pair = same(random, song);
      const b = { ...pair.b, artists: pair.b.artists.map((name) => name.replace(native, latin)) };
      return random.chance(0.5) ? { ...pair, b } : { a: b, b: pair.a, same: true };
    },
  },
  {
    name: 'transliterated title',
    share: 3,
    make: (random, { plain }) => {
      const [native, latin] = random.pick(romanised);
      const song = { ...random.pick(plain), title: native };
      const pair = same(random, song);
      const b = { ...pair.b, title: pair.b.title.replace(native, latin) };
      return random.chance(0.5) ? { ...pair, b } : { a: b, b: pair.a, same: true };
    },
  },
  {
    name: 'own script',
    share: 2,
    make: (random, { songs }) => {
      const foreign = songs.filter(({ title, artists }) => /[^ -~]/.test(title + artists.join('')));
      return foreign.length === 0 ? null : same(random, random.pick(foreign));
    },
  },
  {
    name: 'accents and ligatures',
    share: 2,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const accents: Readonly<Record<string, string>> = {
        a: 'ä',
        e: 'é',
        i: 'ī',
        o: 'ø',
        u: 'ů',
        n: 'ñ',
        s: 'š',
        c: 'ç',
      };
      const accented = (text: string): string =>
        text.replace(/[aeiounsc]/g, (letter) => (random.chance(0.5) ? (accents[letter] ?? letter) : letter));
      return rewritten(random, song, ({ title, artists }) => ({
        title: accented(title),
        artists: artists.map(accented),
      }));
    },
  },
  {
    name: 'country of the artist',
    share: 2,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      return rewritten(random, song, ({ artists }) => ({
        artists: artists.map((name) =>
          song.artists.includes(name)
            ? `${name} (${random.pick(['UK', 'DE', 'US', 'NL', 'IT', 'FR'])})`
            : name,
        ),
      }));
    },
  },
  {
    name: 'namesakes of two countries',
    share: 1,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const [one = 'UK', other = 'US'] = random.sample(['UK', 'DE', 'US', 'NL', 'IT'], 2);
      const named = (country: string): Song => ({
        ...song,
        artists: song.artists.map((name) => `${name} (${country})`),
      });
      return {
        a: spotify(random, named(one)),
        b: spotify(random, { ...named(other), isrc: song.isrc.replace(/\d{5}$/, '99871') }),
        same: false,
      };
    },
  },
  {
    name: 'emoji and markdown',
    share: 2,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const dress = random.pick([
        (text: string) => `**${text}**`,
        (text: string) => `🔥 ${text} 🔥`,
        (text: string) => `${text} ✨`,
        (text: string) => `_${text}_`,
        (text: string) => `“${text}”`,
        (text: string) => `${text}!`,
        (text: string) => `${text}…`,
        (text: string) => `  ${text}  `,
      ]);
      return rewritten(random, song, ({ title }) => ({
        title: title.replace(song.title, dress(song.title)),
      }));
    },
  },
  {
    name: 'the, and, order, joined',
    share: 3,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const other = stranger(random, ground, song);
      const pair = same(random, { ...song, artists: [...song.artists, other] });
      const change = random.pick<(names: readonly string[]) => string[]>([
        (names) => names.toReversed(),
        (names) => [names.join(' & ')],
        (names) => [names.join(' x ')],
        (names) => names.map((name) => name.replace(/^The /, '')),
        (names) => names.map((name) => name.replace(' & ', ' and ')),
        (names) => [names.join(', ')],
      ]);
      return { ...pair, b: { ...pair.b, artists: change(pair.b.artists) } };
    },
  },
];
