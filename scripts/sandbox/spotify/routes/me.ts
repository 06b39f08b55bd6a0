import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import type { Play, TimeRange } from '../../world/types.ts';
import { badRequest } from '../answer.ts';
import { pageAround, pageOf, rangeOf } from '../params.ts';
import { identity } from '../render/links.ts';
import { type ApiCall, address, marketView, type Route } from './route.ts';

/** Only so many plays exist for the API, whatever is asked. */
const playsKept = 50;
/** Offsets from here on find nothing, so that at most 50 + 49 can be read. */
const topEnd = 50;

function profile({ desk, account, view, scopes }: ApiCall): Answer {
  return json(desk.people.me(account, view.mode, scopes));
}

function recentlyPlayed(api: ApiCall): Answer {
  const { query } = api.call;
  const limit = intParam(query, 'limit', 20, 1, 50);
  if (limit === undefined) return badRequest('Invalid limit');
  if (query.has('after') && query.has('before'))
    return badRequest('Only one of after and before can be specified');
  const after = intParam(query, 'after', 0, 0, Number.MAX_SAFE_INTEGER);
  const before = intParam(query, 'before', Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER);
  if (after === undefined) return badRequest('Invalid after');
  if (before === undefined) return badRequest('Invalid before');

  const now = api.desk.world.now();
  const known = api.desk.world
    .plays(api.account.id)
    .filter((play) => play.visibleAt <= now && play.playedAt <= now);
  const fitting = known.slice(-playsKept).filter((play) => play.playedAt > after && play.playedAt < before);
  const shown = fitting.toReversed().slice(0, limit);
  const newest = shown[0];
  const oldest = shown.at(-1);
  const link = (name: string, value: number): string => {
    const again = new URLSearchParams(query);
    again.delete('after');
    again.delete('before');
    again.set(name, String(value));
    again.set('limit', String(limit));
    return `${address(api)}?${again}`;
  };
  const next =
    newest &&
    oldest &&
    (query.has('after') ? link('after', newest.playedAt) : link('before', oldest.playedAt));
  return json({
    href: `${address(api)}${query.size > 0 ? `?${query}` : ''}`,
    limit,
    next: next ?? null,
    cursors: newest && oldest ? { after: String(newest.playedAt), before: String(oldest.playedAt) } : null,
    items: shown.map((play) => playObject(api, play)),
  });
}

function playObject(api: ApiCall, play: Play): object {
  const track = api.desk.world.catalogue.track(play.trackId);
  const [, kind = '', id = ''] = play.contextUri?.split(':') ?? [];
  return {
    track: track ? api.desk.music.track(track, api.view) : null,
    played_at: new Date(play.playedAt).toISOString(),
    context:
      kind === 'playlist' || kind === 'album' || kind === 'artist' ? contextObject(api, kind, id) : null,
  };
}

function contextObject(api: ApiCall, kind: 'playlist' | 'album' | 'artist', id: string): object {
  const { external_urls, href, type, uri } = identity(api.desk.links, kind, id);
  return { type, href, external_urls, uri };
}

const isTimeRange = (text: string): text is TimeRange =>
  ['short_term', 'medium_term', 'long_term'].includes(text);

function top(api: ApiCall): Answer {
  const [type] = api.params;
  if (type !== 'tracks' && type !== 'artists') return badRequest('Invalid type');
  const timeRange = api.call.query.get('time_range') ?? 'medium_term';
  if (!isTimeRange(timeRange)) return badRequest('Invalid time range');
  const range = rangeOf(api.call.query, { usual: 20, most: 50 });
  if (isAnswer(range)) return range;
  if (range.offset >= topEnd) {
    return json({
      ...pageAround([], 0, range, address(api), api.call.query),
      limit: 0,
      total: 0,
      next: null,
    });
  }
  const { world, music } = api.desk;
  const { id } = api.account;
  return json(
    type === 'tracks'
      ? pageOf(world.topTracks(id, timeRange), range, address(api), api.call.query, (track) =>
          music.track(track, api.view),
        )
      : pageOf(world.topArtists(id, timeRange), range, address(api), api.call.query, (artist) =>
          music.artist(artist, api.view),
        ),
  );
}

function likedTracks(api: ApiCall): Answer {
  const range = rangeOf(api.call.query, { usual: 20, most: 50 });
  if (isAnswer(range)) return range;
  const view = marketView(api);
  if (isAnswer(view)) return view;
  const { world, music, quirks } = api.desk;
  return json(
    pageOf(world.likes(api.account.id), range, address(api), api.call.query, (like) => {
      const track = world.catalogue.track(like.trackId);
      return {
        added_at: new Date(like.addedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
        track: track ? music.track(track, { ...view, relink: quirks.relinkTracks }) : null,
      };
    }),
  );
}

export const meRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/me', open: 'everybody', handle: profile },
  {
    method: 'GET',
    path: '/v1/me/tracks',
    open: 'everybody',
    scopes: ['user-library-read'],
    handle: likedTracks,
  },
  { method: 'GET', path: '/v1/me/top/{type}', open: 'everybody', scopes: ['user-top-read'], handle: top },
  {
    method: 'GET',
    path: '/v1/me/player/recently-played',
    open: 'everybody',
    scopes: ['user-read-recently-played'],
    handle: recentlyPlayed,
  },
];
