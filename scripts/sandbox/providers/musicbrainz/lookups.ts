import { type Answer, isAnswer, json, redirect } from '../../http/answer.ts';
import { isIsrc, isUuid } from '../knowledge/checks.ts';
import type { Ask, Route } from '../provider.ts';
import type { Desk } from './desk.ts';
import { mbError, notFound } from './errors.ts';
import { incsOf, type Resource } from './incs.ts';
import type { Incs } from './render.ts';
import { urlLookup } from './urls.ts';

/** Lookups by id, by code and by address, and the browsing of an artist's release groups. */
export function lookupRoutes(desk: Desk): Route[] {
  const { library, render } = desk;
  const byMbid =
    (resource: Resource, find: (mbid: string, incs: Incs) => Answer | undefined) =>
    (ask: Ask): Answer => {
      const [mbid = ''] = ask.params;
      if (!isUuid(mbid)) return mbError(400, 'Invalid mbid.');
      const incs = incsOf(ask, resource);
      return isAnswer(incs) ? incs : (find(mbid, incs) ?? notFound());
    };
  return [
    { method: 'GET', path: '/ws/2/isrc/{isrc}', handle: (ask) => byIsrc(desk, ask) },
    {
      method: 'GET',
      path: '/ws/2/recording/{mbid}',
      handle: byMbid('recording', (mbid, incs) => {
        const found = library.recording(mbid);
        if (!found) return undefined;
        if (found.mbid !== mbid && desk.quirks.redirectMergedIds) {
          const inc = incs.size === 0 ? '' : `&inc=${[...incs].join('+')}`;
          return redirect(`${desk.base()}/recording/${found.mbid}?fmt=json${inc}`, 301);
        }
        return json(render.recording(found, incs));
      }),
    },
    {
      method: 'GET',
      path: '/ws/2/release-group/{mbid}',
      handle: byMbid('release-group', (mbid, incs) => {
        const found = library.releaseGroup(mbid);
        return found?.albums.some(library.isKnownAlbum) ? json(render.group(found, incs)) : undefined;
      }),
    },
    {
      method: 'GET',
      path: '/ws/2/artist/{mbid}',
      handle: byMbid('artist', (mbid, incs) => {
        const found = desk.facts.artists().get(mbid.toLowerCase());
        return found && library.isKnownArtist(found) ? json(render.artist(found, incs)) : undefined;
      }),
    },
    { method: 'GET', path: '/ws/2/url', handle: (ask) => urlLookup(desk, ask) },
    { method: 'GET', path: '/ws/2/url/{mbid}', handle: () => notFound() },
  ];
}

/** One code may stand for several recordings; which one is meant is for the asker to find out. */
function byIsrc({ library, render }: Desk, ask: Ask): Answer {
  const [isrc = ''] = ask.params;
  if (!isIsrc(isrc)) return mbError(400, 'Invalid isrc.');
  const incs = incsOf(ask, 'isrc');
  if (isAnswer(incs)) return incs;
  const recordings = library.byIsrc(isrc);
  return recordings.length === 0
    ? notFound()
    : json({ isrc, recordings: recordings.map((recording) => render.recording(recording, incs)) });
}

/** `GET /release-group?artist=` */
export function browseGroups({ facts, library, render }: Desk, ask: Ask): Answer {
  const artist = ask.query.get('artist') ?? '';
  if (!isUuid(artist)) return mbError(400, 'Invalid mbid.');
  const incs = incsOf(ask, 'release-group');
  if (isAnswer(incs)) return incs;
  const known = facts.artists().get(artist.toLowerCase());
  if (!known || !library.isKnownArtist(known)) return notFound();
  const types = (ask.query.get('type') ?? '').split('|').filter(Boolean);
  const groups = library
    .groups()
    .filter(
      (group) =>
        group.artists.some(({ mbid }) => mbid === artist.toLowerCase()) &&
        group.albums.some(library.isKnownAlbum) &&
        (types.length === 0 || types.includes(render.kindOf(group).primary.toLowerCase())),
    );
  const { limit, offset } = rangeOf(ask.query);
  return json({
    'release-group-count': groups.length,
    'release-group-offset': offset,
    'release-groups': groups.slice(offset, offset + limit).map((group) => render.group(group, incs)),
  });
}

/** `limit` is 25 unless it is a number, and never more than 100. */
export function rangeOf(query: URLSearchParams): { limit: number; offset: number } {
  const whole = (name: string, usual: number): number => {
    const text = query.get(name) ?? '';
    return /^\d+$/.test(text) ? Number(text) : usual;
  };
  return { limit: Math.min(100, Math.max(1, whole('limit', 25))), offset: whole('offset', 0) };
}
