const NEEDED = ['playlist-modify-public', 'playlist-modify-private'];

/**
 * Whether a consent covers writing playlists.
 * @param scopes as Spotify granted them, separated by spaces; empty when that was never said
 */
export const mayWritePlaylists = (scopes: string): boolean => {
  const granted = scopes.split(' ').filter((scope) => scope !== '');
  return granted.length === 0 || NEEDED.every((scope) => granted.includes(scope));
};
