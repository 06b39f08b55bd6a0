import type { FollowKind, MuteKind, RadarKind, RadarSource } from '../../../domain/radar/radar.ts';

/** `/radar`: new releases of artists whom somebody listens to. Names come escaped, dates and numbers formatted. */
export const radar = {
  command: 'New releases of artists you listen to, without the noise',
  subs: {
    show: 'What is new for you',
    follow: 'Follow an artist or a label, whatever you play',
    following: 'Whom you follow',
    deliver: 'Where your radar comes: DMs, a playlist, a channel of this server',
  },
  options: {
    artist: 'An artist to follow',
    label: 'A label to follow',
    channel: 'Where this server is told what is new for its members (needs Manage Server)',
  },
  title: 'Your radar',
  subtitle: (total: number, shown: string) =>
    total === 1 ? 'One new release' : `${shown} new releases, those you are likely to want first`,
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
  onLabel: (label: string) => `on ${label}, which you like`,
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
  sources: {
    listenbrainz: 'MusicBrainz',
    beatport: 'Beatport',
    spotify: 'Spotify',
  } satisfies Record<RadarSource, string>,
  asked: (source: string, when: string) => `${source} was asked ${when}`,
  noise: 'Editions, re-releases and namesakes are left out.',
  notYet: 'Segue is asking what came out: press “Show again” in a minute.',
  again: 'Show again',
  empty:
    'Nothing new. Releases of artists you play, and on labels you like, come up here within a day of being told of by ' +
    'MusicBrainz, Beatport or Spotify. `/radar follow` adds others.',
  noPlays:
    'Segue does not know yet what you listen to, so it cannot know what is new for you. Link an account, or follow ' +
    'somebody with `/radar follow`.',
  tell: 'Tell me in a DM',
  stopTelling: 'No more DMs',
  dm: {
    title: (total: number, shown: string) =>
      total === 1 ? 'A new release for you' : `${shown} new releases for you`,
    more: 'All of them',
    stop: 'You asked to be told, once a week at the most. `/radar deliver` stops it.',
  },
  mutes: 'What I keep off',
  back: 'My radar',
  mutesTitle: 'Kept off your radar',
  noMutes: 'Nothing is kept off. On `/radar show` you choose what you do not want to hear of.',
  takeBack: 'Take back…',
  muteLine: {
    artist: (name: string) => `• the artist ${name}`,
    label: (name: string) => `• the label ${name}`,
    kind: (name: string) => `• the kind: ${name}`,
  } satisfies Record<MuteKind, (name: string) => string>,
  following: {
    title: 'Whom you follow',
    none: 'Nobody yet. `/radar follow` takes an artist or a label, also one that you never played.',
    line: {
      artist: (name: string) => `• ${name}`,
      label: (name: string) => `• the label ${name}`,
    } satisfies Record<FollowKind, (name: string) => string>,
    now: (name: string) => `You follow ${name} now.`,
    already: (name: string) => `You follow ${name} already.`,
    from: 'What came out before may be missing until the next look at what is new, within a day.',
    stop: 'Stop following…',
    count: (count: number, shown: string) => (count === 1 ? 'One in all' : `${shown} in all`),
    nothing: 'Say which: an artist, or a label.',
  },
  deliver: {
    title: 'Where your radar comes',
    always: '`/radar show` has all of it at any time.',
    dm: { on: '**DM**: once a week, what is new since.', off: '**DM**: off.' },
    playlist: {
      on: '**Playlist**: up to three tracks of each release, kept as your radar is. What you change in it by hand stays.',
      off: '**Playlist**: off. Segue can keep one in your Spotify as your radar is.',
      making: 'It comes to your Spotify within a minute.',
      gone: 'It is not in your Spotify any more. Turn it off and on to have a new one.',
      name: 'My radar',
      open: 'Open it',
      care: 'Undo, pins, pause',
    },
    channel: {
      on: (channel: string) =>
        `**This server**: told in ${channel} once a week what is new for those who agreed to be counted here. Nobody is named.`,
      off: '**This server**: off. Who may manage it can set a channel: `/radar deliver channel:`',
      few: (least: string, counted: string) =>
        `Nothing is told before ${least} members agreed to be counted here, so that it does not say who listens to what. ` +
        `There are ${counted}. \`/privacy server on\` agrees.`,
      warning:
        'Everybody who reads that channel sees what is new for the members of this server, though not for whom.',
      unsure: 'Segue cannot see whether it may write there. If it may not, you will be told.',
    },
    buttons: {
      dmOn: 'Tell me in a DM',
      dmOff: 'No more DMs',
      playlistOn: 'Keep a playlist',
      playlistOff: 'Let go of the playlist',
      channelOff: 'Stop in this server',
    },
  },
  inChannel: {
    title: (total: number, shown: string) =>
      total === 1 ? 'A new release for this server' : `${shown} new releases for this server`,
    why: 'From what members who agreed to be counted listen to. `/radar show` has your own.',
    closed: (channel: string) =>
      `Segue may not write in ${channel} any more, so it does not tell the server there what is new. ` +
      '`/radar deliver channel:` sets another one.',
  },
};
