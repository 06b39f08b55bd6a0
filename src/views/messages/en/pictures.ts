/** Words in and about pictures. What a picture shows is told in its alt text to whoever does not see it. */
export const pictures = {
  funnel: {
    step: (percent: string) => `${percent} go on`,
    stage: (name: string, count: string) => `${name} ${count}`,
    alt: (title: string, stages: string) => `${title}. A funnel: ${stages}.`,
  },
  top: {
    new: 'NEW',
    back: 'BACK',
    row: (rank: string, name: string, by: string | null, value: string) =>
      by === null ? `${rank}. ${name} (${value})` : `${rank}. ${name} by ${by} (${value})`,
    alt: (title: string, rows: string) => `${title}. ${rows}`,
  },
  collage: {
    cell: (name: string, by: string | null) => (by === null ? name : `${name} by ${by}`),
    alt: (title: string, cells: string) => `${title}. Covers of ${cells}.`,
  },
  clock: {
    peak: 'MOST AT',
    hour: (hour: string) => `${hour}:00`,
    of: (share: string) => `${share} of all`,
    alt: (title: string, hours: string) => `${title}. A clock of 24 hours. Most between ${hours}.`,
    week: (title: string, days: string) => `${title}. A grid of weekdays and hours. Most on ${days}.`,
    most: (when: string, value: string) => `Most on ${when}: ${value}`,
    at: (day: string, hours: string) => `${day} between ${hours}`,
    between: (from: string, to: string) => `${from} and ${to}`,
    nothing: (title: string) => `${title}. Nothing was played.`,
  },
  calendar: {
    less: 'Less',
    more: 'More',
    best: (day: string, value: string) => `Most on ${day}: ${value}`,
    days: (count: number, shown: string) => (count === 1 ? '1 day with music' : `${shown} days with music`),
    alt: (title: string, days: string, best: string) => `${title}. A calendar by days: ${days}. ${best}.`,
  },
  river: {
    alt: (title: string, from: string, to: string, layers: string) =>
      `${title}. A river of stacked bands from ${from} to ${to}: ${layers}.`,
    layer: (name: string, share: string, peak: string) => `${name} ${share}, most in ${peak}`,
  },
  recap: {
    alt: (title: string, facts: string, lists: string) => `${title}. ${facts}. ${lists}`,
    fact: (label: string, value: string) => `${label}: ${value}`,
    list: (heading: string, names: string) => `${heading}: ${names}.`,
  },
  line: {
    alt: (title: string, series: string) => `${title}. Lines over time: ${series}.`,
    series: (name: string, first: string, last: string, best: string) =>
      `${name} from ${first} to ${last}, best ${best}`,
    rank: (rank: string) => `#${rank}`,
  },
};
