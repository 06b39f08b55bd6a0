import { type Answer, json, xml } from '../../http/answer.ts';
import { sameWords } from '../../world/text.ts';
import type { WorldArtist } from '../../world/types.ts';
import type { LastfmDesk } from '../contract.ts';
import type { Facts, Piece } from '../knowledge/facts.ts';
import { type Ask, type Parts, type Provider, type Route, retryHeader } from '../provider.ts';
import { artistTags, type CountedTag, listOrOne, trackTags } from './tags.ts';
import { userMethods } from './users.ts';

/** Last.fm: one address, methods by name, errors that mostly come with status 200. */
export function createLastfm({ facts, credentials, quirks, pictures }: Parts): {
  provider: Provider;
  hand: LastfmDesk;
} {
  const failed = (error: number, message: string): Answer =>
    json({ error, message }, quirks.lastfmErrorsAre200 ? 200 : (statuses[error] ?? 400));
  const users = userMethods({ facts, pictures, failed });
  const methods: Record<string, (query: URLSearchParams) => Answer> = {
    ...users.methods,
    'track.gettoptags': (query) =>
      withTrack(facts, query, failed, (piece) =>
        json({ toptags: tagsOf(trackTags(facts, piece), { artist: mainName(piece), track: piece.title }) }),
      ),
    'track.getinfo': (query) =>
      withTrack(facts, query, failed, (piece) => json({ track: infoOf(facts, piece) })),
    'artist.gettoptags': (query) => {
      const artist = artistOf(facts, query);
      if (!artist) return failed(6, 'The artist you supplied could not be found');
      return json({ toptags: tagsOf(artistTags(facts, artist), { artist: artist.name }) });
    },
    'album.gettoptags': (query) => {
      const piece = albumOf(facts, query);
      if (!piece) return failed(6, 'Album not found');
      const tags = piece.artists[0] ? artistTags(facts, piece.artists[0]).slice(0, 3) : [];
      return json({ toptags: tagsOf(tags, { artist: mainName(piece), album: piece.first.name }) });
    },
  };
  const handle = ({ query }: Ask): Answer => {
    if (query.get('api_key') !== credentials.lastfmApiKey) {
      return failed(10, 'Invalid API key - You must be granted a valid key by last.fm');
    }
    const method = methods[(query.get('method') ?? '').toLowerCase()];
    return method ? method(query) : failed(3, 'Invalid Method - No method with that name in this package');
  };
  const route: Route = {
    method: 'GET',
    path: '/2.0',
    handle: (ask) => (ask.query.get('format') === 'json' ? handle(ask) : emptyXml()),
  };
  const provider: Provider = {
    name: 'lastfm',
    roots: ['/lastfm'],
    routes: [route],
    pace: () => ({ kind: 'window', calls: 25, ms: 5_000 }),
    tooFast: () => failed(29, 'Rate Limit Exceeded - Your IP has made too many requests in a short period'),
    busy: () => failed(16, 'The service is temporarily unavailable, please try again.'),
    failure: (status, retryAfter) =>
      json(
        { error: 8, message: 'Operation failed - Most likely the backend service failed. Please try again.' },
        status,
        retryHeader(retryAfter),
      ),
  };
  return { provider, hand: users.hand };
}

const statuses: Record<number, number> = {
  3: 400,
  6: 404,
  8: 500,
  10: 403,
  11: 503,
  16: 503,
  17: 403,
  26: 403,
  29: 429,
};

const emptyXml = (): Answer => xml('<?xml version="1.0" encoding="UTF-8"?><lfm status="ok"></lfm>');

const mainName = ({ artists }: Piece): string => artists[0]?.name ?? '';

const tagsOf = (
  tags: readonly CountedTag[],
  attributes: Record<string, string>,
): Record<string, unknown> => ({
  tag: listOrOne(tags),
  '@attr': attributes,
});

/** Without `autocorrect=1` a name must be written as it is there. */
function same(query: URLSearchParams, own: string, asked: string): boolean {
  return query.get('autocorrect') === '1'
    ? sameWords(own) === sameWords(asked)
    : own.toLowerCase() === asked.toLowerCase();
}

function withTrack(
  facts: Facts,
  query: URLSearchParams,
  failed: (error: number, message: string) => Answer,
  found: (piece: Piece) => Answer,
): Answer {
  const mbid = query.get('mbid');
  const track = query.get('track');
  const artist = query.get('artist');
  if (mbid === null && (track === null || artist === null)) {
    return failed(6, 'Invalid parameters - Your request is missing a required parameter');
  }
  const piece = mbid === null ? byName(facts, query, track ?? '', artist ?? '') : byMbid(facts, mbid);
  return piece && isKnown(facts, piece) ? found(piece) : failed(6, 'Track not found');
}

function byName(facts: Facts, query: URLSearchParams, track: string, artist: string): Piece | undefined {
  return facts
    .byName(track, artist)
    .find(
      (piece) =>
        [piece.title, ...piece.tracks.map(({ name }) => name)].some((title) => same(query, title, track)) &&
        [piece.credit, ...piece.artists.map(({ name }) => name)].some((name) => same(query, name, artist)),
    );
}

const byMbid = (facts: Facts, mbid: string): Piece | undefined =>
  facts.dice('lastfm/mbid', mbid).chance(0.6) ? facts.piece(mbid.toLowerCase()) : undefined;

/** Somebody must have listened to it. */
const isKnown = (facts: Facts, piece: Piece): boolean =>
  facts.isOut(piece) &&
  facts.dice('lastfm/known', piece.recording.mbid).chance(facts.ageDays(piece) < 60 ? 0.55 : 0.92);

function artistOf(facts: Facts, query: URLSearchParams): WorldArtist | undefined {
  const mbid = query.get('mbid');
  if (mbid !== null) return facts.artists().get(mbid.toLowerCase());
  const asked = query.get('artist') ?? '';
  return [...facts.artists().values()].find(({ name }) => same(query, name, asked));
}

function albumOf(facts: Facts, query: URLSearchParams): Piece | undefined {
  const album = query.get('album') ?? '';
  const artist = query.get('artist') ?? '';
  return facts
    .pieces()
    .find(
      (piece) =>
        facts.isOut(piece) && same(query, piece.first.name, album) && same(query, mainName(piece), artist),
    );
}

function infoOf(facts: Facts, piece: Piece): Record<string, unknown> {
  const random = facts.dice('lastfm/info', piece.recording.mbid);
  const listeners = Math.round(2 ** ((piece.tracks[0]?.popularity ?? 10) / 6)) * random.int(5, 40);
  const artist = mainName(piece);
  const path = (text: string): string => encodeURIComponent(text).replace(/%20/g, '+');
  return {
    name: piece.title,
    ...(random.chance(0.6) && { mbid: piece.recording.mbid }),
    url: `https://www.last.fm/music/${path(artist)}/_/${path(piece.title)}`,
    // Milliseconds as text; nobody knows every length.
    duration: random.chance(0.8) ? String(Math.round(piece.recording.durationMs / 1_000) * 1_000) : '0',
    streamable: { '#text': '0', fulltrack: '0' },
    listeners: String(listeners),
    playcount: String(listeners * random.int(2, 9)),
    artist: {
      name: artist,
      ...(piece.artists[0] && { mbid: piece.artists[0].mbid }),
      url: `https://www.last.fm/music/${path(artist)}`,
    },
    album: { artist, title: piece.first.name },
    toptags: {
      tag: listOrOne(
        trackTags(facts, piece)
          .slice(0, 5)
          .map(({ name, url }) => ({ name, url })),
      ),
    },
  };
}
