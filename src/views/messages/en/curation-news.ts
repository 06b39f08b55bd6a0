/** DMs about new releases and unsorted weeks. Names are escaped, numbers formatted already. */
export const curationNews = {
  fresh: {
    /** @param count the same number, to choose the word */
    title: (releases: string, style: string, count: number) =>
      count === 1 ? `1 new release in ${style} this week` : `${releases} new in ${style} this week`,
    text: (period: string) =>
      `**${period}** is complete. Hear it and sort it with one click a track; what survives goes to your Gold playlists.`,
    start: 'Start',
  },
  reminder: {
    title: (period: string) => `${period} is not sorted yet`,
    text: (left: string, total: string) =>
      `${left} of ${total} are left, and the next releases come soon. What you do not sort stays where it is.`,
    goOn: 'Go on sorting',
  },
  settings: 'Settings',
};
