import type { Random } from '../../../sandbox/world/random.ts';
import { otherIsrc, remixLabel, type Song } from '../song.ts';
import { different, type Ground, same, stranger, type Trap } from './trap.ts';

/** Other recordings of one song, and one recording under other names of its version. */

/** The song as it is against a version of it, with a code and (half of the time) a length of its own. */
const against = (
  name: string,
  share: number,
  labels: (random: Random, ground: Ground, song: Song) => string,
  length: readonly [number, number] = [0.6, 1.4],
): Trap => ({
  name,
  share,
  make: (random, ground) => {
    const song = random.pick(ground.plain);
    const durationMs = Math.round(song.durationMs * (length[0] + random.next() * (length[1] - length[0])));
    const version = labels(random, ground, song);
    const other = { ...song, version, isrc: otherIsrc(random), durationMs };
    return random.chance(0.5) ? different(random, song, other) : different(random, other, song);
  },
});

const oneOf =
  (...labels: readonly string[]) =>
  (random: Random): string =>
    random.pick(labels);

const place = (random: Random): string =>
  random.pick(['Kopfsteg', 'the Harbour Hall', 'Nordlys Festival', 'Berlin', 'Radio Six']);

export const versionTraps: readonly Trap[] = [
  against('live', 2, (random) =>
    random.pick([
      'Live',
      'Live Version',
      `Live at ${place(random)}`,
      `Live in ${place(random)} ${random.int(1990, 2024)}`,
      `${place(random)} Session`,
    ]),
  ),
  against('instrumental', 2, oneOf('Instrumental', 'Instrumental Version', 'Instrumental Mix')),
  against('acapella', 1, oneOf('Acapella', 'A Cappella', 'Accapella')),
  against('dub', 1, oneOf('Dub', 'Dub Mix', 'Dub Version')),
  against('VIP', 1, oneOf('VIP', 'VIP Mix', 'VIP Edit')),
  against(
    'acoustic and demo',
    2,
    oneOf('Acoustic', 'Acoustic Version', 'Unplugged', 'Demo', 'Demo Version', 'Piano Version', 'Stripped'),
  ),
  against(
    'sped up and slowed',
    2,
    oneOf('Sped Up', 'Sped Up Version', 'Slowed + Reverb', 'Slowed', 'Nightcore'),
  ),
  against('karaoke', 1, oneOf('Karaoke Version', 'Karaoke', 'Instrumental Karaoke', 'Backing Track')),
  against('mixed', 3, oneOf('Mixed', 'Mixed', 'Mix Cut', 'DJ Mix'), [0.4, 1]),
  against(
    'recorded again',
    1,
    oneOf('Re-Recorded', 'Rerecorded Version', "Taylor's Version", '2019 Re-Recording'),
  ),
  against(
    'described',
    2,
    oneOf(
      'Vocal Mix',
      'Sunset Mix',
      'Beatless',
      'Ambient Version',
      'Orchestral Version',
      'Spanish Version',
      'Reprise',
    ),
  ),
  against('remix against original', 3, (random, ground, song) =>
    remixLabel(random, stranger(random, ground, song)),
  ),
  {
    name: 'extended against radio',
    share: 3,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const [long, short] = [
        random.pick(['Extended Mix', 'Extended', 'Club Mix', '12" Mix']),
        random.pick(['Radio Edit', 'Radio Mix', 'Edit', null, 'Short Edit']),
      ];
      const longer: Song = { ...song, version: long, durationMs: Math.round(song.durationMs * 1.5) };
      const pair = different(random, longer, { ...song, version: short, isrc: otherIsrc(random) });
      return { ...pair, b: { ...pair.b, durationMs: song.durationMs } };
    },
  },
  {
    name: 'remix by another',
    share: 4,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const one = stranger(random, ground, song);
      const other = stranger(random, ground, { ...song, remixer: one });
      const kind = random.pick(['Remix', 'Extended Remix', 'Dub', 'Rework']);
      return different(
        random,
        { ...song, remixer: one, version: `${one} ${kind}` },
        { ...song, remixer: other, version: `${other} ${kind}`, isrc: otherIsrc(random) },
      );
    },
  },
  {
    name: 'same remixer, other song',
    share: 2,
    make: (random, ground) => {
      const [one, other] = random.sample(ground.plain, 2);
      if (one === undefined || other === undefined) return null;
      const remixer = stranger(random, ground, one);
      const named = (song: Song): Song => ({ ...song, remixer, version: `${remixer} Remix` });
      const titled = random.chance(0.5) ? { ...other, title: one.title } : { ...other, artists: one.artists };
      if (one.artists.includes(remixer) || other.artists.includes(remixer)) return null;
      if (titled.title === one.title && other.artists.join() === one.artists.join()) return null;
      if (titled.artists === one.artists && other.title === one.title) return null;
      return different(random, named(one), named(titled));
    },
  },
  {
    name: 'sequel',
    share: 4,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const title = song.title.replace(/ (?:I{1,3}|IV)$/, '');
      const [one, other] = random.sample(
        ['', ' 2', ' 3', ' II', ' Pt. 1', ', Pt. 2', ' Part Three', ' IV', ' (Part 5)', ' 2.0'],
        2,
      );
      if (
        `${one}${other}`.replace(/\D/g, '') === '22' ||
        [one, other].every((form) => /^,? ?(?:Pt\. )?(?:2|II)$/.test(form ?? ''))
      )
        return null;
      if ([one, other].includes(' Part Three') && [one, other].includes(' 3')) return null;
      return different(
        random,
        { ...song, title: `${title}${one}` },
        { ...song, title: `${title}${other}`, isrc: otherIsrc(random) },
      );
    },
  },
  {
    name: 'medley',
    share: 1,
    make: (random, { plain }) => {
      const [one, other] = random.sample(plain, 2);
      if (one === undefined || other === undefined) return null;
      const title = random.pick([
        `${one.title} / ${other.title}`,
        `${one.title} (Medley)`,
        `Medley: ${one.title} / ${other.title}`,
      ]);
      return different(random, one, { ...one, title, isrc: otherIsrc(random) });
    },
  },
  {
    name: 'clean against explicit',
    share: 1,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      return different(
        random,
        { ...song, version: 'Clean' },
        { ...song, version: random.pick([null, 'Explicit']), isrc: otherIsrc(random) },
      );
    },
  },
  {
    name: 'two places',
    share: 1,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      return different(
        random,
        { ...song, version: 'Live at Kopfsteg' },
        {
          ...song,
          version: `Live in ${random.pick(['Paris', 'Oslo'])} ${random.int(1990, 2020)}`,
          isrc: otherIsrc(random),
        },
      );
    },
  },
  {
    name: 'remaster',
    share: 3,
    make: (random, { plain }) => {
      const song = random.pick(plain);
      const year = random.int(1998, 2024);
      const suffix = random.pick([
        ` - Remastered ${year}`,
        ` (${year} Remaster)`,
        ` - ${year} Remaster`,
        ' (Remastered)',
        ` - ${year} - Remaster`,
        ` [${year} Digital Remaster]`,
        ' (Remastered Version)',
      ]);
      const pair = same(random, song);
      return {
        ...pair,
        b: {
          ...pair.b,
          title: `${pair.b.title}${suffix}`,
          isrc: random.chance(0.7) ? otherIsrc(random) : song.isrc,
          releaseDate: `${year}-05-01`,
        },
      };
    },
  },
  {
    name: 'version written otherwise',
    share: 4,
    make: (random, ground) => {
      const song = random.pick(ground.plain);
      const remixer = stranger(random, ground, song);
      const forms = random.pick([
        ['Extended Mix', 'Extended', 'Extended Version'],
        ['Radio Edit', 'Radio Mix', 'Radio Version', 'Radio'],
        [
          `${remixer} Remix`,
          `${remixer} Mix`,
          `${remixer} RMX`,
          `${remixer}'s Remix`,
          `Remixed by ${remixer}`,
        ],
        ['Instrumental', 'Instrumental Mix', 'Instrumental Version', 'Inst.'],
        [`${remixer} Re-Edit`, `${remixer} Edit`],
        ['Club Mix', 'Club Version'],
        ['Original Mix', 'Original', 'Original Version', 'Album Version'],
        ['Acapella', 'A Cappella', 'Acappella'],
        ['Live', 'Live Version'],
      ]);
      const [one = '', other = ''] = random.sample(forms, 2);
      const named = forms[0]?.startsWith(remixer) ? remixer : null;
      const pair = same(random, { ...song, version: '\u0001', remixer: named });
      const put = (text: string | null | undefined, form: string): string | null =>
        text?.replace('\u0001', form) ?? null;
      return {
        same: true,
        a: { ...pair.a, title: put(pair.a.title, one) ?? '', mix: put(pair.a.mix, one) },
        b: { ...pair.b, title: put(pair.b.title, other) ?? '', mix: put(pair.b.mix, other) },
      };
    },
  },
];
