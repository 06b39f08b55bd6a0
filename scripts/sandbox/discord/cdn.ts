import type { ServerResponse } from 'node:http';
import { openSigned } from './attachments.ts';
import type { Core } from './core.ts';
import { drawPng, drawSvg } from './pictures.ts';

/** Attachments, avatars and server icons, as `cdn.discordapp.com` serves them. */
export function serveCdn(core: Core, target: URL, outgoing: ServerResponse): void {
  const picture =
    /^\/(avatars|icons|app-icons|embed\/avatars)\/(?:(\d+)\/)?([a-f0-9]+|\d)\.(svg|png|webp|gif|jpg)$/.exec(
      target.pathname,
    );
  if (picture) {
    const [, folder = '', owner = '', hash = '', extension] = picture;
    const seed = owner || hash;
    const name =
      folder === 'icons' ? core.state.guilds.get(owner)?.name : core.state.users.get(owner)?.displayName;
    if (extension === 'svg') {
      reply(outgoing, 200, 'image/svg+xml', Buffer.from(drawSvg(seed, name ?? '', folder === 'icons')));
    } else reply(outgoing, 200, 'image/png', drawPng(seed));
    return;
  }
  const path = `/${target.pathname.split('/').slice(1).map(normalised).join('/')}`;
  const file = openSigned(core, path, target.searchParams);
  if (file) reply(outgoing, 200, file.contentType, file.bytes);
  else reply(outgoing, 404, 'text/plain;charset=UTF-8', Buffer.from('This content is no longer available.'));
}

/** However a client encoded a file name, it is found by the one form it was kept under. */
function normalised(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return part;
  }
}

function reply(outgoing: ServerResponse, status: number, contentType: string, bytes: Uint8Array): void {
  outgoing
    .writeHead(status, {
      'content-type': contentType,
      'content-length': bytes.byteLength,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      // A stored file never becomes a page of this origin.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    .end(bytes);
}
