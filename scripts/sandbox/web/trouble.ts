import type { Stage } from '../stage.ts';

/** Faults with a switch on the sandbox page. Each `on` returns the way to take it back. */
export interface Trouble {
  readonly id: string;
  readonly label: string;
  on(stage: Stage): () => void;
}

export const troubles: readonly Trouble[] = [
  {
    id: 'spotify-down',
    label: 'Spotify is down (503)',
    on: ({ spotify }) => spotify.faults.add({ answer: { kind: 'server-error', status: 503 } }),
  },
  {
    id: 'spotify-silent',
    label: 'Spotify does not answer',
    on: ({ spotify }) => spotify.faults.add({ answer: { kind: 'hang' } }),
  },
  {
    id: 'spotify-slow',
    label: 'Spotify is slow (2 s)',
    on: ({ spotify }) => spotify.faults.add({ answer: { kind: 'slow', ms: 2_000 } }),
  },
  {
    id: 'spotify-rate',
    label: 'Rate limit: 429 for 2 s',
    on: ({ spotify }) => spotify.faults.add({ answer: { kind: 'rate-limit', retryAfter: 2 } }),
  },
  {
    id: 'spotify-quota',
    label: 'Playlist quota used up (24 h)',
    on: ({ spotify }) => spotify.faults.add({ answer: { kind: 'quota' }, on: 'playlists' }),
  },
  {
    id: 'spotify-broken',
    label: 'Spotify sends broken JSON',
    on: ({ spotify }) => spotify.faults.add({ answer: { kind: 'truncated' } }),
  },
  {
    id: 'spotify-premium',
    label: 'Owner of the app without Premium (403)',
    on: ({ spotify }) => spotify.faults.add({ answer: { kind: 'forbidden-premium' } }),
  },
  {
    id: 'discord-502',
    label: 'Discord answers 502 to messages',
    on: ({ discord }) =>
      discord.faults.add({
        method: 'POST',
        path: '/messages',
        times: Number.POSITIVE_INFINITY,
        effect: { kind: 'status', status: 502 },
      }),
  },
  {
    id: 'discord-offline',
    label: 'The gateway refuses connections',
    on: ({ discord }) => {
      discord.gateway.refuseConnections(true);
      discord.gateway.drop();
      return () => discord.gateway.refuseConnections(false);
    },
  },
];
