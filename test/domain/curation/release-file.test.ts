import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileDays, MAX_FILE_BYTES, readReleaseFile } from '../../../src/domain/curation/release-file.ts';
import { columnNames } from '../../../src/domain/curation/release-file-columns.ts';

const DAYS: FileDays = { otherwise: '2026-11-14', within: null };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (input: string | Uint8Array, days = DAYS) => {
  const file = readReleaseFile(typeof input === 'string' ? bytes(input) : input, days);
  if ('problem' in file) throw new Error(`the file cannot be read: ${file.problem}`);
  return file;
};
const titles = (input: string | Uint8Array) => read(input).releases.map(({ facts }) => facts.title);
const broken = (input: string) => read(input).broken.map(({ at, why }) => `${at} ${why}`);
const problem = (input: string | Uint8Array) =>
  readReleaseFile(typeof input === 'string' ? bytes(input) : input, DAYS);

const FULL = `title,mix,artists,remixers,label,release,catalog number,isrc,bpm,key,length,publish date,release date,artwork,url,spotify
Nightshift,Extended Mix,Aurel; Mina K.,Tessel,Blackline,Nightshift EP,BL042,de-a12-26-00001,132,8A,6:41,2026-11-16,2026-11-13,https://img.test/a.jpg,https://shop.test/1,spotify:track:0123456789012345678901`;

test('a whole row', () => {
  expect(read(FULL).releases[0]?.facts).toEqual({
    source: 'file',
    externalId: 'DEA122600001|nightshift|extended mix|aurel mina k',
    title: 'Nightshift',
    mix: 'Extended Mix',
    artists: [{ name: 'Aurel' }, { name: 'Mina K.' }],
    remixers: ['Tessel'],
    label: 'Blackline',
    releaseTitle: 'Nightshift EP',
    releaseExternalId: null,
    catalogNumber: 'BL042',
    isrc: 'DEA122600001',
    bpm: 132,
    key: { pitch: 9, mode: 'minor' },
    durationMs: 401_000,
    artworkUrl: 'https://img.test/a.jpg',
    publishDate: '2026-11-16',
    releaseDate: '2026-11-13',
    url: 'https://shop.test/1',
    spotifyUri: 'spotify:track:0123456789012345678901',
  });
});

describe('how people write CSV', () => {
  test.each([
    ['commas', 'Artist,Title\nAurel,Nightshift\n'],
    ['semicolons', 'Artist;Title\r\nAurel;Nightshift\r\n'],
    ['tabs', 'Artist\tTrack Title\nAurel\tNightshift'],
    ['bars', 'artist|title\nAurel|Nightshift'],
    ['old line ends', 'Artist,Title\rAurel,Nightshift\r'],
    ['a byte order mark', '\ufeffArtist,Title\nAurel,Nightshift'],
    ['a line for Excel', 'sep=;\nArtist;Title\nAurel;Nightshift'],
    ['a line above the heading', 'My promos, week 47\n\nArtist,Title\nAurel,Nightshift'],
    ['other columns', 'Rating,Artist,Genre,Title,Comment\n5,Aurel,Techno,Nightshift,fire'],
    ['German headings', 'Interpret;Titel;Tonart;Länge\nAurel;Nightshift;8A;6:41'],
    ['headings in capitals and lines', 'TRACK_TITLE,ARTIST_NAME\nNightshift,Aurel'],
    ['quotes everywhere', '"Artist","Title"\n"Aurel","Nightshift"'],
    ['spaces around', 'Artist , Title\n Aurel , Nightshift '],
    ['empty lines', '\n\nArtist,Title\n\n\nAurel,Nightshift\n\n'],
    ['cells left out at the end', 'Artist,Title,Label,BPM\nAurel,Nightshift'],
    ['empty cells too many', 'Artist,Title\nAurel,Nightshift,,,'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({
      releases: [{ facts: { title: 'Nightshift', artists: [{ name: 'Aurel' }] } }],
      broken: [],
    });
  });

  test('quotes hold delimiters, quotes and line ends', () => {
    const text = 'title,artist\n"One, ""Two""\nThree",Aurel\n12" Mix,Tessel';
    expect(titles(text)).toEqual(['One, "Two" Three', '12" Mix']);
    expect(read(text).releases.map(({ at }) => at)).toEqual([2, 4]);
  });

  test.each([
    ['UTF-8', (text: string) => bytes(text)],
    ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('%s', (_, encode) => {
    expect(titles(encode('title\tartist\nÜber Nacht\tÂme\n'))).toEqual(['Über Nacht']);
  });
});

describe('a broken line costs itself and is told by its number', () => {
  test.each([
    ['no title', 'title,artist\n,Aurel\nB,Tessel', ['2 title'], ['B']],
    ['no artist', 'title,artist\nA,\nB,Tessel', ['2 artist'], ['B']],
    ['a comma too many', 'title,artist\nA,Aurel,Extra\nB,Tessel', ['2 columns'], ['B']],
    ['a quote that nobody closes', 'title,artist\n"A,Aurel\nB,Tessel\nC,Nova', ['2 quote'], ['B', 'C']],
    [
      'a quote that closes elsewhere',
      'title,artist\n"A,Aurel\nB,Tessel\n"C","Nova"\nD,Mina',
      ['2 quote'],
      ['B', 'C', 'D'],
    ],
    ['words behind a quote', 'title,artist\n"A"x,Aurel\nB,Tessel', ['2 quote'], ['B']],
    ['the same track again', 'title,artist\nA,Aurel\na,AUREL\nB,Tessel', ['3 repeated'], ['A', 'B']],
    ['prose', 'title,artist\nonly words here\nB,Tessel', ['2 artist'], ['B']],
  ])('%s', (_, text, expected, rest) => {
    expect(broken(text)).toEqual(expected);
    expect(titles(text)).toEqual(rest);
  });

  test('every line is either in or told', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('A,Aurel', '"B",Nova', '"C,Mina', 'D,"Te""ssel"', '",', '""""', ',,,,'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const file = readReleaseFile(bytes(['title,artist', ...lines].join('\n')), DAYS);
        if ('problem' in file) return;
        const places = [...file.releases, ...file.broken].map(({ at }) => at);
        expect(new Set(places).size).toBe(places.length);
        expect(Math.max(...places)).toBeLessThanOrEqual(
          lines.length + 1 + lines.join('').split(/[\r\n]/).length,
        );
        for (const { facts } of file.releases) expect(facts.title).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  test('a good line after any rubbish goes in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 12 }), (rubbish) => {
        const file = read(['title,artist', ...rubbish, 'Good One,Aurel'].join('\n'));
        expect(file.releases.map(({ facts }) => facts.title)).toContain('Good One');
      }),
      { numRuns: 300 },
    );
  });
});

describe('JSON', () => {
  test.each([
    ['a list', '[{"title":"Nightshift","artists":["Aurel","Mina K."]}]'],
    ['an object with a list', '{"tracks":[{"name":"Nightshift","artist":"Aurel; Mina K."}]}'],
    ['one object', '{"title":"Nightshift","artists":[{"name":"Aurel"},{"name":"Mina K."}]}'],
    ['an object a line', '{"title":"Nightshift","artist":"Aurel;Mina K."}\n'],
    ['a list of lists', '{"data":{"x":1},"results":[{"title":"Nightshift","artist":"Aurel|Mina K."}]}'],
  ])('%s', (_, text) => {
    expect(read(text).releases).toMatchObject([
      { at: 1, facts: { title: 'Nightshift', artists: [{ name: 'Aurel' }, { name: 'Mina K.' }] } },
    ]);
  });

  test('numbers, names in objects, and a release with its label', () => {
    const [row] = read(
      '[{"title":"A","artist":{"name":"Aurel"},"release":{"name":"EP","label":{"name":"Blackline"}},"bpm":128.5,"duration_ms":401000}]',
    ).releases;
    expect(row?.facts).toMatchObject({
      releaseTitle: 'EP',
      label: 'Blackline',
      bpm: 128.5,
      durationMs: 401_000,
    });
  });

  test('what is no release costs itself', () => {
    expect(broken('[1,null,{"title":"A"},{"title":"B","artist":"C"}]')).toEqual([
      '1 shape',
      '2 shape',
      '3 artist',
    ]);
    expect(broken('{"title":"A","artist":"B"}\n{"title":\n{"title":"C","artist":"D"}')).toEqual(['2 shape']);
  });
});

describe('values', () => {
  const one = (column: string, value: string) =>
    read(`title;artist;${column}\nA;B;${value}`).releases[0]?.facts;

  test.each([
    ['key', '1m', { pitch: 9, mode: 'minor' }],
    ['key', 'F# maj', { pitch: 6, mode: 'major' }],
    ['key', 'loud', null],
    ['bpm', '128,50', 128.5],
    ['bpm', '128 BPM', 128],
    ['bpm', '0', null],
    ['bpm', '9000', null],
    ['isrc', 'promo', null],
    ['release date', '20.11.2026', '2026-11-20'],
    ['release date', '20/11/2026', '2026-11-20'],
    ['release date', '11/20/2026', '2026-11-20'],
    ['release date', '05/06/2026', null],
    ['release date', '2026-11-20T10:00:00Z', '2026-11-20'],
    ['release date', '2026-02-30', null],
    ['year', '2019', '2019'],
    ['artwork', 'javascript:alert(1)', null],
    ['url', 'https://shop.test/1', 'https://shop.test/1'],
  ])('%s %s', (column, value, expected) => {
    const facts = one(column, value);
    const fields = {
      key: facts?.key,
      bpm: facts?.bpm,
      isrc: facts?.isrc,
      artwork: facts?.artworkUrl,
      url: facts?.url,
    };
    const found = column.endsWith('date') || column === 'year' ? facts?.releaseDate : Object(fields)[column];
    expect(found).toEqual(expected);
  });

  test.each([
    ['6:41', 401_000],
    ['1:02:30', 3_750_000],
    ['401', 401_000],
    ['401000', 401_000],
    ['401.6', 401_600],
    ['-5', null],
    ['soon', null],
    ['0:00', null],
  ])('length %s', (value, expected) => {
    expect(one('length', value)?.durationMs).toBe(expected);
  });

  test.each([
    ['https://open.spotify.com/track/0123456789abcdefABCDEF?si=x', 'spotify:track:0123456789abcdefABCDEF'],
    ['0123456789abcdefABCDEF', 'spotify:track:0123456789abcdefABCDEF'],
    ['https://open.spotify.com/album/0123456789abcdefABCDEF', null],
  ])('spotify %s', (value, expected) => {
    expect(one('spotify', value)?.spotifyUri).toBe(expected);
  });

  test('a row without a day of its own is of the day that was given', () => {
    expect(one('year', '2019')?.publishDate).toBe('2026-11-14');
    expect(one('release date', '2026-11-18')?.publishDate).toBe('2026-11-18');
  });

  test('a week that was given holds all rows', () => {
    const week: FileDays = { otherwise: '2026-11-14', within: { from: '2026-11-14', to: '2026-11-20' } };
    const days = read('title,artist,date\nA,B,2026-11-18\nC,D,2026-12-24', week).releases;
    expect(days.map(({ facts }) => facts.publishDate)).toEqual(['2026-11-18', '2026-11-14']);
  });

  test('texts of a thousand letters and control characters', () => {
    const long = read(`title,artist\n${'A'.repeat(1_000)}\u0007,B\u0000`).releases[0]?.facts;
    expect(long?.title).toHaveLength(500);
    expect(long?.artists).toEqual([{ name: 'B' }]);
  });
});

describe('a file that cannot be read at all', () => {
  test.each([
    ['empty', '', 'empty'],
    ['a heading alone', 'title,artist\n', 'empty'],
    ['an empty list', '[]', 'empty'],
    ['no heading', 'A,B\nC,D', 'heading'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3]), 'heading'],
    ['half of a JSON', '[{"title":"A"', 'json'],
    ['larger than it may be', new Uint8Array(MAX_FILE_BYTES + 1), 'tooLarge'],
  ])('%s', (_, input, expected) => {
    expect(problem(input)).toEqual({ problem: expected });
  });
});

test('2 000 tracks, and no more than it may have', () => {
  const rows = (count: number) =>
    ['title,artist', ...Array.from({ length: count }, (_, at) => `Track ${at},Aurel`)].join('\n');
  expect(read(rows(2_000)).releases).toHaveLength(2_000);
  const many = read(rows(10_002));
  expect(many.releases).toHaveLength(10_000);
  expect(many.broken).toEqual([
    { at: 10_002, why: 'tooMany' },
    { at: 10_003, why: 'tooMany' },
  ]);
});

test('docs/curation.md names every column, and its example goes in', () => {
  const page = readFileSync(new URL('../../../docs/curation.md', import.meta.url), 'utf8');
  for (const [column, [name = '']] of Object.entries(columnNames)) {
    if (column !== 'lengthMs') expect(page).toContain(`\`${name}\``);
  }
  const [, example = ''] = /```csv\n([\s\S]*?)```/.exec(page) ?? [];
  expect(read(example)).toMatchObject({
    releases: [
      { facts: { title: 'Nightshift', artists: [{ name: 'Aurel' }, { name: 'Mina K.' }], bpm: 132 } },
    ],
    broken: [],
  });
});
