import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeRelease, type RadarFacts, scan } from '../../../src/domain/radar/noise.ts';
import {
  type HeardLabel,
  kindOf,
  type Mute,
  type NewRelease,
  type PlayedArtist,
  radarKinds,
} from '../../../src/domain/radar/radar.ts';
import { rankSignals } from '../../../src/domain/radar/ranking.ts';
import { readTitle } from '../../../src/domain/radar/titles.ts';

const release = (more: Partial<NewRelease> = {}): NewRelease => ({
  source: 'listenbrainz',
  externalId: 'a',
  title: 'Night Drive',
  credit: 'Nova Lane',
  artistMbids: [],
  kind: 'album',
  label: null,
  releaseDate: '2026-11-13',
  imageUrl: null,
  url: 'https://musicbrainz.org/release/a',
  ...more,
});
const artist = (name: string, more: Partial<PlayedArtist> = {}): PlayedArtist => ({
  name,
  plays: 10,
  recentPlays: 0,
  kept: 0,
  followed: false,
  mbids: [],
  known: new Map(),
  ...more,
});
const facts = (artists: readonly PlayedArtist[], mutes: readonly Mute[] = []): RadarFacts => ({
  artists: new Map(artists.map((one) => [one.name.toLowerCase(), one])),
  labels: new Map(),
  held: new Set(),
  mutes,
});
const label = (more: Partial<HeardLabel> = {}): HeardLabel => ({
  ...{ name: 'Dark Rooms', plays: 0, tracks: 0, kept: 0, gold: 0, followed: false },
  ...more,
});
const nova = artist('Nova Lane');
const why = (one: NewRelease, about: RadarFacts): string => {
  const judged = judgeRelease(one, about);
  return judged.kind === 'noise' ? judged.why : 'signal';
};

test.each([
  ['Night Drive', 'night drive', false],
  ['Night Drive (Deluxe Edition)', 'night drive', true],
  ['Night Drive [2026 Remaster]', 'night drive', true],
  ['Night Drive - Expanded', 'night drive', true],
  ['Night Drive (Deluxe) - Single', 'night drive', true],
  ['Night Drive - EP', 'night drive', false],
  ['Night Drive EP', 'night drive', false],
  ['Night Drive: 10th Anniversary Edition', 'night drive', true],
  ['Night Drive: The End', 'night drive the end', false],
  ['Night Drive (Part Two)', 'night drive part two', false],
  ['Deluxe', 'deluxe', false],
  ['(Remastered)', 'remastered', false],
  ['EP', 'ep', false],
])('%j is %j, an edition: %s', (title, key, isEdition) => {
  expect(readTitle(title)).toEqual({ key, isEdition });
});

test.each([
  ['Album', [], 'album'],
  ['EP', [], 'ep'],
  ['Album', ['Compilation'], 'compilation'],
  ['Album', ['Live', 'Compilation'], 'compilation'],
  ['Single', ['Remix'], 'remix'],
  ['Other', ['Audiobook'], 'spoken'],
  ['Broadcast', [], 'other'],
  [null, [], 'other'],
] as const)('%s with %j is of the kind %s', (primary, secondary, kind) => {
  expect(kindOf(primary, secondary)).toBe(kind);
});

describe('one release', () => {
  test.each<[string, Partial<NewRelease>, string]>([
    ['by somebody they play', {}, 'signal'],
    ['with a guest they play', { credit: 'Somebody feat. Nova Lane' }, 'signal'],
    ['written otherwise', { credit: 'NOVA LANE' }, 'signal'],
    ['by a stranger', { credit: 'Nova' }, 'stranger'],
    ['by various artists', { credit: 'Various Artists' }, 'various'],
    ['spoken', { kind: 'spoken' }, 'spoken'],
    ['an edition', { title: 'Night Drive (Deluxe)' }, 'edition'],
  ])('%s: %j is %s', (_, more, expected) => {
    expect(why(release(more), facts([nova]))).toBe(expected);
  });

  test('by a namesake, where both sides have ids', () => {
    const known = facts([artist('Nova Lane', { mbids: ['ours'] })]);
    expect(why(release({ artistMbids: ['theirs'] }), known)).toBe('namesake');
    expect(why(release({ artistMbids: ['theirs', 'ours'] }), known)).toBe('signal');
    expect(why(release(), known)).toBe('signal');
    expect(why(release({ artistMbids: ['theirs'] }), facts([nova]))).toBe('signal');
  });

  test.each([
    ['single', '2019', 'again'],
    ['single', '2026', 'signal'],
    ['single', '2026-09', 'again'],
    ['single', '2026-11-01', 'signal'],
    ['single', '2026-10-01', 'again'],
    ['single', '2027-01-01', 'signal'],
    ['album', '2026-09', 'signal'],
    ['ep', '2025-12-24', 'signal'],
    ['album', '2025-01-01', 'again'],
    ['album', '2019', 'again'],
  ] as const)('%s of a title that is known since %s: %s', (kind, since, expected) => {
    const about = facts([artist('Nova Lane', { known: new Map([['night drive', since]]) })]);
    expect(why(release({ kind }), about)).toBe(expected);
  });

  test.each<[Mute, string]>([
    [{ kind: 'artist', value: 'nova lane' }, 'muted'],
    [{ kind: 'label', value: 'dark rooms' }, 'muted'],
    [{ kind: 'kind', value: 'album' }, 'muted'],
    [{ kind: 'kind', value: 'single' }, 'signal'],
    [{ kind: 'artist', value: 'dark rooms' }, 'signal'],
  ])('muted by %j: %s', (mute, expected) => {
    expect(why(release({ label: 'Dark Rooms' }), facts([nova], [mute]))).toBe(expected);
  });
});

describe('the radar', () => {
  test('has each title once, the album before its single', () => {
    const single = release({ externalId: 's', kind: 'single', releaseDate: '2026-10-30' });
    const album = release({ externalId: 'b' });
    const other = release({ externalId: 'c', credit: 'Kai', title: 'Night Drive' });
    const { signals, noise } = scan([single, album, other], facts([nova, artist('Kai')]));
    expect(signals.map((one) => one.release.externalId).sort()).toEqual(['b', 'c']);
    expect(noise.get('again')).toBe(1);
  });

  test('of one release that two sources tell, what was there before stays, dealt with or not', () => {
    const first = release({ externalId: 'mb', kind: 'single' });
    const second = release({ externalId: 'bp', source: 'beatport', kind: 'ep', releaseDate: '2026-11-20' });
    const idsOf = (held: string[], ...all: NewRelease[]) =>
      scan(all, { ...facts([nova]), held: new Set(held) }).signals.map((one) => one.release.externalId);
    expect(idsOf([], first, second)).toEqual(['bp']);
    expect(idsOf(['mb'], first, second)).toEqual(['mb']);
    expect(idsOf(['mb', 'bp'], first, second)).toEqual(['bp']);
    // An album of one source that follows its single is news.
    expect(idsOf(['mb'], first, release({ externalId: 'lp' }))).toEqual(['lp']);
    expect(idsOf(['mb'], first, { ...second, releaseDate: '2027-02-01' })).toEqual(['bp']);
  });

  test.each([
    [{ plays: 29, tracks: 10 }, false],
    [{ plays: 30, tracks: 3 }, false],
    [{ plays: 30, tracks: 4 }, true],
    [{ kept: 4 }, true],
    [{ gold: 1 }, false],
    [{ gold: 2 }, true],
    [{ followed: true }, true],
  ])('a label of which somebody has %j brings what is new on it: %s', (more, brings) => {
    const about = { ...facts([nova]), labels: new Map([['dark rooms', label(more)]]) };
    const one = release({ credit: 'Zed & Yan', label: 'Dark Rooms' });
    const [found] = scan([one], about).signals;
    expect(found?.artist.name).toBe(brings ? 'Zed' : undefined);
    expect(why({ ...one, credit: 'Various Artists' }, about)).toBe('various');
  });

  test('a label that releases all the time brings only those of artists, unless it is followed', () => {
    const many = Array.from({ length: 41 }, (_, at) =>
      release({ externalId: `${at}`, title: `T${at}`, credit: `Somebody ${at}`, label: 'Dark Rooms' }),
    );
    const mine = release({ externalId: 'mine', label: 'Dark Rooms' });
    const about = (followed: boolean) => ({
      ...facts([nova]),
      labels: new Map([['dark rooms', label({ gold: 9, followed })]]),
    });
    const found = scan([...many, mine], about(false));
    expect(found.signals.map((one) => one.release.externalId)).toEqual(['mine']);
    expect(found.noise.get('crowd')).toBe(41);
    expect(scan([...many, mine], about(true)).signals).toHaveLength(42);
  });

  test('ranks by how much the artist is listened to, guests behind', () => {
    const [a, b, c] = [
      artist('A', { plays: 100 }),
      artist('B', { plays: 10, recentPlays: 40 }),
      artist('C', { kept: 9 }),
    ];
    const of = (externalId: string, credit: string) => release({ externalId, credit, title: externalId });
    const { signals } = scan(
      [of('1', 'C'), of('2', 'A'), of('3', 'B'), of('4', 'X feat. B')],
      facts([a, b, c]),
    );
    expect(rankSignals(signals).map((one) => one.release.externalId)).toEqual(['3', '2', '1', '4']);
  });

  test('is the same whatever order releases come in, and all of them are accounted for', () => {
    const one = fc.record({
      externalId: fc.uuid(),
      title: fc.constantFrom('Night Drive', 'Night Drive (Deluxe)', 'Day', 'Day EP'),
      credit: fc.constantFrom('Nova Lane', 'Kai', 'Kai & Nova Lane', 'Nobody', 'Various Artists'),
      kind: fc.constantFrom(...radarKinds),
      releaseDate: fc.constantFrom('2026-11-13', '2026-11-14'),
    });
    const about = facts([nova, artist('Kai')], [{ kind: 'kind', value: 'live' }]);
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ externalId }) => externalId, maxLength: 20 }),
        (parts) => {
          const all = parts.map((part) => release(part));
          const forth = scan(all, about);
          const back = scan([...all].reverse(), about);
          expect(rankSignals(back.signals)).toEqual(rankSignals(forth.signals));
          const heard = [...forth.noise.values()].reduce((sum, count) => sum + count, 0);
          expect(heard + forth.signals.length).toBe(all.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
