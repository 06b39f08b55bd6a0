/**
 * What Segue asks a person for. `user-read-private` because the scopes page lists searching under it;
 * `user-library-modify` for following and unfollowing the playlists that Segue manages.
 */
export const SPOTIFY_SCOPES: readonly string[] = [
  'user-read-private',
  'user-library-read',
  'user-library-modify',
  'playlist-read-private',
  'playlist-read-collaborative',
  'playlist-modify-public',
  'playlist-modify-private',
  'user-read-recently-played',
  'user-top-read',
];
