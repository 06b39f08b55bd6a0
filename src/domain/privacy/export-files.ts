/**
 * Tables of a member that are not given back as they are, and why. `plays` come as a CSV with names; the others are made
 * of what is given back, or are Segue's own bookkeeping about it.
 */
export const NOT_EXPORTED = {
  plays: 'own_file',
  playTotals: 'made_of_plays',
  playMonths: 'made_of_plays',
  playDays: 'made_of_plays',
  playHours: 'made_of_plays',
  rollups: 'made_of_plays',
  listenerArtists: 'made_of_plays',
  listenerScores: 'made_of_plays',
  listenerCounts: 'made_of_plays',
  listeners: 'bookkeeping',
  ruleMarks: 'bookkeeping',
  sourceReadings: 'bookkeeping',
  linkRequests: 'secret',
} as const;

export type WhyNotExported = (typeof NOT_EXPORTED)[keyof typeof NOT_EXPORTED];

/** The name of a table's file: `sourceTracks` → `source-tracks.json`. */
export const fileOfTable = (table: string): string =>
  `${table.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
