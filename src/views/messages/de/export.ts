import type { exporting as english } from '../en/export.ts';

export const exporting: typeof english = {
  command: 'Nimm deine Daten mit',
  subs: { plays: 'Dein ganzer Hörverlauf als JSON und CSV' },
  nothing: {
    title: 'Es gibt noch nichts zum Mitnehmen',
    text: 'Segue kennt noch keine Wiedergabe von dir. Verknüpf ein Konto oder importier deinen Hörverlauf, dann füllt sich das.',
  },
  title: 'Dein Hörverlauf',
  says: (plays) =>
    `${plays} Wiedergaben und alles Kürzere, das du gehört hast: wann, wie lange, welcher Track, aus welcher Quelle.`,
  how: 'Die JSON-Datei hat die Form von Spotifys eigenem Export: Andere Programme lesen sie, und `/import` nimmt sie wieder auf. Die CSV-Datei ist für Tabellen.',
  fileAlt: (format) => `Dein Hörverlauf als ${format}`,
  json: 'JSON herunterladen',
  csv: 'CSV herunterladen',
  expires: (when) => `Die Links sind nur für dich und enden ${when}.`,
};
