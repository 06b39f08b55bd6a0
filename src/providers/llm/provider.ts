import { z } from 'zod';
import { allGenreWords, allMoods } from '../../domain/enrichment/genres.ts';
import type { TrackId } from '../../domain/ids.ts';
import type { EnrichmentProvider, Finding, ReadValues, Subject } from '../enrichment-port.ts';
import { known } from '../facts.ts';
import { findingOf, unreadableError } from '../findings.ts';
import type { Http } from '../http-port.ts';
import { createAnswerReader, type Label, labelSchema } from './answer.ts';
import { type AnswerMode, createChat, type Message } from './chat.ts';
import { answerSchema, PROMPT, repairPrompt, systemPrompt, tracksPrompt, type Vocabulary } from './prompt.ts';

export interface LlmDeps {
  readonly http: Http;
  /** Of an OpenAI-compatible endpoint, up to and with its version (`…/v1`). */
  readonly url: string;
  readonly apiKey: string | undefined;
  readonly model: string;
  readonly mode: AnswerMode | 'auto';
  /** The words it may choose from; all of ours unless told otherwise. */
  readonly vocabulary?: Vocabulary;
}

/** More tracks in one question, and small models lose some. */
const BATCH = 20;
/** What it is less sure of is nothing. */
const LEAST_CONFIDENCE = 0.6;
/** However sure it says it is: it only remembers having read about music. */
const MOST_CONFIDENCE = 0.8;
/** Questions about parts of a batch: enough to find two bad titles among twenty. */
const MOST_HALVES = 16;
/** Without a single answer: halves and quarters. */
const FRUITLESS_HALVES = 6;
const FEW = 4;
const TOKENS = { ground: 200, track: 100 };
/** What of an unusable answer is shown to the model again. */
const QUOTED = 4_000;
/** Of the first, second and third word. */
const WEIGHTS = [1, 0.8, 0.6];

const Document = z.object({ label: z.unknown() });

/**
 * Guesses of a language model about genres, moods and language. What comes back is used only where it names one of our
 * places and our words; titles are data to it and cannot reach anything else. @see EnrichmentProvider
 */
export const createLlm = (deps: LlmDeps): EnrichmentProvider => {
  const { model, vocabulary = { genres: allGenreWords.map(({ word }) => word), moods: allMoods } } = deps;
  const chat = createChat({ ...deps, schema: answerSchema(vocabulary) });
  const readAnswer = createAnswerReader(vocabulary);
  const LabelOfOurs = labelSchema(vocabulary);
  const system: Message = { role: 'system', content: systemPrompt(vocabulary) };
  /** A model that has once answered as it should is not broken: what it cannot answer then is the question's fault. */
  let worksAtAll = false;

  /** One question, and one more when the answer cannot be used as it is. */
  const ask = async (
    batch: readonly Subject[],
    repairs: boolean,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<number, Label>> => {
    const messages: Message[] = [system, { role: 'user', content: tracksPrompt(batch) }];
    const maxTokens = TOKENS.ground + TOKENS.track * batch.length;
    const content = await chat.ask(messages, maxTokens, signal);
    if (content === null) return new Map();
    const first = readAnswer(content, batch.length);
    if (first.labels.size > 0) worksAtAll = true;
    if (first.problems.length === 0 || !repairs) return first.labels;
    const again: Message[] = [
      ...messages,
      { role: 'assistant', content: content.slice(0, QUOTED) },
      { role: 'user', content: repairPrompt(first.problems) },
    ];
    const second = readAnswer((await chat.ask(again, maxTokens, signal)) ?? '', batch.length);
    if (second.labels.size > 0) worksAtAll = true;
    return new Map([...second.labels, ...first.labels]);
  };

  /** Only a label says what the model knows; who got none was not answered, whatever the reason. */
  const findingOfLabel = (subject: Subject, label: Label | undefined): Finding => {
    if (label === undefined) return { key: subject.key, kind: 'unanswered' };
    const raw = { prompt: PROMPT.slug, version: PROMPT.version, model, label };
    return findingOf(subject, valuesOf(label), { externalId: `${model}/${subject.key}`, raw });
  };

  /** Halves what got no answer until the title that confuses the model stands alone: it costs nobody else theirs. */
  const inHalves = async (
    batch: readonly Subject[],
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<TrackId, Label>> => {
    const labels = new Map<TrackId, Label>();
    const groups = [batch];
    let questions = 0;
    for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
      const middle = Math.ceil(group.length / 2);
      const halves = group.length < 2 ? [] : [group.slice(0, middle), group.slice(middle)];
      for (const half of halves) {
        const answered = byKey(half, await ask(half, false, signal));
        questions += 1;
        for (const [key, label] of answered) labels.set(key, label);
        if (answered.size === 0) groups.push(half);
      }
      const mayGoOn = labels.size > 0 ? questions < MOST_HALVES : questions < FRUITLESS_HALVES;
      if (!worksAtAll || !mayGoOn) break;
    }
    // Few titles may all be bad ones. Not a word about many is the model's trouble, not theirs.
    if (labels.size === 0 && (!worksAtAll || batch.length > FEW))
      throw unreadableError('llm', 'the model gives no answer that can be used');
    return labels;
  };

  return {
    source: 'llm',
    version: PROMPT.version,
    batchSize: BATCH,
    accepts: ({ title, artists }) => title.trim() !== '' && artists.length > 0,
    look: async (batch, signal) => {
      if (batch.length === 0) return [];
      const whole = byKey(batch, await ask(batch, true, signal));
      const labels = whole.size > 0 ? whole : await inHalves(batch, signal);
      return batch.map((subject) => findingOfLabel(subject, labels.get(subject.key)));
    },
    read: (raw) => {
      const parsed = LabelOfOurs.safeParse(Document.safeParse(raw).data?.label);
      return parsed.success ? valuesOf(parsed.data) : null;
    },
  };
};

const byKey = (batch: readonly Subject[], labels: ReadonlyMap<number, Label>): Map<TrackId, Label> =>
  new Map(
    [...labels].flatMap(([place, label]) => {
      const subject = batch[place - 1];
      return subject === undefined ? [] : [[subject.key, label] as const];
    }),
  );

const valuesOf = ({ genres, moods, language, confidence }: Label): ReadValues | null =>
  confidence < LEAST_CONFIDENCE
    ? null
    : {
        confidence: Math.min(confidence, MOST_CONFIDENCE),
        values: known({
          genres: weighed(genres),
          moods: weighed(moods),
          language: language ?? undefined,
        }),
      };

const weighed = (words: readonly string[]) =>
  words.map((name, at) => ({ name, weight: WEIGHTS[at] ?? WEIGHTS.at(-1) ?? 0 }));
