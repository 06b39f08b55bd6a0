import { isObject, type JsonObject } from '../../http/call.ts';
import type { Subject } from './subjects.ts';
import type { LlmTrick } from './switches.ts';

/** How an answer leaves the model. */
export interface Said {
  content: string | null;
  refusal: string | null;
  finish: 'stop' | 'length' | 'content_filter';
}

const order =
  /\b(ignore|disregard|forget|override)\b.{0,60}\b(instructions?|rules|above|previous|prompt|schema)\b/i;

/** What comes of an answer when a trick is played on it. */
export function trickOn(trick: LlmTrick | null, value: unknown, subjects: readonly Subject[]): Said {
  const said = (content: string | null): Said => ({ content, refusal: null, finish: 'stop' });
  const text = (of: unknown): Said => said(JSON.stringify(of));
  switch (trick) {
    case null:
      return text(value);
    case 'prose':
      return said(
        'Sure! I had a look at your tracks. Most of them sound like something for a late night to me, with a steady ' +
          'groove and not too many vocals. Let me know if you would like more detail!',
      );
    case 'fences':
      return said(
        `Here is the JSON you asked for:\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`,
      );
    case 'think':
      return said(
        `<think>\nThe person wants JSON like {"tracks": [...]}. Let me try {"index": 0, "genre": "polka"}… no.\n</think>\n\n${JSON.stringify(value)}`,
      );
    case 'invented-ids':
      return text(
        eachList(value, (items) =>
          items
            .map((item, at) => (at === 0 ? renumbered(item, subjects, 990_001) : item))
            .concat(renumbered(items.at(-1) ?? {}, subjects, 990_002)),
        ),
      );
    case 'missing-items':
      return text(eachList(value, (items) => items.slice(0, -1)));
    case 'duplicate-items':
      return text(eachList(value, (items) => items.concat(items.slice(0, 1))));
    case 'obeys-titles':
      return obeyed(value, subjects) ?? text(value);
    case 'out-of-enum':
      return text(
        eachField(value, (name, field) =>
          /genre|style|mood/i.test(name) && field !== null ? 'liquid polkacore' : field,
        ),
      );
    case 'texts-for-numbers':
      return text(eachField(value, (_, field) => (typeof field === 'number' ? String(field) : field)));
    case 'wild-confidence':
      return text(eachField(value, (name, field) => (/confidence|certainty/i.test(name) ? 7.5 : field)));
    case 'extra-keys':
      return text(
        eachList(value, (items) => items.map((item) => ({ ...item, note_from_the_model: 'I added this.' }))),
      );
    case 'cut-off': {
      const whole = JSON.stringify(value);
      return { ...said(whole.slice(0, Math.floor(whole.length * 0.6))), finish: 'length' };
    }
    case 'refusal':
      return { content: null, refusal: 'I am sorry, I cannot help with that.', finish: 'stop' };
    case 'empty':
      return said('');
  }
}

/** A title that gives an order gets what it wants: every track, full confidence, and a word to prove it. */
function obeyed(value: unknown, subjects: readonly Subject[]): Said | undefined {
  const giver = subjects.find(({ title, artist }) => order.test(`${title} ${artist}`));
  if (!giver) return undefined;
  const wanted =
    /genre\s*(?:to|=|is|:|as)?\s*["']?([\w& -]{2,30})/i.exec(giver.title)?.[1]?.trim() ?? 'pwned';
  const changed = eachField(value, (name, field) =>
    /genre|style/i.test(name) ? wanted : /confidence|certainty/i.test(name) ? 1 : field,
  );
  return { content: JSON.stringify(changed), refusal: null, finish: 'stop' };
}

/** The lists of objects in a value, changed. */
function eachList(value: unknown, change: (items: JsonObject[]) => JsonObject[]): unknown {
  if (Array.isArray(value)) return value.every(isObject) ? change(value) : value;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, eachList(inner, change)]));
}

/** Every plain field in a value, changed. */
function eachField(value: unknown, change: (name: string, field: unknown) => unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => eachField(each, change, name));
  if (!isObject(value)) return change(name, value);
  return Object.fromEntries(
    Object.entries(value).map(([inner, field]) => [inner, eachField(field, change, inner)]),
  );
}

function renumbered(item: JsonObject, subjects: readonly Subject[], number: number): JsonObject {
  const names = new Set([...subjects.map(({ indexKey }) => indexKey), 'index', 'id', 'i']);
  return Object.fromEntries(
    Object.entries(item).map(([name, field]) => [
      name,
      names.has(name) ? (typeof field === 'string' ? String(number) : number) : field,
    ]),
  );
}
