import { createHash } from 'node:crypto';
import type { SourcePage, TrackSource } from '../../track-source-port.ts';
import type { AccessOf, SpotifyReader } from '../port.ts';

/** Spotify has one such list per account. */
const LIKED = 'liked';
/** The name in the cache and in messages of jobs; views have a word of their own for it. */
const NAME = 'Liked tracks';

/**
 * The tracks a member likes, newest first. Spotify gives this list no version, so ours is made of its length and
 * first page: a like changes both, an unlike the length.
 */
export const createLikedSource = (deps: {
  spotify: Pick<SpotifyReader, 'likedTracks'>;
  accessOf: AccessOf;
}): TrackSource => {
  const { spotify, accessOf } = deps;
  const page: TrackSource['page'] = async (account, _, offset, signal) =>
    spotify.likedTracks(await accessOf(account.memberId, account.id), offset, signal);
  return {
    kind: 'liked',
    provider: 'spotify',
    newestFirst: true,
    list: async (account, signal) => {
      const first = await page(account, LIKED, 0, signal);
      return [
        {
          externalId: LIKED,
          name: NAME,
          ownerName: null,
          imageUrl: null,
          readable: 'yes',
          listedTracks: first.total,
          snapshotId: versionOf(first),
        },
      ];
    },
    look: async (account, id, signal) => {
      const first = await page(account, id, 0, signal);
      return { version: versionOf(first), total: first.total, first };
    },
    page,
  };
};

const versionOf = ({ total, lines }: SourcePage): string => {
  const hash = createHash('sha256');
  for (const { track, addedAt } of lines) hash.update(`${track.uri}@${addedAt}\n`);
  return `${total}:${hash.digest('base64url').slice(0, 22)}`;
};
