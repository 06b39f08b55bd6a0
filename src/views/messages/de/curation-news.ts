import type { curationNews as english } from '../en/curation-news.ts';

export const curationNews: typeof english = {
  fresh: {
    title: (releases, style, count) =>
      count === 1
        ? `1 Neuerscheinung diese Woche in ${style}`
        : `${releases} Neuerscheinungen diese Woche in ${style}`,
    text: (period) =>
      `**${period}** ist vollständig. Hör sie dir an und sortier sie mit einem Klick pro Track; was übrig bleibt, kommt in deine Gold-Playlists.`,
    start: 'Anfangen',
  },
  reminder: {
    title: (period) => `${period} ist noch nicht sortiert`,
    text: (left, total) =>
      `${left} von ${total} sind noch übrig, und bald kommen die nächsten Neuerscheinungen. Was du nicht sortierst, bleibt, wo es ist.`,
    goOn: 'Weiter sortieren',
  },
  settings: 'Einstellungen',
};
