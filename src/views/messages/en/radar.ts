import type { MuteKind, RadarKind } from '../../../domain/radar/radar.ts';

/** `/radar`: new releases of artists whom somebody listens to. Names come escaped, dates and numbers formatted. */
export const radar = {
  command: 'New releases of artists you listen to, without the noise',
  title: 'Your radar',
  subtitle: (total: number, shown: string) =>
    total === 1 ? 'One new release' : `${shown} new releases, the artists you play most first`,
  kinds: {
    album: 'album',
    ep: 'EP',
    single: 'single',
    remix: 'remix',
    live: 'live recording',
    soundtrack: 'soundtrack',
    mix: 'mix',
    compilation: 'compilation',
    spoken: 'spoken word',
    other: 'release',
  } satisfies Record<RadarKind, string>,
  line: (title: string, credit: string) => `**${title}** · ${credit}`,
  facts: (kind: string, date: string) => `${kind} · ${date}`,
  guest: (artist: string) => `with ${artist}`,
  dealt: 'Dealt with',
  allDealt: 'All dealt with',
  muteChoice: 'Keep off my radar…',
  muteOptions: {
    artist: (name: string) => `Nothing more by ${name}`,
    label: (name: string) => `Nothing more on ${name}`,
    kind: (name: string) => `No more of the kind: ${name}`,
  } satisfies Record<MuteKind, (name: string) => string>,
  muted: (count: number, shown: string) =>
    count === 1 ? 'One more is kept off by you.' : `${shown} more are kept off by you.`,
  gathered: (when: string) =>
    `MusicBrainz was asked ${when}. Editions, re-releases and namesakes are left out.`,
  notYet: 'Segue is asking what came out: press “Show again” in a minute.',
  again: 'Show again',
  empty:
    'Nothing new. Releases of artists you play come up here within a day of being entered in MusicBrainz.',
  noPlays: 'Segue does not know yet what you listen to, so it cannot know what is new for you.',
  tell: 'Tell me in a DM',
  stopTelling: 'No more DMs',
  dm: {
    title: (total: number, shown: string) =>
      total === 1 ? 'A new release for you' : `${shown} new releases for you`,
    more: 'All of them',
    stop: 'You asked to be told, once a week at the most. `/radar` stops it.',
  },
  mutes: 'What I keep off',
  back: 'My radar',
  mutesTitle: 'Kept off your radar',
  noMutes: 'Nothing is kept off. On `/radar` you choose what you do not want to hear of.',
  takeBack: 'Take back…',
  muteLine: {
    artist: (name: string) => `• the artist ${name}`,
    label: (name: string) => `• the label ${name}`,
    kind: (name: string) => `• the kind: ${name}`,
  } satisfies Record<MuteKind, (name: string) => string>,
};
