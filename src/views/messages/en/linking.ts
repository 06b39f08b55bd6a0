import type { AccountStatus } from '../../../domain/accounts.ts';

/** `/link`, `/accounts`, `/unlink` and the DMs about accounts. Names come escaped. */
export const linking = {
  commands: {
    link: 'Link a Spotify account to Segue',
    app: 'Spotify app to link with: one from the list, or the client id of your own',
    forServer: 'Offer this app of yours to everybody in this server',
    accounts: 'Your linked accounts: state, renewal, apps',
    unlink: 'Take a Spotify account away from Segue',
    account: 'Which account; not needed if you have one',
  },
  choice: (name: string, people: string) => `${name} · ${people}`,
  places: (people: number, limit: number) => `${people} of ${limit} places taken`,
  peopleLinked: (people: number) => (people === 1 ? '1 person linked' : `${people} people linked`),

  start: {
    title: 'Link Spotify',
    steps: [
      '**1.** Open the page and allow Segue on Spotify’s side',
      '**2.** The page shows six digits',
      '**3.** Come back and type them here',
    ],
    open: 'Open the page',
    code: 'I have my code',
    expires: (when: string) => `Only you can see and use this link. It ends ${when}.`,
    app: (name: string, places: string) => `Spotify app: ${name}, ${places} as far as Segue knows.`,
    full: (name: string, limit: number) =>
      `⚠️ ${limit} people are linked through **${name}** already, and Spotify admits ${limit} by name. If it refuses you, bring an app of your own: \`/link app:\``,
  },
  newApp: {
    title: (name: string) => `Your app ${name} is new here`,
    steps: (redirectUri: string, limit: number) => [
      'Do this once in its settings on developer.spotify.com/dashboard:',
      `**•** Add this redirect URI, exactly: \`${redirectUri}\``,
      `**•** Under *User Management* add everybody who will use it, yourself too: at most ${limit} people`,
      '**•** You need Spotify Premium; the app works as long as you have it. No secret is needed.',
    ],
  },
  offered: (name: string) => `📣 **${name}** is now offered to everybody in this server: \`/link app:\``,

  form: { title: 'Your pairing code', field: 'Six digits', hint: 'They stand on the page in your browser' },
  again: 'Try again',
  early: {
    title: 'First the page, then the code',
    text: 'No code exists yet. Open the page from the message above, allow Segue on Spotify’s side, and it shows you six digits.',
  },
  linked: {
    title: 'Spotify is linked',
    first: (name: string) => `✓ **${name}** is yours here. Segue is already reading your list of playlists.`,
    again: (name: string) =>
      `✓ **${name}** is back. Everything that Segue had is still there and goes on from here.`,
    next: 'Next: pick what belongs to your library.',
  },

  accounts: {
    title: 'Your accounts',
    none: 'No account is linked yet. Linking takes a minute, and you can undo it at any time.',
    states: {
      active: '🟢 linked',
      needs_reauth: '🟠 Spotify asks you to sign in again',
      unlinked: '⚪ unlinked, its data is kept',
    } satisfies Record<AccountStatus, string>,
    renew: (date: string, relative: string) => `Spotify asks for a new sign-in on ${date} (${relative})`,
    via: (app: string) => `through the app ${app}`,
    relink: 'Link again',
    renewNow: 'Renew now',
    unlink: 'Unlink',
    forget: 'Delete its data',
    more: (count: number) => `…and ${count} more: \`/unlink account:\` finds them all.`,
    apps: 'Your Spotify apps',
    appOffered: 'offered to a server',
    removeApp: 'Forget',
    appInUse: 'People are still linked through that app: unlink them first, then it can be forgotten.',
    add: 'Link another',
    show: 'My accounts',
  },

  unlinked: {
    title: (name: string) => `${name} is unlinked`,
    done: 'Segue’s access is deleted and nothing new comes in. To close it on Spotify’s side too: spotify.com/account/apps.',
    ask: 'What about what came from it?',
    counts: (sources: string, tracks: string, plays: string) => `${sources} with ${tracks}, and ${plays}`,
    sources: (count: number, shown: string) => `${shown} ${count === 1 ? 'source' : 'sources'}`,
    tracks: (count: number, shown: string) => `${shown} ${count === 1 ? 'track' : 'tracks'}`,
    plays: (count: number, shown: string) => `${shown} ${count === 1 ? 'play' : 'plays'}`,
    nothing: 'Segue has nothing of it, so there is nothing to decide.',
    keep: 'Keep it',
    delete: (count: string) => `Delete it all (${count})`,
    kept: 'It is kept. Link the account again at any time and it goes on; `/accounts` lets you delete it later.',
    deleting: (name: string) =>
      `Everything that came from **${name}** is being deleted. This cannot be undone.`,
    linkedAgain: 'That account is linked again, so nothing was deleted. Unlink it first.',
    which: 'Which account should go?',
  },

  notices: {
    reauth: {
      title: 'Spotify asks you to sign in again',
      text: (name: string) =>
        `The permission for **${name}** has ended: it was taken back, or Spotify’s six months are over. Nothing new comes in until you link again. What Segue has is kept.`,
    },
    expiring: {
      title: (days: number): string => (days <= 7 ? 'One week left' : 'Time to renew soon'),
      text: (name: string, date: string, relative: string) =>
        `Spotify ends every permission after six months. Yours for **${name}** ends on ${date} (${relative}). Renew it in a minute and nothing is missed.`,
    },
  },
};
