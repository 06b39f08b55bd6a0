/** People who let ListenBrainz listen along with their Spotify; their listens are public. */
export const listenbrainzUsers: readonly { name: string; accountId: string }[] = [
  { name: 'mirak_listens', accountId: 'mira.keller' },
  { name: 'nightbus', accountId: 'thevault' },
];
