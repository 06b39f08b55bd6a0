import type { WorldImage } from '../../world/types.ts';

/** Addresses as the double gives them out: its own origin stands where Spotify's hosts would. */
export interface Links {
  /** `.../v1/<path>` */
  api(path: string): string;
  image(image: WorldImage): { url: string; height: number | null; width: number | null };
  images(images: readonly WorldImage[]): { url: string; height: number | null; width: number | null }[];
}

export type LinkedKind = 'track' | 'album' | 'artist' | 'playlist' | 'user' | 'episode' | 'show';

/** @param images where pictures are: `/<name>` is put behind it */
export function createLinks(origin: () => string, images: () => string): Links {
  const image = (shown: WorldImage): ReturnType<Links['image']> => ({
    url: shown.url.replace('https://i.scdn.co/image', images()),
    height: shown.height,
    width: shown.width,
  });
  return {
    api: (path) => `${origin()}/v1/${path}`,
    image,
    images: (images) => images.map(image),
  };
}

/** `external_urls`, `href`, `id`, `type` and `uri`: what every object carries. */
export function identity(links: Links, kind: LinkedKind, id: string) {
  const encoded = encodeURIComponent(id);
  return {
    external_urls: { spotify: `https://open.spotify.com/${kind}/${encoded}` },
    href: links.api(`${kind}s/${encoded}`),
    id,
    type: kind,
    uri: `spotify:${kind}:${encoded}`,
  };
}
