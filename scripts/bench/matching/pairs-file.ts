import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LabelledPair } from './pair.ts';

const text = z.string().nullish();
const side = z.object({
  title: z.string(),
  artists: z.array(z.string()),
  durationMs: z.number().nullish(),
  isrc: text,
  isrcs: z.array(z.string()).nullish(),
  mix: text,
  label: text,
  releaseDate: text,
});
const line = z.object({ a: side, b: side, same: z.boolean() });

/**
 * Pairs from a file of JSON lines, `{a, b, same}` each; further fields are ignored.
 * @throws with the number of the first line that is not a pair
 */
export const readPairs = (file: string): LabelledPair[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((written, at) => (written.trim() === '' ? [] : [pairOf(written, `${file}:${at + 1}`)]));

const pairOf = (written: string, where: string): LabelledPair => {
  const parsed = line.safeParse(jsonOf(written));
  if (parsed.success) return { ...parsed.data, trap: where };
  throw new Error(`${where} is not a pair {a, b, same}: ${z.prettifyError(parsed.error)}`);
};

const jsonOf = (written: string): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
};
