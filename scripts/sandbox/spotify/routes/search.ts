import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { badRequest } from '../answer.ts';
import { type PagingObject, pageOf, type Range, rangeOf } from '../params.ts';
import type { View } from '../render/music.ts';
import { type ApiCall, address, marketView, type Route, worksOn } from './route.ts';

const types = ['album', 'artist', 'playlist', 'track', 'show', 'episode', 'audiobook'] as const;
type SearchType = (typeof types)[number];

const longestQuery = 250;

function search(api: ApiCall): Answer {
  const { query } = api.call;
  const text = (query.get('q') ?? '').trim();
  if (text === '') return badRequest('No search query');
  if (text.length > longestQuery)
    return badRequest(`Query exceeds maximum length of ${longestQuery} characters`);
  const asked = query.get('type');
  if (!asked) return badRequest('Missing parameter type');
  const wanted: SearchType[] = [];
  for (const name of asked.split(',')) {
    const type = types.find((known) => known === name);
    if (!type) return badRequest(`Bad search type field ${name}`);
    wanted.push(type);
  }
  const rules = api.extended ? { usual: 20, most: 50 } : { usual: 5, most: 10 };
  const range = rangeOf(query, { ...rules, deepest: 1_000 });
  if (isAnswer(range)) return range;
  const view = marketView(api);
  if (isAnswer(view)) return view;
  return json(Object.fromEntries(wanted.map((type) => [`${type}s`, hits(api, type, text, range, view)])));
}

function hits(api: ApiCall, type: SearchType, text: string, range: Range, view: View): PagingObject {
  const { search: index, music, playlists } = api.desk;
  const query = new URLSearchParams(api.call.query);
  query.set('type', type);
  const show = <T>(items: readonly T[], render: (item: T) => unknown): PagingObject =>
    pageOf(items, range, address(api), query, render);
  switch (type) {
    case 'track':
      return show(index.tracks(text), (track) => music.track(track, view));
    case 'album':
      return show(index.albums(text), (album) => music.albumRef(album, view));
    case 'artist':
      return show(index.artists(text), (artist) => music.artist(artist, view));
    case 'playlist':
      // Spotify's own lists are holes in the results since November 2024.
      return show(index.playlists(text), (playlist) =>
        playlist.editorial ? null : playlists.summary(playlist, view, worksOn(api, playlist)),
      );
    case 'show':
    case 'episode':
    case 'audiobook':
      return show([], (nothing) => nothing);
  }
}

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/search', open: 'everybody', handle: search },
];
