import { z } from 'zod';
import { MOST_WORDS, type Vocabulary } from './prompt.ts';

/** What a model says about one track, as far as it can be believed to have meant it. */
export interface Label {
  readonly genres: readonly string[];
  readonly moods: readonly string[];
  readonly language: string | null;
  /** 0..1 */
  readonly confidence: number;
}

export interface Reading {
  /** By place, from 1. Every track is there once at the most. */
  readonly labels: ReadonlyMap<number, Label>;
  /** What is wrong with the answer, in a few words each; empty when every track has its label. */
  readonly problems: readonly string[];
}

/** Twenty tracks are 3 kB. */
const LONGEST_ANSWER = 64_000;
const MOST_ENTRIES = 200;
const MOST_PROBLEMS = 5;
const NO_WORDS = 'zxx';

/** A model that is held to no schema writes "Techno" for "techno"; what is not in the list is not in the list. */
const words = (allowed: readonly string[]) =>
  z
    .array(z.string().trim().toLowerCase().pipe(z.enum(allowed)))
    .transform((chosen) => [...new Set(chosen)].slice(0, MOST_WORDS));

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const isLanguage = (code: string): boolean =>
  code === NO_WORDS || (/^[a-z]{2}$/.test(code) && languages.of(code) !== undefined);

/** Whoever is "80" sure means per cent; anything else beyond 1 means "very". */
const sureness = (said: number): number => {
  const share = said >= 10 && said <= 100 ? said / 100 : said;
  return Math.min(1, Math.max(0, share));
};

/** Of one label. Further fields, whatever they are called, are not read. */
export const labelSchema = ({ genres, moods }: Vocabulary) =>
  z.object({
    genres: words(genres),
    moods: words(moods),
    language: z
      .string()
      .nullable()
      .transform((code) => code?.trim().toLowerCase() ?? null)
      .transform((code) => (code !== null && isLanguage(code) ? code : null)),
    confidence: z.number().transform(sureness),
  });

/**
 * Reads an answer about `count` tracks. Places that nobody asked about are ignored, and of several entries for one
 * place the first counts: no entry can speak for another track than its own.
 */
export const createAnswerReader = (vocabulary: Vocabulary) => {
  const Label = labelSchema(vocabulary);
  const Entry = z.object({
    index: z.int().or(
      z
        .string()
        .regex(/^\d{1,3}$/)
        .transform(Number),
    ),
  });

  return (content: string, count: number): Reading => {
    const entries = entriesOf(content);
    if (typeof entries === 'string') return { labels: new Map(), problems: [entries] };
    const labels = new Map<number, Label>();
    const problems: string[] = [];
    for (const entry of entries) {
      const index = Entry.safeParse(entry).data?.index ?? 0;
      if (index < 1 || index > count || labels.has(index)) continue;
      const parsed = Label.safeParse(entry);
      if (parsed.success) labels.set(index, parsed.data);
      else problems.push(`entry of index ${index}: ${issueOf(parsed.error)}`);
    }
    const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !labels.has(index));
    if (missing.length > 0) problems.push(`no usable entry for index ${missing.join(', ')}`);
    return { labels, problems: problems.slice(-MOST_PROBLEMS) };
  };
};

/** The place and kind of what did not fit, without the value: what a title ordered is not said again. */
const issueOf = ({ issues: [first] }: z.ZodError): string =>
  first === undefined
    ? 'another form'
    : `${first.path.join('.')} ${first.code === 'invalid_value' ? 'is not in the list' : first.code}`;

const Answer = z.object({ tracks: z.array(z.unknown()) }).transform(({ tracks }) => tracks);

/** The list in an answer, or what is wrong with it. */
const entriesOf = (content: string): readonly unknown[] | string => {
  if (content.length > LONGEST_ANSWER) return 'it is far too long';
  const json = jsonIn(withoutThoughts(content));
  if (json === undefined) return 'it is not JSON';
  const parsed = Answer.or(z.array(z.unknown())).safeParse(json);
  return parsed.success ? parsed.data.slice(0, MOST_ENTRIES) : 'it is not an object with a list "tracks"';
};

/** Some models think aloud first; where a thought begins or ends may be cut off. What is no thought is the answer. */
const withoutThoughts = (content: string): string => {
  const end = [...content.matchAll(/<\/think(?:ing)?>/gi)].at(-1);
  const rest = end === undefined ? content : content.slice(end.index + end[0].length);
  const start = /<think(?:ing)?>/i.exec(rest);
  return start === null ? rest : rest.slice(0, start.index);
};

/** JSON alone, in a fence, or between a greeting and a farewell. */
const jsonIn = (text: string): unknown => {
  for (const candidate of [text, fenced(text), text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)]) {
    const json = parse(candidate.trim());
    if (typeof json === 'object' && json !== null) return json;
  }
  return undefined;
};

const FENCE = '```';

const fenced = (text: string): string => {
  const start = text.indexOf(FENCE);
  if (start === -1) return '';
  const end = text.indexOf(FENCE, start + FENCE.length);
  return text.slice(start + FENCE.length, end === -1 ? undefined : end).replace(/^json/i, '');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The next way of finding it is tried; in the end the model is told that it was no JSON.
    return undefined;
  }
};
