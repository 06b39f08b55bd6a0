import { z } from 'zod';
import { allGenreWords, allMoods } from '../../domain/enrichment/genres.ts';
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

  const findingsOf = (batch: readonly Subject[], labels: ReadonlyMap<number, Label>): Finding[] =>
    batch.map((subject, at) => {
      const label = labels.get(at + 1);
      const raw = { prompt: PROMPT.slug, version: PROMPT.version, model, label };
      const reading = label === undefined ? null : valuesOf(label);
      return findingOf(subject, reading, { externalId: `${model}/${subject.key}`, raw });
    });

  /** One title that confuses the model costs its half of the batch, not the batch, and not those to come. */
  const inHalves = async (batch: readonly Subject[], signal: AbortSignal | undefined): Promise<Finding[]> => {
    const middle = Math.ceil(batch.length / 2);
    const halves = batch.length < 2 ? [] : [batch.slice(0, middle), batch.slice(middle)];
    const findings: Finding[] = [];
    for (const half of halves) findings.push(...findingsOf(half, await ask(half, false, signal)));
    if (!worksAtAll) throw unreadableError('llm', 'the model gives no answer that can be used');
    return halves.length === 0 ? findingsOf(batch, new Map()) : findings;
  };

  return {
    source: 'llm',
    version: PROMPT.version,
    batchSize: BATCH,
    accepts: ({ title, artists }) => title.trim() !== '' && artists.length > 0,
    look: async (batch, signal) => {
      if (batch.length === 0) return [];
      const labels = await ask(batch, true, signal);
      return labels.size > 0 ? findingsOf(batch, labels) : inHalves(batch, signal);
    },
    read: (raw) => {
      const parsed = LabelOfOurs.safeParse(Document.safeParse(raw).data?.label);
      return parsed.success ? valuesOf(parsed.data) : null;
    },
  };
};

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
