import { createHash } from 'node:crypto';
import { type Answer, empty } from '../http/answer.ts';
import { coverPicture } from '../world/picture.ts';

/** Where the pictures of the providers are, and how their addresses are built there. */
export interface Pictures {
  /** Beatport: any size, the file named by a uuid. `size` may be `{w}x{h}` for the caller to fill in. */
  beatport(uuid: string, size: string): string;
  deezer(kind: 'artist' | 'cover' | 'misc', hash: string, side: number): string;
  apple(path: string, side: number): string;
  /** The four sizes of Last.fm; the same picture for the same name. */
  lastfm(name: string): { size: string; '#text': string }[];
}

/** @param base `http://127.0.0.1:PORT/images` */
export const createPictures = (base: () => string): Pictures => ({
  beatport: (uuid, size) => `${base()}/beatport/image_size/${size}/${uuid}.jpg`,
  deezer: (kind, hash, side) => `${base()}/deezer/images/${kind}/${hash}/${side}x${side}-000000-80-0-0.jpg`,
  apple: (path, side) => `${base()}/apple/image/thumb/${path}/${side}x${side}bb.jpg`,
  lastfm(name) {
    const hash = createHash('md5').update(name).digest('hex');
    const sizes = { small: 34, medium: 64, large: 174, extralarge: 300 };
    return Object.entries(sizes).map(([size, side]) => ({
      size,
      '#text': `${base()}/lastfm/i/u/${side}x${side}/${hash}.png`,
    }));
  },
});

const largest = 1_400;

/**
 * A picture for any of those addresses: the same one for the same name, in the size that is asked for (up to 640
 * pixels drawn, larger ones as 640). PNG, whatever the ending says, as the type of the answer tells.
 */
export function pictureAt(path: string): Answer {
  const [, side = ''] = /(?:^|\/)(\d{1,4})x\d{1,4}\D/.exec(path) ?? [];
  if (side === '' || Number(side) < 1 || Number(side) > largest) return empty(404);
  return {
    status: 200,
    headers: { 'cache-control': 'max-age=86400' },
    body: {
      kind: 'bytes',
      bytes: coverPicture(path.replace(/\d{1,4}x\d{1,4}/, ''), Math.min(640, Number(side))),
      type: 'image/png',
    },
  };
}
