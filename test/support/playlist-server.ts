import { openLoopback, type Reply, type SeenRequest } from './loopback.ts';

/** An entry: a track or another uri, or null for what vanished. */
export type ServedEntry = { readonly uri: string | null; readonly addedAt: number };

export interface ServedPlaylist {
  name: string;
  description: string;
  public: boolean;
  ownerId: string;
  kept: boolean;
  entries: ServedEntry[];
  version: number;
  /** Not this account's to read or write any more. */
  closed: boolean;
}

/** What happens to a call instead of an honest answer. `after`: it is done, and the answer is lost. */
export type Fault = { readonly when: 'before' | 'after'; readonly reply: Reply | 'hang up' } | null;

export interface PlaylistServer extends AsyncDisposable {
  readonly url: string;
  readonly playlists: Map<string, ServedPlaylist>;
  /** Every call so far: `POST /playlists/p1/items`. */
  readonly calls: string[];
  /** Those that write. */
  readonly writes: () => string[];
  fault: (call: string, index: number) => Fault;
  /** Runs after a call was answered: a person edits meanwhile. */
  meanwhile: (call: string, index: number) => void;
  /** Other uris that tracks are handed back with. */
  readonly relinked: Map<string, string>;
  /** Whether a read is answered with what stood there before the last write. */
  lags: (call: string, index: number) => boolean;
  /** Uris that it does not have: what brings one of them is refused as a whole. */
  readonly refused: Set<string>;
  /** Development mode's shape, or extended quota's. */
  mode: 'item' | 'track';
  add(id: string, uris: readonly (string | null)[], more?: Partial<ServedPlaylist>): ServedPlaylist;
  /** Changes a playlist as a person would. */
  edit(id: string, change: (uris: (string | null)[]) => (string | null)[]): void;
  uris(id: string): (string | null)[];
}

export const OWNER = 'anna-on-spotify';
const error = (status: number, message: string): Reply => ({ status, body: { error: { status, message } } });
const GONE = error(404, 'Not found.');
export const BAD_GATEWAY = error(502, 'Error while loading resource');

/** The playlists of one Spotify account, as far as a client that manages playlists needs them. */
export const openPlaylistServer = async (): Promise<PlaylistServer> => {
  let clock = 1_000;
  const server: Omit<PlaylistServer, 'url' | keyof AsyncDisposable> = {
    playlists: new Map(),
    calls: [],
    writes: () => server.calls.filter((call) => !call.startsWith('GET')),
    fault: () => null,
    meanwhile: () => undefined,
    lags: () => false,
    relinked: new Map(),
    refused: new Set(),
    mode: 'item',
    add: (id, uris, more = {}) => {
      const entries = uris.map((uri) => ({ uri, addedAt: ++clock }));
      const facts = {
        name: id,
        description: '',
        public: false,
        ownerId: OWNER,
        kept: true,
        version: 1,
        closed: false,
      };
      const playlist = { ...facts, entries, ...more };
      server.playlists.set(id, playlist);
      return playlist;
    },
    edit: (id, change) => {
      const playlist = of(id);
      if (playlist === undefined) throw new Error(`No playlist ${id}`);
      const left = [...playlist.entries];
      playlist.entries = change(left.map(({ uri }) => uri)).map((uri) => {
        const at = left.findIndex((entry) => entry.uri === uri);
        return (at < 0 ? undefined : left.splice(at, 1)[0]) ?? { uri, addedAt: ++clock };
      });
      playlist.version += 1;
    },
    uris: (id) => (of(id)?.entries ?? []).map(({ uri }) => uri),
  };
  const of = (id: string): ServedPlaylist | undefined => server.playlists.get(id);
  /** Before the last write, by id. */
  const earlier = new Map<string, ServedPlaylist>();
  const snapshotOf = (id: string, playlist = of(id)): string => `${id}-v${playlist?.version}`;
  const facts = (id: string, playlist: ServedPlaylist) => {
    const { name, description, public: shown, ownerId, entries } = playlist;
    const owner = { id: ownerId, display_name: ownerId };
    const counted = { [server.mode === 'item' ? 'items' : 'tracks']: { total: entries.length } };
    return {
      ...{
        id,
        name,
        description,
        public: shown,
        owner,
        collaborative: false,
        snapshot_id: snapshotOf(id, playlist),
      },
      ...counted,
    };
  };
  const written = (id: string, status: number): Reply => {
    const playlist = of(id);
    if (playlist !== undefined) playlist.version += 1;
    return { status, body: { snapshot_id: snapshotOf(id) } };
  };

  const page = (playlist: ServedPlaylist, query: URLSearchParams): Reply => {
    const offset = Number(query.get('offset'));
    const limit = Number(query.get('limit'));
    if (limit > 50) return error(400, 'Invalid limit');
    const named = query.get('fields')?.includes(`${server.mode}(`) === true;
    const items = playlist.entries.slice(offset, offset + limit).map(({ uri }) => {
      const facts = server.relinked.size > 0 && uri !== null ? factsOf(uri) : {};
      const inner = server.mode === 'item' ? { track: true } : {};
      const thing = uri === null ? null : { uri, type: 'track', ...inner, ...facts };
      return named ? { [server.mode]: thing } : {};
    });
    const next = offset + limit < playlist.entries.length ? `${url()}/x?offset=${offset + limit}` : null;
    return { body: { items, next, total: playlist.entries.length } };
  };

  const change = (id: string, playlist: ServedPlaylist, method: string, body: Body): Reply => {
    const { entries } = playlist;
    const fresh = (uris: readonly string[]) =>
      uris.map((uri) => ({ uri: server.relinked.get(uri) ?? uri, addedAt: ++clock }));
    const uris = body.uris ?? [];
    if (uris.length > 100 || (body.items ?? []).length > 100) return error(400, 'Too many');
    if (uris.some((uri) => server.refused.has(uri))) return error(400, 'Payload contains a non-existing ID');
    if (method === 'POST') {
      if (entries.length + uris.length > 10_000) return error(500, 'Server error');
      entries.splice(body.position ?? entries.length, 0, ...fresh(uris));
      return written(id, 201);
    }
    if (method === 'DELETE') {
      const gone = new Set((body.items ?? []).map(({ uri }) => uri));
      playlist.entries = entries.filter(({ uri }) => uri === null || !gone.has(uri));
      return written(id, 200);
    }
    if (body.uris !== undefined) playlist.entries = fresh(uris);
    else {
      const {
        range_start: from = 0,
        range_length: length = 1,
        insert_before: before = 0,
        snapshot_id,
      } = body;
      if (snapshot_id !== undefined && snapshot_id !== snapshotOf(id)) return BAD_GATEWAY;
      if (from + length > entries.length || before > entries.length) return error(400, 'Out of bounds');
      const range = entries.splice(from, length);
      entries.splice(before > from ? before - length : before, 0, ...range);
    }
    return written(id, 200);
  };

  const answer = ({ method, path, query, body: text }: SeenRequest, late: boolean): Reply => {
    const body = text === '' ? {} : (JSON.parse(text) as Body);
    const [, , family, id = '', part] = path.split('/');
    if (family === 'me' && id === 'playlists') {
      if (method === 'GET') {
        const items = [...server.playlists]
          .filter(([, { kept }]) => kept)
          .map(([key, one]) => facts(key, one));
        return { body: { items: items.reverse(), next: null, total: items.length } };
      }
      const key = `new${server.playlists.size + 1}`;
      const made = server.add(key, [], {
        name: body.name ?? '',
        description: body.description ?? '',
        public: body.public ?? true,
      });
      return { status: 201, body: facts(key, made) };
    }
    if (family === 'me' && id === 'library') {
      const playlist = of(query.get('uris')?.split(':')[2] ?? '');
      if (method === 'DELETE' && playlist !== undefined) playlist.kept = false;
      return method === 'DELETE' ? { body: '' } : { body: [playlist?.kept === true] };
    }
    const playlist = of(id);
    if (family !== 'playlists' || playlist === undefined) return GONE;
    if (playlist.closed && (part === 'items' || method !== 'GET')) return error(403, 'Forbidden');
    const seen = (late ? earlier.get(id) : undefined) ?? playlist;
    if (method === 'GET') return part === 'items' ? page(seen, query) : { body: facts(id, seen) };
    if (part !== 'items') {
      Object.assign(playlist, body);
      return { body: '' };
    }
    earlier.set(id, { ...playlist, entries: [...playlist.entries] });
    return change(id, playlist, method, body);
  };

  const loopback = await openLoopback((request) => {
    const call = `${request.method} ${request.path.replace('/v1', '')}`;
    const index = server.calls.push(call) - 1;
    const fault = server.fault(call, index);
    const said = fault?.when === 'before' ? null : answer(request, server.lags(call, index));
    server.meanwhile(call, index);
    if (fault?.reply === 'hang up') return (response) => void response.destroy();
    return fault?.reply ?? said ?? BAD_GATEWAY;
  });
  const url = (): string => `${loopback.url}/v1`;
  return Object.assign(server, { url: url(), [Symbol.asyncDispose]: () => loopback[Symbol.asyncDispose]() });
};

/** `spotify:track:x` and `spotify:track:x~2` are one performance. */
const factsOf = (uri: string) => {
  const id = uri.split(':')[2] ?? '';
  const [name = ''] = id.split('~');
  return {
    id,
    name: `Song ${name}`,
    duration_ms: 180_000,
    explicit: false,
    external_ids: { isrc: `DEA12260${name}` },
    artists: [{ id: 'ar1', name: 'Aurel' }],
    album: { id: 'al1', name: 'Blackline', release_date: '2026', images: [] },
  };
};

interface Body {
  readonly name?: string;
  readonly description?: string;
  readonly public?: boolean;
  readonly uris?: readonly string[];
  readonly items?: readonly { readonly uri: string }[];
  readonly position?: number;
  readonly range_start?: number;
  readonly range_length?: number;
  readonly insert_before?: number;
  readonly snapshot_id?: string;
}
