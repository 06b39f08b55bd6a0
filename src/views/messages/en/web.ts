/** A page that explains why something did not work: what happened, and the next step. */
export interface PageSentence {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

const again =
  'Go back to Discord and press the link once more; it works in this browser until its ten minutes are over.';
const anew = 'Go back to Discord and use /link for a new one.';

/** Spotify's pauses last from seconds to a day. */
const lengthOf = (minutes: number): string => {
  if (minutes === 1) return 'a minute';
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
};

/** The pages that Segue serves to browsers. Plain text: the templates escape it. */
export const web = {
  pageTitle: (title: string) => `${title} · Segue`,
  home: {
    title: 'Segue is running',
    text: 'Everything happens in Discord: your sources, your library, what you listened to.',
    next: 'Type /link there to begin, or /help to see what you can do.',
  },
  link: {
    title: 'Link your Spotify account',
    who: 'to this person in Discord',
    discordId: (id: string) => `Discord id ${id}`,
    may: 'What Segue may do',
    reads: 'Read your liked tracks, playlists, top lists and recent plays',
    writes: 'Change the playlists that you hand over to it',
    never: 'It never sees your password, and you can undo this at any time with /unlink',
    go: 'Continue to Spotify',
    minutes: (minutes: number) =>
      minutes <= 1
        ? 'This page is good for another minute.'
        : `This page is good for another ${minutes} minutes.`,
    app: (name: string) => `Spotify app: ${name}.`,
    foreign: (name: string) =>
      `You are not ${name}? Then close this page. Only ${name} can finish it, and your account would become theirs to use.`,
  },
  code: {
    title: 'Type this code in Discord',
    alt: (digits: string) => `Pairing code ${digits}`,
    steps: ['Go back to the message of Segue in Discord', 'Press “I have my code”', 'Type the six digits'],
    from: 'Spotify',
    to: 'Discord',
    minutes: (minutes: number) =>
      minutes <= 1
        ? 'The code is good for another minute.'
        : `The code is good for another ${minutes} minutes.`,
    foreign: (name: string) =>
      `You are not ${name}? Then keep the code to yourself and close this page: nothing is linked without it.`,
  },
  showCode: 'Show my code',
  problems: {
    gone: {
      title: 'This link is over',
      text: 'It was used already, it was replaced by a newer one, or it is older than ten minutes. Nothing was linked.',
      next: anew,
    },
    reloaded: {
      title: 'This page was used already',
      text: 'Spotify’s answer works once. Your code is still good.',
      next: 'Show it again and type it in Discord.',
    },
    no_code: {
      title: 'No code is waiting here',
      text: 'It was used already, it is older than ten minutes, or it belongs to another browser.',
      next: anew,
    },
    other_browser: {
      title: 'Begun in another browser',
      text: 'For your safety a link works only in the browser that it was first used in.',
      next: 'Go on there, or use /link in Discord for a new one.',
    },
    form: {
      title: 'That did not come from our page',
      text: 'The button was pressed somewhere else, or this browser does not keep cookies, which linking needs for ten minutes.',
      next: 'Allow cookies for this page, open the link from Discord again and press the button there.',
    },
    denied: {
      title: 'You said no to Spotify',
      text: 'That is fine. Nothing was linked and nothing was stored.',
      next: `If it was a slip: ${again.charAt(0).toLowerCase()}${again.slice(1)}`,
    },
    refused: {
      title: 'Spotify did not finish',
      text: 'It took back the permission that it had just given, or its answer came too late. Nothing was linked.',
      next: again,
    },
    storage: {
      title: 'That could not be saved',
      text: 'Segue’s database did not take it at the moment. Nothing was linked.',
      next: again,
    },
    not_found: {
      title: 'Nothing here',
      text: 'This address leads nowhere.',
      next: 'Everything begins in Discord, with /link or /help.',
    },
    too_fast: {
      title: 'A little slower',
      text: 'This came too often from one address.',
      next: 'Wait a minute and load the page again.',
    },
    too_much: {
      title: 'That request cannot be read',
      text: 'It was too big or of a kind that no page of ours sends.',
      next: anew,
    },
  } satisfies Record<string, PageSentence>,
  notAllowlisted: (app: string): PageSentence => ({
    title: 'Spotify does not let you in yet',
    text: `You signed in, but the Spotify app “${app}” is in development mode: it admits five people, by name. You are not on its list, so nothing was linked.`,
    next: 'Ask whoever runs the app to add the e-mail address of your Spotify account under “User Management”, and link again. Or bring an app of your own: /link with the option app.',
  }),
  ownerWithoutPremium: (app: string): PageSentence => ({
    title: 'Spotify has switched this app off',
    text: `Apps in development mode work only while their owner has Premium, and the owner of “${app}” has none at the moment. Nothing was linked.`,
    next: 'Ask the owner (after they subscribe it can take a few hours), or bring an app of your own: /link with the option app.',
  }),
  forbidden: (app: string): PageSentence => ({
    title: 'Spotify refused the app',
    text: `You signed in, but Spotify does not let the app “${app}” read your profile. Most often you are not on the app’s list of five people, or its owner has no Premium. Nothing was linked.`,
    next: 'Ask whoever runs the app, or bring one of your own: /link with the option app.',
  }),
  unavailable: (minutes: number | null): PageSentence => ({
    title: 'Spotify does not answer',
    text: 'That is not on your side. Nothing was linked and nothing is lost.',
    next:
      minutes === null
        ? `Wait a moment. ${again}`
        : `Try again in about ${lengthOf(minutes)}: use /link in Discord then.`,
  }),
  broken: (errorId: string): PageSentence => ({
    title: 'Something broke, and it is our fault',
    text: `Nothing was linked. The id of this problem is ${errorId}; whoever runs this bot finds it in the log.`,
    next: anew,
  }),
};
