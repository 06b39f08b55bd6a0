import { createMusicBrainz, type MusicBrainz } from '../../src/providers/musicbrainz/providers.ts';
import type { Pace } from '../../src/providers/pace-port.ts';
import { openTestHttp, type TestHttp } from './http.ts';
import { openLoopback, type Reply, type Responder, type SeenRequest } from './loopback.ts';

export const USER_AGENT = 'Segue/0.1 ( https://example.org/segue )';

/** `1` → `10000000-…-000000000001`: one family of ids per kind of thing. */
export const mbid = (family: number, n: number): string =>
  `${family}0000000-0000-4000-8000-${`${n}`.padStart(12, '0')}`;

export const artist = (n: number, name = `Artist ${n % 100}`) => ({
  id: mbid(1, n),
  name,
  'sort-name': name,
});

/** A recording as the search index describes it; fits `subjectOf(n)` of test/support/enrichment.ts. */
export const recording = (n: number, more: Readonly<Record<string, unknown>> = {}) => ({
  id: mbid(2, n),
  score: 100,
  title: `Song ${n}`,
  length: 360_400,
  video: null,
  'artist-credit': [{ name: `Artist ${n % 100}`, artist: artist(n % 100) }],
  'first-release-date': '2012-05-01',
  isrcs: [`DEAA12${`${n}`.padStart(6, '0')}`],
  tags: [{ count: 3, name: 'Dub Techno' }],
  releases: [release(n)],
  ...more,
});

export const release = (n: number, more: Readonly<Record<string, unknown>> = {}) => ({
  id: mbid(3, n),
  title: `Album ${n}`,
  status: 'Official',
  date: '2012-05-07',
  'artist-credit': [{ name: `Artist ${n % 100}`, artist: artist(n % 100) }],
  'release-group': { id: mbid(4, n), title: `Album ${n}`, 'primary-type': 'EP' },
  'label-info': [{ 'catalog-number': `CAT${n}`, label: { id: mbid(5, n), name: `Label ${n}` } }],
  ...more,
});

export interface FakeData {
  readonly recordings?: readonly ReturnType<typeof recording>[];
  readonly releases?: readonly unknown[];
  readonly artists?: readonly unknown[];
  readonly releaseGroups?: readonly unknown[];
  /** By resource: the relations of a URL. */
  readonly urls?: Readonly<Record<string, readonly unknown[]>>;
  /** Recordings that the index does not have, by the id that is asked for. */
  readonly lookups?: Readonly<Record<string, Reply>>;
}

/** Questions of their own between brackets: `(…) OR (…)`; every entry that one of them finds, once. */
const searched = <T>(
  query: string,
  entries: readonly T[],
  fields: Readonly<Record<string, (entry: T) => readonly string[]>>,
): T[] => {
  const questions = query.startsWith('(') ? query.slice(1, -1).split(') OR (') : [query];
  const found = new Set(questions.flatMap((one) => fitting(one, entries, fields)));
  return entries.filter((entry) => found.has(entry));
};

/** `field:value OR field:value`, or `recording:"a" AND artist:"b"`: as much Lucene as these tests speak. */
const fitting = <T>(
  query: string,
  entries: readonly T[],
  fields: Readonly<Record<string, (entry: T) => readonly string[]>>,
): T[] => {
  const terms = query.split(/ (?:OR|AND) /).map((term) => {
    const [, field = '', value = ''] = /^\(?(\w+):"?(.*?)"?\)?$/.exec(term) ?? [];
    return { field, value: value.replaceAll('\\', '') };
  });
  const fits = (entry: T, { field, value }: { field: string; value: string }): boolean =>
    (fields[field]?.(entry) ?? []).some((text) => text.toLowerCase().includes(value.toLowerCase()));
  return entries.filter((entry) =>
    query.includes(' AND ')
      ? terms.filter(({ field }) => field !== 'dur').every((term) => fits(entry, term))
      : terms.some((term) => fits(entry, term)),
  );
};

/** A search for recordings does not tell who put their releases out. */
const unlabelled = (one: ReturnType<typeof recording>) => ({
  ...one,
  releases: one.releases.map(({ 'label-info': _, ...rest }) => rest),
});

const pageOf = (name: string, all: readonly unknown[], query: URLSearchParams): Reply => {
  const offset = Number(query.get('offset'));
  const limit = Math.min(100, Number(query.get('limit') ?? 25));
  return { body: { created: 'now', count: all.length, offset, [name]: all.slice(offset, offset + limit) } };
};

/** MusicBrainz with this in it. */
export const musicbrainzOf = (data: FakeData): ((request: SeenRequest) => Reply) => {
  const { recordings = [], releases = [], artists = [], releaseGroups = [], urls = {}, lookups = {} } = data;
  type Recorded = ReturnType<typeof recording>;
  const recordingFields = {
    isrc: ({ isrcs }: Recorded) => isrcs,
    rid: ({ id }: Recorded) => [id],
    reid: (one: Recorded) => one.releases.map(({ id }) => id),
    recording: ({ title }: Recorded) => [title],
    artist: (one: Recorded) => one['artist-credit'].map(({ name }) => name),
    arid: (one: Recorded) => one['artist-credit'].map((credit) => credit.artist.id),
  };
  const idOf = (entry: unknown): string[] => [(entry as { id: string }).id];
  return ({ path, query }) => {
    const asked = query.get('query') ?? '';
    switch (path) {
      case '/ws/2/recording':
        return pageOf('recordings', searched(asked, recordings, recordingFields).map(unlabelled), query);
      case '/ws/2/release':
        return pageOf('releases', searched(asked, releases, { reid: idOf }), query);
      case '/ws/2/artist':
        return pageOf('artists', searched(asked, artists, { arid: idOf }), query);
      case '/ws/2/release-group':
        return pageOf('release-groups', searched(asked, releaseGroups, { rgid: idOf }), query);
      case '/ws/2/url': {
        const resources = query.getAll('resource');
        const known = resources.slice(0, 100).filter((resource) => urls[resource] !== undefined);
        const found = known.map((resource) => ({ id: mbid(9, 1), resource, relations: urls[resource] }));
        if (resources.length > 1)
          return { body: { 'url-count': found.length, 'url-offset': 0, urls: found } };
        return found[0] === undefined ? notFound : { body: found[0] };
      }
      default:
        return lookups[path.replace('/ws/2/recording/', '')] ?? notFound;
    }
  };
};

export const notFound: Reply = {
  status: 404,
  body: { error: 'Not Found', help: 'For usage, please see: https://musicbrainz.org/development/mmd' },
};

export interface MusicBrainzTest extends AsyncDisposable {
  readonly mb: MusicBrainz;
  readonly door: TestHttp;
  readonly requests: readonly SeenRequest[];
  /** How often somebody waited for a turn. */
  readonly turns: () => number;
}

export const openMusicBrainz = async (
  respond: Responder,
  more: { pace?: Pace } = {},
): Promise<MusicBrainzTest> => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  let turns = 0;
  const pace: Pace = async () => {
    turns += 1;
  };
  const mb = createMusicBrainz({
    http: door.http,
    url: `${server.url}/ws/2`,
    userAgent: USER_AGENT,
    pace,
    ...more,
  });
  return {
    mb,
    door,
    requests: server.requests,
    turns: () => turns,
    [Symbol.asyncDispose]: async () => {
      await door.http.close();
      await server[Symbol.asyncDispose]();
    },
  };
};
