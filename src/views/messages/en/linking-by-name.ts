import type { NamedProvider } from '../../../domain/accounts/listeners.ts';

/** Linking ListenBrainz or Last.fm. Names come escaped. */
export const linkingByName = {
  services: { spotify: 'Spotify', listenbrainz: 'ListenBrainz', lastfm: 'Last.fm' },
  service: 'Where you listen: Spotify, or a place that keeps your plays',
  /** A line and two buttons below the way to Spotify. */
  instead: 'No place on that app’s list, or you listen elsewhere? Segue can count your plays from:',

  about: {
    title: (service: string) => `Link ${service}`,
    /** What it brings, and what it does not. */
    text: (service: string) =>
      `Segue reads what you played from ${service}: all of it once, then what is new. Playlists and liked tracks need Spotify.`,
    how: {
      listenbrainz: 'Your user name is enough. With your user token nobody else can link that name.',
      lastfm: 'Your user name is enough. Recent listening must not be hidden in your privacy settings there.',
    } satisfies Record<NamedProvider, string>,
    open: 'Type my name',
  },
  form: {
    title: (service: string) => `Link ${service}`,
    field: { listenbrainz: 'User name or user token', lastfm: 'User name' } satisfies Record<
      NamedProvider,
      string
    >,
    hint: {
      listenbrainz: 'The token stands in your settings on listenbrainz.org.',
      lastfm: 'It stands in the address of your profile.',
    } satisfies Record<NamedProvider, string>,
  },
  looking: {
    title: (service: string) => `Looking at ${service}`,
    name: (name: string) => `Segue looks whether **${name}** is there, links it, and reads your plays.`,
    token: 'Segue looks whose token that is, links the account, and reads your plays.',
  },
  account: (name: string, service: string) => `${name} on ${service}`,
  closed: '🟠 cannot be read any more. Link it again, and Segue says what is wrong',
  unlinked: (service: string) =>
    `Segue has forgotten the way to it, and nothing new comes in from ${service}.`,
  notice: {
    title: (service: string) => `${service} lets Segue read no more`,
    text: (name: string) =>
      `**${name}** cannot be read: it was renamed, its plays are hidden now, or its token was reset. Nothing new comes in until you link it again. What Segue has is kept.`,
  },
};
