import { type Answer, json } from '../../http/answer.ts';
import { isObject } from '../../http/call.ts';
import { isUuid } from '../knowledge/checks.ts';
import type { Library } from '../musicbrainz/library.ts';
import { type Ask, type Parts, type Provider, type Route, retryHeader } from '../provider.ts';
import { createArchive, type Document } from './documents.ts';

const mostIds = 25;

/** AcousticBrainz: closed since 2022, still answering. A miss is a miss for ever. */
export function createAcousticbrainz({ facts }: Parts, library: Library): Provider {
  const archive = createArchive(facts, library);
  const levels = { 'low-level': archive.lowLevel, 'high-level': archive.highLevel } as const;
  const single =
    (find: (mbid: string, offset: number) => Document | undefined) =>
    ({ params: [mbid = ''], query }: Ask): Answer => {
      if (!isUuid(mbid)) return invalidUuid(mbid);
      const found = find(mbid, offsetOf(query.get('n')));
      return found ? json(found) : message(404, 'Not found');
    };
  const count = ({ params: [mbid = ''] }: Ask): Answer => {
    if (!isUuid(mbid)) return invalidUuid(mbid);
    const found = archive.count(mbid);
    return found === 0 ? message(404, 'Not found') : json({ mbid: mbid.toLowerCase(), count: found });
  };
  const everywhere = (path: string, handle: Route['handle']): Route[] =>
    ['/api/v1', ''].map((prefix) => ({ method: 'GET', path: `${prefix}${path}`, handle }));
  return {
    name: 'acousticbrainz',
    roots: ['/acousticbrainz'],
    routes: [
      ...Object.entries(levels).flatMap(([level, find]) => [
        ...everywhere(`/{mbid}/${level}`, single(find)),
        ...everywhere(`/${level}`, (ask) => bulk(ask, (id) => documentsOf(id, ask.query, find))),
      ]),
      ...everywhere('/{mbid}/count', count),
      ...everywhere('/count', (ask) =>
        bulk(ask, ({ mbid }) => {
          const found = archive.count(mbid);
          return found === 0 ? undefined : { count: found };
        }),
      ),
    ],
    pace: () => ({ kind: 'window', calls: 10, ms: 10_000 }),
    headers: (state) => {
      const seconds = Math.ceil((state?.resetMs ?? 10_000) / 1_000);
      return {
        'access-control-allow-origin': '*',
        'x-ratelimit-limit': '10',
        'x-ratelimit-remaining': String(state?.left ?? 9),
        'x-ratelimit-reset-in': String(seconds),
        'x-ratelimit-reset': String(Math.ceil(facts.world.now() / 1_000) + seconds),
      };
    },
    tooFast: (retryAfter) => message(429, 'Too Many Requests', retryAfter),
    busy: () => message(503, 'Service temporarily unavailable'),
    failure: (status, retryAfter) =>
      message(status, status === 404 ? 'Not found' : 'An unexpected error occurred', retryAfter),
  };
}

const message = (status: number, text: string, retryAfter?: number | null): Answer =>
  json({ message: text }, status, retryHeader(retryAfter));

const invalidUuid = (text: string): Answer => message(400, `'${text}' is not a valid UUID`);

const offsetOf = (text: string | null | undefined): number => (/^\d+$/.test(text ?? '') ? Number(text) : 0);

interface Wanted {
  /** As asked. */
  mbid: string;
  offset: number;
}

/** `recording_ids=id;id:1;…`: at most 25; unknown ones are left out, and one key of the answer is no id. */
function bulk({ query }: Ask, find: (wanted: Wanted) => Document | undefined): Answer {
  const list = query.get('recording_ids');
  if (list === null || list === '') return message(400, 'Missing `recording_ids` parameter');
  const wanted = list
    .split(';')
    .filter(Boolean)
    .map((part): Wanted => {
      const [mbid = '', offset] = part.split(':');
      return { mbid, offset: offsetOf(offset) };
    });
  const broken = wanted.find(({ mbid }) => !isUuid(mbid));
  if (broken) return invalidUuid(broken.mbid);
  if (wanted.length > mostIds) return message(400, 'More than 25 recordings not allowed per request');
  const answer: Record<string, unknown> = {};
  const mapping: Record<string, string> = {};
  // The answer comes in the order of the ids, not of the question.
  for (const each of wanted.toSorted((a, b) => (a.mbid < b.mbid ? -1 : 1))) {
    const found = find(each);
    if (!found) continue;
    const id = each.mbid.toLowerCase();
    if (id !== each.mbid) mapping[each.mbid] = id;
    const known = answer[id];
    answer[id] = isObject(known) ? { ...known, ...found } : found;
  }
  return json({ ...answer, mbid_mapping: mapping });
}

function documentsOf(
  { mbid, offset }: Wanted,
  query: URLSearchParams,
  find: (mbid: string, offset: number) => Document | undefined,
): Document | undefined {
  const found = find(mbid, offset);
  if (!found) return undefined;
  const features = (query.get('features') ?? '').split(';').filter(Boolean);
  return { [String(offset)]: features.length === 0 ? found : only(found, features) };
}

/** The parts named `rhythm.bpm`, where they were. */
function only(document: Document, features: readonly string[]): Document {
  const kept: Document = {};
  for (const feature of features) {
    const [family = '', name = ''] = feature.split('.');
    const part = document[family];
    if (!isObject(part) || !(name in part)) continue;
    const known = kept[family];
    kept[family] = { ...(isObject(known) && known), [name]: part[name] };
  }
  return kept;
}
