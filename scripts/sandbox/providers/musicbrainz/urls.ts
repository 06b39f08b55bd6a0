import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { uuid } from '../../world/ids.ts';
import type { Ask } from '../provider.ts';
import type { Desk } from './desk.ts';
import { noSuchQuery, notFound } from './errors.ts';
import { incsOf } from './incs.ts';

const mostResources = 100;

interface Linked {
  target: 'recording' | 'release' | 'artist';
  entity: Record<string, unknown>;
}

/** `GET /url?resource=`: one gives an object or 404, several give a list without the unknown ones. */
export function urlLookup(desk: Desk, ask: Ask): Answer {
  const resources = ask.query.getAll('resource');
  if (resources.length === 0) return noSuchQuery('url');
  const incs = incsOf(ask, 'url');
  if (isAnswer(incs)) return incs;
  const [first = '', ...more] = resources;
  if (more.length === 0) {
    const found = urlOf(desk, first, incs);
    return found ? json(found) : notFound();
  }
  // What is beyond the hundredth is cut off without a word.
  const urls = resources
    .slice(0, mostResources)
    .map((resource) => urlOf(desk, resource, incs))
    .filter((url) => url !== undefined);
  return json({ 'url-count': urls.length, 'url-offset': 0, urls });
}

function urlOf(desk: Desk, resource: string, incs: ReadonlySet<string>): Record<string, unknown> | undefined {
  const linked = linkedTo(desk, resource);
  if (!linked) return undefined;
  const wanted = incs.has(`${linked.target}-rels`);
  const relation = {
    'target-type': linked.target,
    type: 'free streaming',
    direction: 'backward',
    ended: false,
    begin: null,
    end: null,
    attributes: [],
    [linked.target]: linked.entity,
  };
  return {
    id: uuid(desk.facts.dice('musicbrainz/url', resource)),
    resource,
    ...(incs.size > 0 && { relations: wanted ? [relation] : [] }),
  };
}

/** Editors link artists and albums to Spotify, hardly ever tracks. */
function linkedTo({ facts, library, render }: Desk, resource: string): Linked | undefined {
  const [, kind, id = ''] =
    /^https:\/\/open\.spotify\.com\/(track|album|artist)\/([0-9A-Za-z]{22})$/.exec(resource) ?? [];
  const linked = (share: number): boolean => facts.dice('musicbrainz/linked', resource).chance(share);
  switch (kind) {
    case 'track': {
      const piece = facts.byTrack(id);
      const [recording] = piece ? library.ofPiece(piece) : [];
      return recording && linked(0.06)
        ? { target: 'recording', entity: render.recording(recording, new Set()) }
        : undefined;
    }
    case 'album': {
      const album = facts.world.catalogue.album(id);
      return album && library.isKnownAlbum(album) && linked(0.5)
        ? { target: 'release', entity: render.release(album, new Set()) }
        : undefined;
    }
    case 'artist': {
      const artist = facts.world.catalogue.artist(id);
      return artist && library.isKnownArtist(artist) && linked(0.7)
        ? { target: 'artist', entity: render.artist(artist, new Set()) }
        : undefined;
    }
    default:
      return undefined;
  }
}
