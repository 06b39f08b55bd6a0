import type { NextStep } from '../../../domain/standing.ts';

const count = (value: number, text: string, one: string, many: string): string =>
  `${text} ${value === 1 ? one : many}`;

const next: Record<NextStep, string> = {
  link: 'Link your Spotify account. It takes a minute, and you see exactly what is asked for.',
  relink: 'Sign in to Spotify again: the old permission has ended. Your data is kept.',
  choose: 'Pick what Segue may read: your liked tracks and any of your playlists.',
  wait: 'Your sources are being read for the first time. Watch it happen.',
  rule: 'Have a playlist fill itself: pick a beginning, look at it, apply. It takes less than a minute.',
  listen: 'Look at what you play most.',
};

/** `/help`: a map of what this person can do next. */
export const help = {
  command: 'What you can do with Segue right now',
  title: 'Your map',
  noAccount: 'No account yet',
  account: (name: string) => `Linked: **${name}**`,
  accountEnded: (name: string) => `**${name}** needs a new sign-in`,
  noSources: 'Nothing picked to read',
  /** @param tracks of all sources together; the library has each track once */
  sources: (chosen: number, chosenText: string, tracks: string) =>
    `${count(chosen, chosenText, 'source', 'sources')} with ${tracks} tracks in them`,
  reading: (chosen: number, chosenText: string) =>
    `${count(chosen, chosenText, 'source', 'sources')}, first reading under way`,
  plays: 'Your plays are being kept',
  noPlays: 'No plays yet: they come in while you listen',
  noRules: 'No playlist fills itself yet',
  rules: (value: number, valueText: string) => count(value, valueText, 'rule set', 'rule sets'),
  noDigests: 'No digest posted in this server yet',
  digests: (value: number, valueText: string) =>
    `${count(value, valueText, 'digest', 'digests')} in this server`,
  next,
  nextTitle: 'Next',
  private: 'Only you see this. Everything Segue keeps can be looked at and deleted: `/privacy`, `/unlink`.',
};
