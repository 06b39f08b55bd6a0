import { textOf } from '../../domain/matching/normalise.ts';
import { parseTitle } from '../../domain/matching/title.ts';
import type { Subject } from '../enrichment-port.ts';
import type { Entry } from './search.ts';
import type { WireRecording } from './wire.ts';

/** The answers to many questions at once, which do not say what question each of them answers. */
export interface Shelf {
  /**
   * Those that may answer a question about this track, in their order: they share words with its title. It leaves out
   * what cannot be it, so that not everything is compared with everything; who is who is for {@link judge} to say.
   */
  like(subject: Subject): Entry<WireRecording>[];
}

/** The question was for all words of the title, in their order; spellings differ, so less than that counts. */
const LEAST_SHARED = 0.5;

export const shelve = (entries: readonly Entry<WireRecording>[]): Shelf => {
  const byWord = new Map<string, number[]>();
  for (const [at, { read }] of entries.entries()) {
    for (const word of wordsOf(read.title)) byWord.set(word, [...(byWord.get(word) ?? []), at]);
  }
  return {
    like: ({ title }) => {
      const wanted = wordsOf(parseTitle(title).core);
      const shared = new Map<number, number>();
      for (const word of wanted) {
        for (const at of byWord.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      }
      return entries.filter((_, at) => (shared.get(at) ?? 0) >= Math.max(1, wanted.size * LEAST_SHARED));
    },
  };
};

const wordsOf = (title: string): ReadonlySet<string> => new Set(textOf(title).words);
