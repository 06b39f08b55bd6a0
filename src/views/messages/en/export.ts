/** `/export`. Numbers and times are formatted already. */
export const exporting = {
  command: 'Take your data with you',
  subs: { plays: 'Your whole listening history as JSON and CSV' },
  nothing: {
    title: 'There is nothing to give back yet',
    text: 'Segue knows no play of yours. Link an account or import your history, and this fills.',
  },
  title: 'Your listening history',
  says: (plays: string) =>
    `${plays} plays, and everything shorter that was heard: when, how long, which track, from which source.`,
  how: 'The JSON has the form of Spotify’s own export: other programs read it, and `/import` takes it back. The CSV is for spreadsheets.',
  fileAlt: (format: string) => `Your listening history as ${format}`,
  json: 'Download JSON',
  csv: 'Download CSV',
  expires: (when: string) => `The links are yours alone and end ${when}.`,
};
