import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExportRow } from '../../../src/domain/listening/exports/read-row.ts';
import { NOT_JSON } from '../../../src/domain/listening/exports/rows.ts';
import type { ExportEvent, ExportPlace } from '../../../src/providers/export-port.ts';
import { createElementSplitter } from '../../../src/providers/exports/elements.ts';
import { exportLimits } from '../../../src/providers/exports/limits.ts';
import { createExportReader } from '../../../src/providers/exports/reader.ts';
import { type ArchiveEntry, extendedRow, uploadsOf, zipOf } from '../../support/exports.ts';

const NOW = Date.UTC(2026, 0, 1);
const START: ExportPlace = { file: 0, row: 0 };
const signal = new AbortController().signal;

const collect = async (events: AsyncIterable<ExportEvent>): Promise<ExportEvent[]> => {
  const all: ExportEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
};

const eventsOf = async (
  files: Readonly<Record<string, Buffer | string>>,
  limits = exportLimits,
  from = START,
): Promise<ExportEvent[]> => collect(createExportReader(limits).read(uploadsOf(files), from, signal));

const kindsOf = (events: readonly ExportEvent[]): string[] =>
  events.flatMap((event) =>
    event.kind === 'rows'
      ? event.rows.map((row) => {
          const read = readExportRow(row, NOW);
          return read.kind === 'broken' ? read.why : read.kind;
        })
      : [],
  );

const endsOf = (events: readonly ExportEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'file' ? [[event.name, event.form, event.rows, event.problem]] : [],
  );

const json = (...rows: readonly unknown[]): string => JSON.stringify(rows);
const at = (second: number): Record<string, unknown> =>
  extendedRow({ ts: new Date(Date.UTC(2023, 0, 1) + second * 1_000).toISOString().replace('.000', '') });

/** How many came out before the first that is none. */
const brokenAt = (values: readonly unknown[]): number => {
  const at = values.indexOf(NOT_JSON);
  return at < 0 ? values.length : at;
};

describe('a package', () => {
  test('is read whole, whatever its files are called and whatever lies beside them', async () => {
    const zip = zipOf([
      { name: 'MyData/Streaming_History_Audio_2013_0.json', content: json(at(1), at(2)) },
      { name: 'MyData/endsong_7.json', content: JSON.stringify([at(3)], null, 2) },
      { name: 'MyData/any name.txt', content: json(at(4)), method: 0 },
      { name: '../../etc/passwd', content: json(at(5)) },
      { name: 'C:\\windows\\x.json', content: json(at(6)) },
      { name: '__MACOSX/MyData/._endsong_7.json', content: 'Mac OS X' },
      { name: 'MyData/ReadMeFirst.pdf', content: '%PDF-1.7' },
      { name: 'MyData/Userdata.json', content: '{"username":"x"}' },
      { name: 'MyData/Marquee.json', content: '[{"artistName":"a","segment":"b"}]' },
      { name: 'MyData/folder/', content: '' },
    ]);
    const events = await eventsOf({ 'my_spotify_data.zip': zip });
    expect(kindsOf(events)).toEqual(['play', 'play', 'play', 'play', 'play', 'play']);
    expect(endsOf(events)).toEqual([
      ['MyData/Streaming_History_Audio_2013_0.json', 'extended', 2, null],
      ['MyData/endsong_7.json', 'extended', 1, null],
      ['MyData/any name.txt', 'extended', 1, null],
      ['../../etc/passwd', 'extended', 1, null],
      ['C:/windows/x.json', 'extended', 1, null],
      ['MyData/ReadMeFirst.pdf', null, 0, null],
      ['MyData/Userdata.json', null, 0, null],
      ['MyData/Marquee.json', null, 0, null],
    ]);
  });

  test('breaks in one file, and the others go in', async () => {
    const good = (name: string, second: number): ArchiveEntry => ({ name, content: json(at(second)) });
    const zip = zipOf([
      good('1.json', 1),
      { name: '2.json', content: `${json(at(2), at(3)).slice(0, -40)}` },
      { name: '3.json', content: json(at(4), at(5)).replace('"platform"', '"platform') },
      { name: '4.json', content: json(at(6)), flags: 1 },
      { name: '5.json', content: json(at(7)), method: 99 },
      { name: '6.json', content: json(at(8)), says: { crc: 1 } },
      { name: '7.json', content: 'no json at all' },
      { name: '8.json', content: `${json(at(9))} and more` },
      good('9.json', 10),
    ]);
    const events = await eventsOf({ 'x.zip': zip });
    expect(endsOf(events).map(([name, , rows, problem]) => [name, rows, problem])).toEqual([
      ['1.json', 1, null],
      ['2.json', 2, 'truncated'],
      ['3.json', 2, null],
      ['4.json', 0, 'encrypted'],
      ['5.json', 0, 'compression'],
      ['6.json', 1, 'damaged'],
      ['7.json', 0, 'not_json'],
      ['8.json', 1, 'broken_json'],
      ['9.json', 1, null],
    ]);
    expect(kindsOf(events)).toHaveLength(endsOf(events).reduce((sum, [, , rows]) => sum + Number(rows), 0));
  });

  test('may hold the same file twice: it is read once', async () => {
    const content = json(at(1), at(2));
    const events = await eventsOf({
      'a.zip': zipOf([{ name: 'endsong_0.json', content }]),
      'endsong_0 (1).json': content,
    });
    expect(kindsOf(events)).toEqual(['play', 'play']);
    expect(events.at(-1)).toMatchObject({ name: 'endsong_0 (1).json', repeated: true });
  });

  test('may hold the same letter many times, and a whole copy of what is damaged', async () => {
    const [lost, letter] = [json(at(1), at(2)), 'Dear listener'];
    const zip = zipOf([
      { name: 'a.txt', content: letter },
      { name: 'b.txt', content: letter },
      { name: 'endsong_0.json', content: lost, flags: 1 },
      { name: 'copy/endsong_0.json', content: lost },
      { name: 'Streaming_History_Audio_2020_1.json', content: lost.slice(1) },
      { name: 'Userdata.json', content: '{"username":"x"}' },
      { name: 'all.zip', content: zipOf([{ name: 'endsong_2.json', content: lost }]) },
    ]);
    const events = await eventsOf({ 'x.zip': zip });
    expect(kindsOf(events)).toEqual(['play', 'play']);
    expect(events.flatMap((event) => (event.kind === 'file' && event.repeated ? [event.name] : []))).toEqual(
      [],
    );
    expect(endsOf(events).map(([name, , rows, problem]) => [name, rows, problem])).toEqual([
      ['a.txt', 0, null],
      ['b.txt', 0, null],
      ['endsong_0.json', 0, 'encrypted'],
      ['copy/endsong_0.json', 2, null],
      ['Streaming_History_Audio_2020_1.json', 0, 'broken_json'],
      ['Userdata.json', 0, null],
      ['all.zip', 0, 'nested_zip'],
    ]);
  });

  test('can be no package', async () => {
    expect(endsOf(await eventsOf({ 'x.zip': 'not a zip' }))).toEqual([['x.zip', null, 0, 'not_zip']]);
    const zip = zipOf([{ name: '1.json', content: json(at(1)) }]);
    const cut = zip.subarray(0, zip.length - 30);
    expect(endsOf(await eventsOf({ 'x.zip': cut }))).toEqual([['x.zip', null, 0, 'cut_zip']]);
    expect(endsOf(await eventsOf({ 'x.zip': zipOf([]) }))).toEqual([]);
    const gone = await collect(
      createExportReader().read([{ path: '/nowhere/at/all', name: 'gone.json' }], START, signal),
    );
    expect(endsOf(gone)).toEqual([['gone.json', null, 0, 'gone']]);
  });
});

describe('bombs', () => {
  const limits = { ...exportLimits, always: 1_000_000, ratio: 10, entries: 20 };

  test('of zeros and spaces end at their first bytes', async () => {
    const zip = zipOf([
      { name: 'zeros.json', content: Buffer.alloc(900_000) },
      { name: 'spaces.json', content: Buffer.alloc(900_000, ' ') },
      { name: 'within.json', content: `[${' '.repeat(900_000)}]` },
      { name: 'good.json', content: json(at(1)) },
    ]);
    const events = await eventsOf({ 'x.zip': zip }, { ...limits, always: 10_000_000 });
    expect(endsOf(events).map(([name, , , problem]) => [name, problem])).toEqual([
      ['zeros.json', 'not_json'],
      ['spaces.json', 'not_json'],
      ['within.json', null],
      ['good.json', null],
    ]);
  });

  test('of rows end where an archive of rows never comes, and small files of it still go in', async () => {
    const many = `[${Array.from({ length: 60_000 }, () => json(at(1)).slice(1, -1)).join(',')}]`;
    const zip = zipOf([
      { name: 'bomb.json', content: many },
      { name: 'liar.json', content: many, says: { size: 500 } },
      { name: 'good.json', content: json(at(1)) },
    ]);
    const events = await eventsOf({ 'x.zip': zip }, limits);
    expect(endsOf(events).map(([name, , , problem]) => [name, problem])).toEqual([
      ['bomb.json', 'bomb'],
      ['liar.json', 'damaged'],
      ['good.json', null],
    ]);
  });

  test('of entries', async () => {
    const zip = zipOf(Array.from({ length: 30 }, (_, n) => ({ name: `${n}.json`, content: json(at(n)) })));
    const events = await eventsOf({ 'x.zip': zip }, limits);
    expect(endsOf(events).at(-1)).toEqual(['x.zip', null, 0, 'too_many_files']);
    expect(kindsOf(events)).toHaveLength(20);
  });

  test('of brackets and endless rows', async () => {
    const nested = `[${'['.repeat(300_000)}`;
    const endless = `[{"ts":"${'x'.repeat(300_000)}`;
    const events = await eventsOf({ 'nested.json': nested, 'endless.json': endless });
    expect(endsOf(events).map(([, , , problem]) => problem)).toEqual(['broken_json', 'row_too_large']);
  });
});

describe('encodings', () => {
  const content = json(extendedRow({ master_metadata_track_name: 'Ночь 夜 🌙' }));
  const utf16 = Buffer.from(content, 'utf16le');

  test.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${content}`)],
    ['UTF-16, little end first, marked', Buffer.from(`\uFEFF${content}`, 'utf16le')],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first, marked', Buffer.from(`\uFEFF${content}`, 'utf16le').swap16()],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
  ])('%s', async (_, bytes) => {
    const [rows] = await eventsOf({ 'a.json': bytes });
    const value = rows?.kind === 'rows' ? rows.rows[0] : null;
    expect(value).toMatchObject({ master_metadata_track_name: 'Ночь 夜 🌙' });
  });

  test('a row in another encoding is told, the others go in', async () => {
    const broken = Buffer.from(json(at(1), extendedRow({ platform: 'ä' }), at(2)), 'latin1');
    expect(kindsOf(await eventsOf({ 'a.json': broken }))).toEqual(['play', 'encoding', 'play']);
  });
});

describe('rows', () => {
  const anyRow = fc.oneof(
    fc.record({ ts: fc.string(), ms_played: fc.integer(), t: fc.string({ unit: 'grapheme' }) }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constant({ ts: '},{', ms_played: 0, nested: [{ a: 1 }, { b: '],[' }] }),
  );

  test('come out as they went in, however the bytes come', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.boolean(), fc.array(fc.nat(40)), (rows, pretty, cuts) => {
        const bytes = Buffer.from(JSON.stringify(rows, null, pretty ? 2 : 0));
        const splitter = createElementSplitter({ rowBytes: 200, depth: 8, brokenRows: 50 });
        const wide = createElementSplitter({ rowBytes: 100_000, depth: 8, brokenRows: 50 });
        const out: unknown[][] = [[], []];
        [splitter, wide].forEach((one, which) => {
          let from = 0;
          for (const cut of cuts) {
            out[which]?.push(...one.push(bytes.subarray(from, from + cut)));
            from += cut;
          }
          out[which]?.push(...one.push(bytes.subarray(from)), ...one.end());
        });
        expect(wide.problem()).toBeNull();
        expect(out[1]).toEqual(JSON.parse(bytes.toString()));
        // The narrow one stops at what is too large for it, and is right until then.
        const right = (out[0] ?? []).slice(0, brokenAt(out[0] ?? []));
        expect(JSON.parse(bytes.toString()).slice(0, right.length)).toEqual(right);
      }),
      { numRuns: 150 },
    );
  });

  test('rubbish of any kind ends, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, text) => {
        const splitter = createElementSplitter({ rowBytes: 100, depth: 8, brokenRows: 50 });
        splitter.push(Buffer.from(`[{"ts":1},${text}`));
        splitter.push(Buffer.from(bytes));
        splitter.end();
      }),
      { numRuns: 150 },
    );
  });

  test('a reading goes on where it stood', async () => {
    const files = {
      'a.json': json(...Array.from({ length: 2_000 }, (_, n) => at(n))),
      'b.json': json(...Array.from({ length: 10 }, (_, n) => at(10_000 + n))),
    };
    const all = await eventsOf(files);
    const places = all.map(({ next }) => next);
    expect(places.length).toBeGreaterThan(4);
    for (const [done, place] of places.entries()) {
      const rest = await eventsOf(files, exportLimits, place);
      expect(rest).toEqual(
        all.slice(done + 1).filter((event) => event.kind === 'rows' || event.file >= place.file),
      );
    }
    const [first] = all;
    const within = await eventsOf(files, exportLimits, { file: 0, row: 3 });
    expect(kindsOf(within)).toHaveLength(2_007);
    expect(first?.kind === 'rows' && within[0]?.kind === 'rows' && within[0].rows[0]).toEqual(at(3));
  });
});
