/** Cards of styles and their categories. Names are escaped already. */

export const styleCards = {
  title: 'Styles',
  followed: 'You follow',
  none: 'You follow no style yet. Open one and switch its weekly intake on, or begin a week.',
  others: (count: string) => `${count} styles to choose from`,
  line: (name: string, words: string) => `**${name}** · ${words}`,
  weekly: 'new releases every week',
  quiet: 'only when you begin a week',
  pick: 'Open a style',
  own: 'your own',
  beatport: 'a genre of Beatport',
  says: (kind: string, categories: string) => `${kind} · ${categories}`,
  categories: (count: number) => (count === 1 ? '1 category' : `${count} categories`),
  switches: {
    intake: { on: 'Weekly releases: on', off: 'Weekly releases: off' },
    remind: { on: 'Reminder: on', off: 'Reminder: off' },
    unmatched: { on: 'Sort what Spotify lacks: on', off: 'Sort what Spotify lacks: off' },
  },
  explain:
    'Weekly releases come by themselves with a note; the reminder comes before the week ends if something is left.',
  sources: 'Where its releases come from',
  source: {
    beatport: 'Beatport',
    listenbrainz: 'ListenBrainz fresh releases',
    file: 'Files that I import',
    playlist: 'A playlist of mine',
  },
  feed: 'Which playlist is the feed?',
  noFeed: 'No playlist is picked as the feed yet, so it brings nothing.',
  noFeedSources: 'Pick the playlist as a source first: `/sources`.',
  added: 'Added. Name its categories, or switch on where releases come from.',
  begin: 'Begin a week',
  remove: 'Delete this style',
  all: 'All styles',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeSays: 'Everything that you sorted in it is forgotten. Playlists stay in your Spotify as they are.',
  removeYes: 'Delete it',
  no: 'Keep it',
};

export const categoryCards = {
  title: (style: string) => `${style}: categories`,
  none: 'No categories yet. `/categories add` names them.',
  line: (at: number, name: string) => `${at}. **${name}**`,
  trash: (name: string) => `Trash is the playlist **${name}**.`,
  archived: (names: string) => `Archived: ${names}`,
  added: 'Added. Their Gold playlists are on their way to Spotify.',
  renamed: (name: string) => `It is **${name}** now, and so are its playlists.`,
  reordered: 'That is the order on the card now.',
  isArchived: (name: string) =>
    `**${name}** is archived: no card offers it any more. What is in it stays; adding the name again brings it back.`,
  mergeTitle: (from: string, into: string) => `Merge ${from} into ${into}?`,
  mergeSays: (from: string, into: string) =>
    `Everything sorted into **${from}**, and what it has in Gold, belongs to **${into}** then. The Gold playlist of **${from}** stays in your Spotify as it is; its Silver playlists are deleted. This cannot be undone.`,
  mergeYes: 'Merge',
  no: 'Leave them',
  merged: (name: string, promoted: string, doubles: string) =>
    `Merged into **${name}**: ${promoted} came along in Gold, ${doubles} had been there.`,
};
