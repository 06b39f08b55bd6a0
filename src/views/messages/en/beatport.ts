/** Beatport, for whoever runs Segue: the sign-in in a browser, and what is told when it ends. */
export const beatport = {
  refused: {
    title: 'Beatport does not take our token any more',
    text: 'Until that is mended no new releases come from Beatport. Everything else goes on, and nothing is lost: each week is read from where it stood.',
    next: '`/releases login` signs in again. With BEATPORT_TOKEN set, put a new one there and restart Segue.',
  },
  login: {
    title: 'Sign in to Beatport',
    text: 'New releases are read with an account that you sign in with. Your password stays with Beatport.',
    open: 'Open the page',
    expires: (when: string) => `The link is for you alone and ends ${when}.`,
  },
  off: {
    operators: {
      title: 'Only for whoever runs Segue',
      text: 'Beatport is connected once, for everybody here. Nothing was changed; `/curate start` works as it is.',
    },
    noClient: {
      title: 'There is no Beatport client id yet',
      text: 'Set BEATPORT_CLIENT_ID to one that Beatport gave you, or BEATPORT_TOKEN to a token, and restart Segue. `docs/providers.md` has the details.',
    },
  },
  page: {
    title: 'Sign in to Beatport',
    text: 'Segue reads new releases from Beatport’s catalogue with an account of yours. Your password stays with Beatport.',
    go: 'Continue to Beatport',
  },
  ready: {
    title: 'Beatport is connected',
    text: 'New releases come in from now on, every Saturday and whenever somebody starts a week.',
    next: 'You can close this page.',
  },
  problems: {
    gone: {
      title: 'This link is over',
      text: 'It was used already, replaced by a newer one, or is older than ten minutes. Nothing was changed.',
      next: 'Go back to Discord and use /releases login for a new one.',
    },
    other_browser: {
      title: 'Another browser began with this link',
      text: 'A sign-in ends in the browser in which it began. Nothing was changed.',
      next: 'Go on there, or use /releases login in Discord for a new link.',
    },
    denied: {
      title: 'You said no',
      text: 'Beatport was asked and did not get your consent. Nothing was changed.',
      next: 'Open the link from Discord once more if that was a slip.',
    },
    refused: {
      title: 'Beatport did not agree',
      text: 'It did not take the code that it had given. Often the redirect URI of the client id is another one than PUBLIC_URL followed by /oauth/beatport/callback.',
      next: 'Check it at Beatport, then open the link from Discord once more.',
    },
    unavailable: {
      title: 'Beatport does not answer',
      text: 'It has trouble at the moment, or asked for a pause. Nothing was changed.',
      next: 'Open the link from Discord once more in a few minutes.',
    },
  },
};
