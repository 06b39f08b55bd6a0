/** `/top` and `/recent`. Facts are formatted already: names escaped, times as Discord timestamps. */
export const listening = {
  kinds: { tracks: 'Tracks', artists: 'Artists' },
  ranges: { short_term: '4 weeks', medium_term: '6 months', long_term: '1 year' },
  share: 'Share here',

  top: {
    command: 'What you listen to most: Spotify’s own lists, or any time of your plays',
    type: 'Tracks, artists; from your plays also albums, genres, labels',
    range: 'Spotify’s own list, and how far back it looks',
    public: 'Show it to everybody here',
    titles: {
      tracks: (range: string) => `Your top tracks · ${range}`,
      artists: (range: string) => `Your top artists · ${range}`,
    },
    publicTitles: {
      tracks: (name: string, range: string) => `${name}: top tracks · ${range}`,
      artists: (name: string, range: string) => `${name}: top artists · ${range}`,
    },
    place: (rank: number, moved: string, name: string) => `**${rank}**${moved} · ${name}`,
    by: (artists: string) => `by ${artists}`,
    listed: (rank: number, moved: string, name: string, artists: string) =>
      `**${rank}**${moved} · ${name} · ${artists}`,
    moved: {
      up: (by: number) => ` ▲${by}`,
      down: (by: number) => ` ▼${by}`,
      same: '',
      new: ' 🆕',
      reentry: ' ↩️',
      none: '',
    },
    memory: (peak: number, weeks: number) =>
      `Best place ${peak} · ${weeks === 1 ? '1 week' : `${weeks} weeks`} on the list`,
    age: (when: string) => `As Spotify told ${when}.`,
    refreshing: (when: string) => `As Spotify told ${when}. Refreshing now…`,
    rejected: (when: string) =>
      `As Spotify told ${when}. Spotify wants you to sign in again; until then this stays as it is.`,
    unlinked: (when: string) =>
      `As Spotify told ${when}. No account is linked any more, so this stays as it is.`,
    resting: (when: string, next: string) =>
      `As Spotify told ${when}. Spotify is resting; the next try is ${next}.`,
    restingFirst: (next: string) =>
      `Spotify is resting, so your top lists are not there yet. Next try ${next}.`,
    firstTime: 'Segue is asking Spotify for your top lists. That takes a few seconds: press “Show again”.',
    empty: 'Spotify has nothing for this time yet. Listen for some days, or look at a longer time.',
    cover: (title: string, artists: string) => `Cover of ${title} by ${artists}`,
    portrait: (name: string) => `Picture of ${name}`,
    again: 'Show again',
    mine: 'Show mine',
  },

  recent: {
    command: 'What you played last, and whether something is missing',
    public: 'Show it to everybody here',
    title: 'Your last plays',
    publicTitle: (name: string) => `${name}: last plays`,
    line: (when: string, title: string, artists: string) => `${when} · ${title} · ${artists}`,
    gap: (from: string, to: string) =>
      `⚠️ Plays between ${from} and ${to} may be missing: Spotify only tells the last 50.`,
    gapAbout: (about: string, day: string, from: string, to: string) =>
      `⚠️ About ${about} on ${day} may be missing, between ${from} and ${to}: Spotify only tells the last 50.`,
    longGapAbout: (about: string, from: string, to: string) =>
      `⚠️ About ${about} between ${from} and ${to} may be missing: Spotify only tells the last 50.`,
    next: (when: string) => `Next look for new plays ${when}.`,
    soon: 'Looking for new plays…',
    tooSoon: (when: string) => `Segue looked ${when}; a play needs some minutes before it shows up.`,
    failing: (when: string) => `The last look got no answer. Next try ${when}.`,
    stopped: 'No account is linked, so no new plays arrive.',
    resting: 'Your account wants to be linked again (`/accounts`); until then no new plays arrive.',
    emptyFirst: 'No plays yet. Segue is reading what you played last: press “Show again” in a moment.',
    empty: 'No plays yet. Play something; Segue looks by itself and keeps what it finds.',
    emptyPage: 'No plays this far back.',
    newer: 'Newer',
    older: 'Older',
    check: 'Look now',
    again: 'Show again',
  },
};
