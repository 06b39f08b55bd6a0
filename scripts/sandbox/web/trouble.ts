import type { FaultAnswer, FaultRule } from '../spotify/contract.ts';
import type { Stage } from '../stage.ts';
import { providerTroubles } from './provider-trouble.ts';

/** Something that goes wrong, with a switch on the sandbox page. */
export interface Trouble {
  readonly id: string;
  /** Whose trouble it is: the heading it stands under. */
  readonly group: string;
  readonly label: string;
  /** What one will see of it. */
  readonly means: string;
  /** It happens once and is over: a button instead of a switch. */
  readonly once?: true;
  /** Begins it. Returns the way to take it back. */
  on(stage: Stage): () => void;
}

const spotify = (
  id: string,
  label: string,
  means: string,
  answer: FaultAnswer,
  more: Omit<FaultRule, 'answer'> = {},
): Trouble => ({
  id: `spotify-${id}`,
  group: 'Spotify',
  label,
  means,
  on: (stage) => stage.spotify.faults.add({ answer, ...more }),
});

const nothingToTakeBack = (): void => undefined;

export const troubles: readonly Trouble[] = [
  spotify('down', 'Down', 'Answers 503. Segue waits longer from try to try; nothing is lost.', {
    kind: 'server-error',
    status: 503,
  }),
  spotify('silent', 'No answer', 'Never answers. Segue gives up after its timeout and tries again.', {
    kind: 'hang',
  }),
  spotify('slow', 'Slow', 'Every answer takes 2 s. Discord stays as fast as before.', {
    kind: 'slow',
    ms: 2_000,
  }),
  spotify('rate', 'Short rate limit', '429, try again in 2 s. Segue waits and goes on.', {
    kind: 'rate-limit',
    retryAfter: 2,
  }),
  spotify(
    'quota',
    'Playlists banned for a day',
    '429 for 24 h. Segue leaves playlists alone, also after a restart; the rest goes on.',
    { kind: 'quota' },
    { on: 'playlists' },
  ),
  spotify(
    'lost',
    'Answers to changes get lost',
    'Playlists are changed, and the answer is 502. Segue looks before it does anything again.',
    { kind: 'applied-but-502' },
    { on: /^(POST|PUT|DELETE) \/v1\/playlists\// },
  ),
  spotify(
    'behind',
    'Playlists lag behind',
    'Whoever reads a playlist sees it as it was before its last change.',
    { kind: 'stale' },
    { on: /^GET \/v1\/(playlists|me\/playlists)/ },
  ),
  spotify('truncated', 'Broken answers', 'JSON that ends in the middle.', { kind: 'truncated' }),
  spotify('token', 'Tokens rejected', 'Every call answers 401, as after a change of the password.', {
    kind: 'unauthorized',
  }),
  spotify(
    'premium',
    'App owner without Premium',
    'Every call answers 403: an app in development mode needs a paying owner.',
    { kind: 'forbidden-premium' },
  ),
  {
    id: 'discord-502',
    group: 'Discord',
    label: 'Posting fails',
    means: 'Channels and direct messages answer 502. Digests stay in the outbox.',
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
    group: 'Discord',
    label: 'Gateway closed',
    means: 'Segue is offline until this is over: commands are not answered.',
    on: ({ discord }) => {
      discord.gateway.refuseConnections(true);
      discord.gateway.drop();
      return () => discord.gateway.refuseConnections(false);
    },
  },
  {
    id: 'discord-drop',
    group: 'Discord',
    label: 'Cut the connection',
    means: 'Segue comes back with RESUME and misses nothing.',
    once: true,
    on: ({ discord }) => {
      discord.gateway.drop();
      return nothingToTakeBack;
    },
  },
  {
    id: 'discord-twice',
    group: 'Discord',
    label: 'Deliver the next click twice',
    means: 'It must count once.',
    once: true,
    on: ({ discord }) => {
      discord.faults.duplicateInteractions(1);
      return nothingToTakeBack;
    },
  },
  ...providerTroubles,
];

/** Which faults are on, and how to end them. */
export const createTroubleDesk = (stage: Stage) => {
  const on = new Map<string, () => void>();
  const off = (id: string): void => {
    on.get(id)?.();
    on.delete(id);
  };
  return {
    isOn: (id: string): boolean => on.has(id),
    switch: (id: string, wanted: boolean): void => {
      off(id);
      const trouble = troubles.find((known) => known.id === id);
      if (trouble === undefined) throw new Error('There is no such fault.');
      if (!wanted) return;
      const undo = trouble.on(stage);
      if (trouble.once !== true) on.set(id, undo);
    },
    clear: (): void => {
      for (const id of [...on.keys()]) off(id);
    },
  };
};

export type TroubleDesk = ReturnType<typeof createTroubleDesk>;
