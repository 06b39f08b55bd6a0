import type { curation as english } from '../en/curation.ts';

export const curation: typeof english = {
  playlists: {
    week: (year, week) => `${year}, Woche ${week}`,
    bronze: (style, week) => `${style} · ${week} · Bronze`,
    silver: (style, week, category) => `${style} · ${week} · ${category}`,
    gold: (style, category) => `${style} · ${category}`,
  },
  period: (style, week) => `${style} · Woche ${week}`,
  sorted: {
    title: (period) => `${period} ist sortiert`,
    kept: (kept, total, categories) =>
      `Du hast ${kept} von ${total} behalten${categories === '' ? '.' : `: ${categories}.`}`,
    category: (name, tracks) => `${name} ${tracks}`,
    waiting: (tracks) =>
      tracks === 1
        ? '1 weiterer ist noch nicht auf Spotify. Er kommt dazu, sobald er da ist.'
        : `${tracks} weitere sind noch nicht auf Spotify. Sie kommen dazu, sobald sie da sind.`,
    next: '`/curate review` bringt sie nach Gold.',
  },
};
