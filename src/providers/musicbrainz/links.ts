import type { Subject } from '../enrichment-port.ts';
import { askInParts, inLists } from '../in-parts.ts';
import type { MusicBrainzCaller } from './call.ts';
import { UrlAnswer, type WireUrl } from './wire.ts';

/** More addresses in one call are silently cut off. */
const MOST_URLS = 100;
const SPOTIFY_ID = /^[0-9A-Za-z]{22}$/;
const RESOURCE = /\/(track|album|artist)\/([0-9A-Za-z]{22})(?:[/?#]|$)/;

export type LinkKind = 'track' | 'album' | 'artist';
export type Relations = WireUrl['relations'];

/** What MusicBrainz's editors linked to pages of Spotify, by `kind:id`. */
export type Links = ReadonlyMap<string, Relations>;

export const linkKey = (kind: LinkKind, id: string | null): string | null =>
  id !== null && SPOTIFY_ID.test(id) ? `${kind}:${id}` : null;

/** The links of a subject that can be asked about. */
export const linksOf = (
  { spotifyId, albumSpotifyId, artistSpotifyIds }: Subject,
  kinds: readonly LinkKind[],
): string[] => {
  const all = { track: [spotifyId], album: [albumSpotifyId], artist: artistSpotifyIds };
  return kinds.flatMap((kind) => all[kind].flatMap((id) => linkKey(kind, id) ?? []));
};

/** Looks links up, 100 at a time. The unknown ones are not in the answer. */
export const createLinks =
  (call: MusicBrainzCaller) =>
  async (keys: readonly string[], signal: AbortSignal | undefined): Promise<Links> => {
    const links = new Map<string, Relations>();
    for (const list of inLists([...new Set(keys)], MOST_URLS)) {
      const answers = await askInParts(list, async (part) => {
        const answer = await call({ bucket: 'lookup', path: pathOf(part), schema: UrlAnswer, signal });
        if (answer.kind === 'too_much') return null;
        return answer.kind === 'ok' ? answer.body : [];
      });
      for (const { resource, relations } of answers.flat()) {
        const [, kind, id] = RESOURCE.exec(resource) ?? [];
        if (kind !== undefined && id !== undefined) links.set(`${kind}:${id}`, relations);
      }
    }
    return links;
  };

/** Colons and slashes may stand in a query as they are: encoded, 100 addresses would be longer than servers take. */
const pathOf = (keys: readonly string[]): string => {
  const resources = keys.map((key) => `resource=https://open.spotify.com/${key.replace(':', '/')}`);
  return `/url?${resources.join('&')}&inc=recording-rels+release-rels+artist-rels`;
};
