import { expect, test } from 'vitest';
import { createThreadedReading } from '../../src/app/import-threaded.ts';
import { systemClock } from '../../src/clock.ts';
import { createExportReader } from '../../src/providers/exports/reader.ts';
import { createReadUploads, type ReadEvent, START } from '../../src/services/listening/import/source.ts';
import { extendedRow, uploadsOf, zipOf } from '../support/exports.ts';

const wish = { from: START, incognito: false, yields: true };

test('a thread of its own reads what the reader reads', async () => {
  const rows = Array.from({ length: 3_000 }, (_, n) =>
    n % 50 === 0
      ? { ts: null, ms_played: 1 }
      : extendedRow({
          ts: new Date(Date.UTC(2020, 0, 1) + n * 60_000).toISOString().replace('.000', ''),
          spotify_track_uri: n % 3 === 0 ? null : `spotify:track:${String(n % 70).padStart(22, '0')}`,
          master_metadata_track_name: `Ночь ${n % 70}`,
        }),
  );
  const zip = zipOf([
    { name: 'Streaming_History_Video.json', content: JSON.stringify(rows) },
    { name: 'broken.json', content: '[{"ts"' },
  ]);
  const uploads = uploadsOf({ 'a.zip': zip, 'b.json': JSON.stringify(rows.slice(0, 9)) });
  const all = async (events: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> => {
    const got: ReadEvent[] = [];
    for await (const event of events) got.push(event);
    return got;
  };
  const short = (events: readonly ReadEvent[]) =>
    events.map((event) =>
      event.kind === 'file'
        ? event
        : {
            ...event,
            plays: event.plays.map(({ words: { uri, title, artist, album }, ...play }) => ({
              ...play,
              words: { uri, title, artist, album },
            })),
          },
    );
  const here = createReadUploads({ reader: createExportReader(), clock: systemClock });
  const { signal } = new AbortController();
  const threaded = createThreadedReading();
  expect(await all(threaded(uploads, wish, signal))).toEqual(short(await all(here(uploads, wish, signal))));

  const stop = new AbortController();
  const stopped = async (): Promise<void> => {
    for await (const event of threaded(uploads, wish, stop.signal)) {
      if (event.kind === 'rows') stop.abort(new Error('enough'));
    }
  };
  await expect(stopped()).rejects.toThrow('enough');
  for await (const event of threaded(uploads, wish, signal)) {
    expect(event.kind).toBe('rows');
    break;
  }
});
