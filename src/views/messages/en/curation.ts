/** Curation: names of playlists, and notes. Names of people's own are escaped, or plain where Spotify shows them. */
export const curation = {
  /** What playlists are called in Spotify. @param week "2026, week 47" */
  playlists: {
    week: (year: number, week: number) => `${year}, week ${week}`,
    bronze: (style: string, week: string) => `${style} · ${week} · Bronze`,
    silver: (style: string, week: string, category: string) => `${style} · ${week} · ${category}`,
    gold: (style: string, category: string) => `${style} · ${category}`,
  },
  /** "Techno · week 47" */
  period: (style: string, week: number) => `${style} · week ${week}`,
  sorted: {
    title: (period: string) => `${period} is sorted`,
    kept: (kept: string, total: string, categories: string) =>
      `You kept ${kept} of ${total}${categories === '' ? '.' : `: ${categories}.`}`,
    category: (name: string, tracks: string) => `${name} ${tracks}`,
    waiting: (tracks: number) =>
      tracks === 1
        ? '1 more is not on Spotify yet. It joins when it is.'
        : `${tracks} more are not on Spotify yet. They join when they are.`,
    next: '`/curate review` brings them to Gold.',
  },
};
