import type { HelpTopic } from '../../../domain/help.ts';
import type { NextStep } from '../../../domain/standing.ts';

/** An area of the map: its name, a line in the menu, and what it is for. */
interface HelpTopicWords {
  readonly name: string;
  readonly brief: string;
  readonly says: string;
}

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

const topics: Record<HelpTopic, HelpTopicWords> = {
  start: {
    name: 'Accounts',
    brief: 'Link, look, unlink; your time zone',
    says: 'Link Spotify, or keep plays from Last.fm and ListenBrainz. Every account can be looked at, and unlinked at any time.',
  },
  library: {
    name: 'Library and tracks',
    brief: 'Choose sources, look tracks up, put them right',
    says: 'The playlists and liked tracks that you choose become one library, each track once. Every track has a card with BPM, key, genres and who says so; your own word always wins.',
  },
  listening: {
    name: 'What you listened to',
    brief: 'Top lists, statistics, looks back',
    says: 'Counted from your own plays, for any stretch of time: top lists, your hours, recaps, milestones, forgotten favourites. Only you see an answer until you share it.',
  },
  history: {
    name: 'Your history',
    brief: 'Bring years of plays in, take them with you',
    says: 'Spotify’s export of your data brings years of plays at once: ask for it there, then bring it here. Everything can be had back as files.',
  },
  playlists: {
    name: 'Playlists that fill themselves',
    brief: 'Rules over what you have and what you play',
    says: 'Say what belongs in, and Segue keeps it so: by BPM, genre or tag, and by what you play, such as most played, long not heard, skipped too often. You see what it would bring before anything happens, and can undo every change.',
  },
  sorting: {
    name: 'Sorting new releases',
    brief: 'A week of a style, one click a track',
    says: 'New releases of your styles, every week: listen, press a category, go on. What you keep goes into your playlists.',
  },
  charts: {
    name: 'Charts',
    brief: 'What is moving, and where it stood before',
    says: 'Charts of several services with movement and memory, and what of them is in your library. Any playlist of yours can be watched like one.',
  },
  radar: {
    name: 'Radar',
    brief: 'New releases of your artists and labels',
    says: 'What the artists you play or follow and the labels you like have just put out, each once and without noise.',
  },
  server: {
    name: 'In a server',
    brief: 'Digests, and the music of the people here',
    says: 'Who else here knows an artist, leaderboards, crowns, how alike two tastes are, and digests at the hour you choose. Of each person everybody sees only what they agreed to.',
  },
  privacy: {
    name: 'Privacy',
    brief: 'What is kept, who sees it, how it goes away',
    says: 'What Segue keeps of you in plain words, what this server may see of it, and how to take it all with you or away.',
  },
  work: {
    name: 'Behind the scenes',
    brief: 'What Segue is doing, and how the services are',
    says: 'What Segue is doing for you, what has to wait and why, and how the music services are.',
  },
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
  noPlays: 'No plays yet: they come in while you listen, or all at once with `/import start`',
  noRules: 'No playlist fills itself yet',
  rules: (value: number, valueText: string) => count(value, valueText, 'rule set', 'rule sets'),
  noDigests: 'No digest posted in this server yet',
  digests: (value: number, valueText: string) =>
    `${count(value, valueText, 'digest', 'digests')} in this server`,
  topic: 'One area of what Segue does',
  topics,
  everything: 'Everything that Segue can do',
  line: (path: string, says: string) => `\`/${path}\` ${says}`,
  back: 'To your map',
  next,
  nextTitle: 'Next',
  private: 'Only you see this. Everything Segue keeps can be looked at and deleted: `/privacy`, `/unlink`.',
};
