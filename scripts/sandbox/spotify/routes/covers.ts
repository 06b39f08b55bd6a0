import { type Answer, empty, isAnswer, json } from '../../http/answer.ts';
import { badRequest, forbidden, insufficientScope } from '../answer.ts';
import { type ApiCall, modifyScope, owns, playlistOf, type Route } from './route.ts';

const largest = 256 * 1024;

function read(api: ApiCall): Answer {
  const playlist = playlistOf(api);
  if (isAnswer(playlist)) return playlist;
  return json(playlist.images === null ? [] : api.desk.links.images(playlist.images));
}

/** The body is a JPEG in base64 text, 256 KB at most. */
function write(api: ApiCall): Answer {
  const playlist = playlistOf(api);
  if (isAnswer(playlist)) return playlist;
  if (!owns(api, playlist)) return forbidden();
  if (!api.scopes.includes(modifyScope(playlist))) return insufficientScope();
  if (api.call.body.length === 0 || api.call.body.length > largest) return badRequest('Invalid image size');
  const bytes = Buffer.from(api.call.body.toString('ascii'), 'base64');
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return badRequest('Invalid image data');
  const name = `ab67706c0000da84${playlist.snapshotId.replace(/[^0-9A-Za-z]/g, '').slice(-24)}`;
  playlist.images = [{ url: `https://i.scdn.co/image/${name}`, height: null, width: null }];
  return empty(202);
}

export const coverRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/playlists/{id}/images', open: 'everybody', handle: read },
  {
    method: 'PUT',
    path: '/v1/playlists/{id}/images',
    open: 'everybody',
    scopes: ['ugc-image-upload'],
    handle: write,
  },
];
