import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TrackWords } from '../domain/listening/text-track.ts';
import type { ExportPlace, ExportUpload } from '../providers/export-port.ts';
import type { ReadPlay, ReadRows } from '../services/listening/import/rows.ts';
import type { ReadEvent, ReadUploads, SourceWish } from '../services/listening/import/source.ts';

/** Its heap: what is alive at once is a block of a file, and the tracks that have numbers. */
const OLD_MIB = 256;

export interface ThreadOrder {
  readonly uploads: readonly ExportUpload[];
  readonly wish: SourceWish;
  /** Events that it may be ahead. */
  readonly credit: number;
}

export type ThreadSays =
  | { readonly kind: 'file'; readonly event: Extract<ReadEvent, { kind: 'file' }> }
  | {
      readonly kind: 'rows';
      /** Numbers of tracks begin again. */
      readonly isAnew: boolean;
      /** Of the tracks with the next numbers. */
      readonly words: readonly TrackWords[];
      readonly ends: Float64Array<ArrayBuffer>;
      /** Of each play: the number of its track, ms played, flags. */
      readonly rest: Float64Array<ArrayBuffer>;
      readonly counts: ReadRows['counts'];
      readonly next: ExportPlace;
      readonly fraction: number;
    }
  | { readonly kind: 'end' };

/** Some ten transactions ahead: enough that neither waits for the other, little enough for any memory. */
const AHEAD = 64;

/** Reads uploads in a thread of its own: parsing a large export is half of the work of importing it. */
export const createThreadedReading = (): ReadUploads =>
  async function* (uploads, wish, signal) {
    signal.throwIfAborted();
    const order: ThreadOrder = { uploads, wish, credit: AHEAD };
    const worker = new Worker(new URL('import-thread.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: OLD_MIB },
    });
    const said: ThreadSays[] = [];
    let failure: unknown = null;
    let wake = Promise.withResolvers<void>();
    const notify = (): void => wake.resolve();
    worker.on('message', (event: ThreadSays) => {
      said.push(event);
      notify();
    });
    worker.on('error', (error) => {
      failure = error;
      notify();
    });
    worker.on('exit', notify);
    signal.addEventListener('abort', notify, { once: true });
    const gone = once(worker, 'exit');
    let isGone = false;
    void gone.then(() => {
      isGone = true;
    });
    const words: TrackWords[] = [];
    try {
      for (;;) {
        const event = said.shift();
        if (event === undefined) {
          signal.throwIfAborted();
          if (failure !== null) throw failure;
          if (isGone) throw new Error('The thread that reads an import ended early.');
          wake = Promise.withResolvers();
          if (said.length === 0) await wake.promise;
          continue;
        }
        signal.throwIfAborted();
        if (event.kind === 'end') return;
        worker.postMessage('more');
        if (event.kind === 'file') yield event.event;
        else yield rowsOf(event, words);
      }
    } finally {
      signal.removeEventListener('abort', notify);
      await worker.terminate();
    }
  };

const rowsOf = (event: Extract<ThreadSays, { kind: 'rows' }>, words: TrackWords[]): ReadEvent => {
  const { isAnew, ends, rest, counts, next, fraction } = event;
  if (isAnew) words.length = 0;
  words.push(...event.words);
  const plays: ReadPlay[] = [];
  for (let at = 0; at < ends.length; at += 1) {
    const [number = -1, msPlayed = 0, flags = 0] = rest.subarray(at * 3, at * 3 + 3);
    const named = words[number];
    if (named === undefined)
      throw new Error('The thread that reads an import named a track that it never told.');
    plays.push({ words: named, endedAt: ends[at] ?? 0, msPlayed, flags });
  }
  return { kind: 'rows', plays, counts, next, fraction };
};
