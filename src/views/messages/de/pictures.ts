import type { pictures as english } from '../en/pictures.ts';

export const pictures: typeof english = {
  funnel: {
    step: (percent) => `${percent} weiter`,
    stage: (name, count) => `${name} ${count}`,
    alt: (title, stages) => `${title}. Ein Trichter: ${stages}.`,
  },
  top: {
    new: 'NEU',
    back: 'RE',
    row: (rank, name, by, value) =>
      by === null ? `${rank}. ${name} (${value})` : `${rank}. ${name} von ${by} (${value})`,
    alt: (title, rows) => `${title}. ${rows}`,
  },
  collage: {
    cell: (name, by) => (by === null ? name : `${name} von ${by}`),
    alt: (title, cells) => `${title}. Cover von ${cells}.`,
  },
  clock: {
    peak: 'AM MEISTEN UM',
    hour: (hour) => `${hour}:00`,
    of: (share) => `${share} von allem`,
    alt: (title, hours) => `${title}. Eine Uhr mit 24 Stunden. Am meisten zwischen ${hours}.`,
    week: (title, days) => `${title}. Ein Raster aus Wochentagen und Stunden. Am meisten am ${days}.`,
    most: (when, value) => `Am meisten am ${when}: ${value}`,
    at: (day, hours) => `${day} zwischen ${hours}`,
    between: (from, to) => `${from} und ${to} Uhr`,
    nothing: (title) => `${title}. Es wurde nichts gehört.`,
  },
  calendar: {
    less: 'Weniger',
    more: 'Mehr',
    best: (day, value) => `Am meisten am ${day}: ${value}`,
    days: (count, shown) => (count === 1 ? '1 Tag mit Musik' : `${shown} Tage mit Musik`),
    alt: (title, days, best) => `${title}. Ein Kalender nach Tagen: ${days}. ${best}.`,
  },
  river: {
    alt: (title, from, to, layers) =>
      `${title}. Ein Fluss aus gestapelten Bändern von ${from} bis ${to}: ${layers}.`,
    layer: (name, share, peak) => `${name} ${share}, am meisten im ${peak}`,
  },
  recap: {
    alt: (title, facts, lists) => `${title}. ${facts}. ${lists}`,
    fact: (label, value) => `${label}: ${value}`,
    list: (heading, names) => `${heading}: ${names}.`,
  },
  line: {
    alt: (title, series) => `${title}. Linien über die Zeit: ${series}.`,
    series: (name, first, last, best) => `${name} von ${first} bis ${last}, bester Wert ${best}`,
    rank: (rank) => `#${rank}`,
  },
};
