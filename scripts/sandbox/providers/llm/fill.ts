import { isObject, type JsonObject } from '../../http/call.ts';
import { wordsOf } from '../../world/text.ts';
import type { Opinion } from './oracle.ts';
import { plain } from './schema.ts';
import type { Subject } from './subjects.ts';

export interface Topic {
  subject: Subject;
  opinion: Opinion;
}

interface Place {
  /** The name of the property that is filled. */
  name: string;
  topic: Topic | null;
}

/** A value of a schema's shape that says what the topics are like: names decide what is meant by a field. */
export function fillSchema(schema: JsonObject, topics: readonly Topic[]): unknown {
  const fill = (part: unknown, place: Place): unknown => {
    const { schema: own, nullable } = plain(part, schema);
    const value =
      isObject(own['properties']) || own['type'] === 'object' ? object(own, place) : leaf(own, place);
    return value ?? (nullable ? null : fallback(own));
  };
  const object = (own: JsonObject, place: Place): JsonObject => {
    const properties = isObject(own['properties']) ? own['properties'] : {};
    const named = Object.entries(properties).map(([name, part]): [string, unknown] => {
      const topic = place.topic ?? topics.find(({ subject }) => String(subject.index) === name) ?? null;
      return [name, fill(part, { name, topic })];
    });
    const rest = own['additionalProperties'];
    const keyed =
      isObject(rest) && place.topic === null && named.length === 0
        ? topics.map((topic): [string, unknown] => [
            String(topic.subject.index),
            fill(rest, { name: place.name, topic }),
          ])
        : [];
    return Object.fromEntries([...named, ...keyed]);
  };
  const leaf = (own: JsonObject, place: Place): unknown => {
    if (own['type'] === 'array') return list(own, place);
    const { topic, name } = place;
    if (Array.isArray(own['enum'])) return topic ? choose(own['enum'], candidates(name, topic)) : undefined;
    if ('const' in own) return own['const'];
    return topic ? believed(name, topic, own['type']) : undefined;
  };
  const list = (own: JsonObject, place: Place): unknown[] => {
    const { topic, name } = place;
    if (topic === null) return topics.map((each) => fill(own['items'], { name, topic: each }));
    const { schema: item } = plain(own['items'], schema);
    const words = candidates(name, topic);
    if (!Array.isArray(item['enum'])) return words.slice(0, 3);
    const options: unknown[] = item['enum'];
    const chosen = words.map((word) => nearest(options, word)).filter((each) => each !== undefined);
    return [...new Set(chosen)].slice(0, 3);
  };
  return fill(schema, { name: '', topic: null });
}

const is = (name: string, words: RegExp): boolean =>
  words.test(name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());

const indexNames = /^(index|idx|i|n|no|number|position|ref|id)$/;

/** Words for a field, best first. */
function candidates(name: string, { subject, opinion }: Topic): string[] {
  if (is(name, /genre|style|category/)) return opinion.genres;
  if (is(name, /mood|vibe|feel|atmosphere/)) return opinion.moods;
  if (is(name, /energy|intensity/)) {
    const { energy } = opinion;
    return energy === null ? [] : [energy > 0.7 ? 'high' : energy < 0.4 ? 'low' : 'medium'];
  }
  if (is(name, /tag|keyword/)) return [...opinion.genres.slice(0, 2), ...opinion.moods.slice(0, 2)];
  if (is(name, /key|tonality/)) return opinion.key === null ? [] : [opinion.key];
  if (is(name, /vocal/))
    return opinion.instrumental === null ? [] : [opinion.instrumental > 0.5 ? 'instrumental' : 'vocal'];
  return name === subject.indexKey ? [String(subject.index)] : [];
}

/** What a plain field gets; undefined for what the model does not know. */
function believed(name: string, topic: Topic, type: unknown): unknown {
  const { subject, opinion } = topic;
  if (name === subject.indexKey || is(name, indexNames)) {
    return type === 'string'
      ? String(subject.index)
      : type === undefined
        ? subject.index
        : Number(subject.index);
  }
  const number = numberFor(name, opinion);
  if (number !== undefined) {
    if (type === 'string') return number === null ? undefined : String(number);
    if (number === null) return undefined;
    return type === 'integer' && number <= 1 && !is(name, /bpm|tempo|year/)
      ? Math.round(number * 100)
      : number;
  }
  if (type === 'boolean') return opinion.instrumental === null ? undefined : opinion.instrumental > 0.5;
  if (is(name, /title|^name$|^track$/)) return subject.title;
  if (is(name, /artist/)) return subject.artist;
  if (is(name, /reason|why|explanation|comment|note|rationale/)) {
    return opinion.genres.length === 0 ? 'I do not know this track.' : `Sounds like ${opinion.genres[0]}.`;
  }
  return type === 'string' || type === undefined ? candidates(name, topic)[0] : undefined;
}

function numberFor(name: string, opinion: Opinion): number | null | undefined {
  if (is(name, /confidence|certainty|score|probability/)) return opinion.confidence;
  if (is(name, /bpm|tempo/)) return opinion.bpm;
  if (is(name, /energy|intensity/)) return opinion.energy;
  if (is(name, /danc/)) return opinion.danceability;
  if (is(name, /valence|happiness|positiv/)) return opinion.valence;
  if (is(name, /instrumental/)) return opinion.instrumental;
  return is(name, /year/) ? opinion.year : undefined;
}

/** The option that says it best, or the one that says that nobody knows. */
function choose(options: readonly unknown[], words: readonly string[]): unknown {
  for (const word of words) {
    const found = nearest(options, word);
    if (found !== undefined) return found;
  }
  return options.find(
    (option) => option === null || /^(unknown|other|none|unclear|n\/a)$/i.test(String(option)),
  );
}

function nearest(options: readonly unknown[], word: string): unknown {
  const asked = wordsOf(word);
  const joined = asked.join('');
  const rated = options.map((option) => {
    const own = wordsOf(String(option));
    const shared = own.filter((each) => asked.includes(each)).length;
    return { option, rate: own.join('') === joined ? 2 : (2 * shared) / (own.length + asked.length) };
  });
  const best = rated.reduce((a, b) => (b.rate > a.rate ? b : a), { option: undefined, rate: 0 } as {
    option: unknown;
    rate: number;
  });
  return best.rate >= 0.5 ? best.option : undefined;
}

/** A value of the right type for what may not be null. */
function fallback(schema: JsonObject): unknown {
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return 'unknown';
  }
}

/** What is answered when nobody gave a schema. */
export const usualShape: JsonObject = {
  type: 'object',
  properties: {
    tracks: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          index: {},
          genre: { type: ['string', 'null'] },
          mood: { type: ['string', 'null'] },
          energy: { type: ['number', 'null'] },
          bpm: { type: ['number', 'null'] },
          key: { type: ['string', 'null'] },
          confidence: { type: 'number' },
        },
      },
    },
  },
};
