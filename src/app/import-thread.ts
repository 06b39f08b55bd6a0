import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import type { TrackWords } from '../domain/listening/text-track.ts';
import { createExportReader } from '../providers/exports/reader.ts';
import { createReadUploads } from '../services/listening/import/source.ts';
import type { ThreadOrder, ThreadSays } from './import-threaded.ts';

/**
 * Inflates, parses and understands exports beside the thread that stores them. What it says is columns of numbers; a
 * track is told in words once, and by its number from then on.
 */
const { uploads, wish, credit }: ThreadOrder = workerData;
const port = parentPort;
if (port === null) throw new Error('This is no program of its own.');

/** Tracks that are remembered by number; then both sides begin anew. */
const REMEMBERED = 100_000;

let left = credit;
let more = Promise.withResolvers<void>();
port.on('message', () => {
  left += 1;
  more.resolve();
});

const say = (event: ThreadSays, transfer: ArrayBuffer[] = []): void => port.postMessage(event, transfer);
const numbers = new Map<string, number>();
const read = createReadUploads({ reader: createExportReader(), clock: systemClock });

for await (const event of read(uploads, wish, new AbortController().signal)) {
  while (left <= 0) {
    more = Promise.withResolvers();
    await more.promise;
  }
  left -= 1;
  if (event.kind === 'file') {
    say({ kind: 'file', event });
    continue;
  }
  const { plays, counts, next, fraction } = event;
  const isAnew = numbers.size > REMEMBERED;
  if (isAnew) numbers.clear();
  const words: TrackWords[] = [];
  const ends = new Float64Array(plays.length);
  const rest = new Float64Array(plays.length * 3);
  for (const [at, play] of plays.entries()) {
    const { uri, title, artist, album } = play.words;
    const key = uri ?? `${artist}\n${title}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      words.push({ uri, title, artist, album });
    }
    ends[at] = play.endedAt;
    rest.set([number, play.msPlayed, play.flags], at * 3);
  }
  say({ kind: 'rows', isAnew, words, ends, rest, counts, next, fraction }, [ends.buffer, rest.buffer]);
}
say({ kind: 'end' });
port.close();
