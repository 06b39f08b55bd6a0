import type { FaultRule } from '../providers/contract.ts';
import type { LlmTrick } from '../providers/llm/switches.ts';
import type { Stage } from '../stage.ts';

interface ProviderTrouble {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly means: string;
  readonly once?: true;
  on(stage: Pick<Stage, 'providers'>): () => void;
}

const group = 'Other providers';

const fault = (id: string, label: string, means: string, rule: FaultRule): ProviderTrouble => ({
  id: `provider-${id}`,
  group,
  label,
  means,
  on: ({ providers }) => providers.faults.add(rule),
});

/** Something that happens to every chart, whoever makes it. */
const chart = (id: string, label: string, means: string, answer: FaultRule['answer']): ProviderTrouble => ({
  ...fault(`chart-${id}`, label, means, { on: /\/chart\/|most-played|\/sitewide\/|\/top\//, answer }),
  group: 'Charts',
});

const trick = (id: string, label: string, means: string, what: LlmTrick): ProviderTrouble => ({
  id: `llm-${id}`,
  group: 'Language model',
  label,
  means,
  on: ({ providers }) => {
    providers.llm.play(what);
    return () => providers.llm.behave();
  },
});

/** What can go wrong with everybody but Discord and Spotify. */
export const providerTroubles: readonly ProviderTrouble[] = [
  fault(
    'down',
    'All of them down',
    'MusicBrainz, Deezer and the others are out of order. Segue does not need them for anything else.',
    {
      answer: { kind: 'busy' },
    },
  ),
  fault(
    'html',
    'Web pages instead of data',
    'Every answer is a page that checks for humans, with status 200.',
    {
      answer: { kind: 'html' },
    },
  ),
  fault('busy', 'MusicBrainz sheds load', 'Every second call answers 503, for everybody.', {
    provider: 'musicbrainz',
    answer: { kind: 'busy' },
    every: 2,
  }),
  {
    id: 'provider-strict',
    group,
    label: 'MusicBrainz counts',
    means: 'More than one call a second answers 503 until it is quiet again.',
    on: ({ providers }) => {
      providers.limits.musicbrainz = true;
      return () => {
        providers.limits.musicbrainz = false;
      };
    },
  },
  fault('quota', 'Deezer quota', 'Status 200, and an error inside: 50 calls in 5 s were too many.', {
    provider: 'deezer',
    answer: { kind: 'rate-limit' },
  }),
  chart('gone', 'Charts are empty', 'Every chart answers, with nothing in it.', { kind: 'no-entries' }),
  chart('shape', 'Charts look different', 'Every chart is JSON of a shape nobody knows.', {
    kind: 'other-shape',
  }),
  chart('cut', 'Charts break off', 'Every chart ends in the middle.', { kind: 'truncated' }),
  {
    id: 'provider-covers',
    group: 'Charts',
    label: 'No covers',
    means: 'Pictures of Beatport, Deezer, Apple and Last.fm answer 503.',
    on: ({ providers }) => {
      providers.quirks.picturesFail = true;
      return () => {
        providers.quirks.picturesFail = false;
      };
    },
  },
  {
    id: 'lastfm-hidden',
    group: 'Listening elsewhere',
    label: 'mira_k hides at Last.fm',
    means: 'What this user hears is private: error 17.',
    on: ({ providers }) => {
      providers.lastfm.setPrivate('mira_k', true);
      return () => providers.lastfm.setPrivate('mira_k', false);
    },
  },
  {
    id: 'beatport-tokens',
    group: 'Beatport',
    label: 'Tokens revoked',
    means: 'Every token is dead: the operator has to connect again.',
    once: true,
    on: ({ providers }) => {
      providers.beatport.revokeAll();
      return () => undefined;
    },
  },
  {
    id: 'beatport-access',
    group: 'Beatport',
    label: 'Access taken away',
    means: 'Every call answers 403.',
    on: ({ providers }) => {
      providers.beatport.allowed = false;
      return () => {
        providers.beatport.allowed = true;
      };
    },
  },
  trick('prose', 'Chats', 'Answers in sentences instead of JSON.', 'prose'),
  trick('invents', 'Invents tracks', 'Tells about tracks nobody asked for.', 'invented-ids'),
  trick('obeys', 'Obeys titles', 'A track whose title gives an order gets what it wants.', 'obeys-titles'),
];
