import type { FirstKind } from '../../../domain/statistics/firsts.ts';
import type { GapKind, Silence } from '../../../domain/statistics/silence.ts';
import type { lookBack as english } from '../en/statistics-look-back.ts';

const counted = (count: number, text: string, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;

const silences: Record<Silence, string> = { '6m': '6 Monate', '1y': '1 Jahr', '2y': '2 Jahre' };
/** After “seit”. */
const since: Record<Silence, string> = { '6m': '6 Monaten', '1y': '1 Jahr', '2y': '2 Jahren' };
const gapKinds: Record<GapKind, string> = { tracks: 'Tracks', artists: 'Künstler' };
const firstKinds: Record<FirstKind, string> = {
  track: 'Wann du einen Track zum ersten Mal gehört hast',
  artist: 'Wann du einen Künstler zum ersten Mal gehört hast, und mit welchem Track',
  album: 'Wann du ein Album zum ersten Mal gehört hast',
  label: 'Wann du ein Label zum ersten Mal gehört hast',
  year: 'Was du in einem Jahr zum ersten Mal gehört hast',
};

/** “Im März 2026”, “2026” */
const within = (when: string): string => (/^\d{4}$/.test(when) ? when : `Im ${when}`);

export const lookBack: typeof english = {
  share: 'Hier teilen',
  plays: (count, text) => counted(count, text, 'Wiedergabe', 'Wiedergaben'),
  by: (name, artists) => `${name} · ${artists}`,

  notYet: {
    title: 'Noch gibt es keinen Rückblick',
    nothing:
      'Segue kennt keine Wiedergabe von dir. Das lässt sich auf zwei Arten ändern: `/link` bewahrt auf, was du ab jetzt hörst, `/import start` bringt deinen ganzen Hörverlauf aus Spotifys Export.',
    countingTitle: 'Deine Wiedergaben werden gezählt',
    counting:
      'Das dauert einen Moment, nach einem Import oder einer neuen Zeitzone. Frag in einer Minute noch einmal.',
  },

  recap: {
    command: 'Dein Monat oder Jahr in Musik, als Karte zum Teilen',
    monthCommand: 'Ein Monat: Minuten, Lieblinge, Entdeckungen',
    yearCommand: 'Ein Jahr: Minuten, Lieblinge, Entdeckungen',
    month: 'Welcher Monat, zum Beispiel 2026-03; ohne Angabe der letzte',
    year: 'Welches Jahr, zum Beispiel 2026; ohne Angabe das letzte',
    title: (when) => `Dein ${when}`,
    publicTitle: (name, when) => `${name}: ${when}`,
    soFar: (when) => `${when} bis jetzt`,
    empty: (when) => `${within(when)} wurde nichts gehört, soweit Segue weiß.`,
    cardOf: { month: 'Ein Monat in Musik', year: 'Ein Jahr in Musik' },
    minutes: 'Minuten',
    playsLabel: 'Wiedergaben',
    discoveries: 'Entdeckungen',
    streak: 'Tage in Folge',
    tracks: 'Top-Tracks',
    artists: 'Top-Künstler',
    genres: 'Top-Genres',
    headline: (minutes, plays, days) => `**${minutes}** · ${plays} · ${days} mit Musik.`,
    minutesOf: (count, text) => counted(count, text, 'Minute', 'Minuten'),
    daysOf: (count, text) => counted(count, text, 'Tag', 'Tage'),
    more: (percent) => `Das sind ${percent} mehr als im Zeitraum davor.`,
    less: (percent) => `Das sind ${percent} weniger als im Zeitraum davor.`,
    row: (rank, name, plays) => `${rank}. ${name} · ${plays}`,
    genre: (name, plays) => `${name} (${plays})`,
    list: (heading, names) => `**${heading}** ${names}`,
    found: (count, best) =>
      best === null ? `**Neu für dich** ${count}` : `**Neu für dich** ${count}, allen voran ${best}`,
    tracksOf: (count, text) => counted(count, text, 'Track', 'Tracks'),
    streakLine: (days) => `**Längste Serie** ${days}`,
    busiest: (day, minutes) => `**Stärkster Tag** ${day}, ${minutes}`,
    hour: (from, to) => `**Deine Stunde** ${from} bis ${to} Uhr`,
    whole: (year) => `Ganz ${year}`,
  },

  milestones: {
    command: 'Deine 1.000., 10.000. … Wiedergabe: welcher Track, und wann',
    title: 'Deine Meilensteine',
    publicTitle: (name) => `${name}: Meilensteine`,
    total: (plays) => `Bisher **${plays}**.`,
    line: (n, name, when) => `**${n}** · ${name} · ${when}`,
    first: 'Die allererste',
    nth: (n) => `Wiedergabe ${n}`,
    gone: 'ein Track, den es nicht mehr gibt',
    next: (n, missing) => `Als Nächstes: Wiedergabe **${n}**, noch ${missing}`,
    about: (when) => `etwa am ${when}, im Tempo der letzten drei Monate`,
    quiet: 'sobald wieder etwas gehört wird',
  },

  gaps: {
    command: 'Einst geliebt, lange nicht gehört',
    kind: 'Tracks oder Künstler',
    silence: 'Wie lange nicht gehört',
    kinds: gapKinds,
    silences,
    title: (kind, silence) => `${gapKinds[kind]}, die du geliebt hast, still seit ${since[silence]}`,
    publicTitle: (name, kind, silence) => `${name}: geliebte ${gapKinds[kind]}, still seit ${since[silence]}`,
    row: (rank, name, plays, last) => `**${rank}** · ${name} · ${plays}, zuletzt ${last}`,
    card: (silence) => `Einst geliebt, still seit ${since[silence]}`,
    byLast: (artists, when) => `${artists} · zuletzt ${when}`,
    empty: (least) =>
      `Nichts: Alles, was du mindestens ${least}-mal gehört hast, hast du seitdem wieder gehört. Nimm eine kürzere Stille, oder hol mit \`/import start\` deinen ganzen Hörverlauf.`,
    total: (kind, count, text) =>
      `Insgesamt ${count === 1 && kind === 'tracks' ? '1 Track' : `${text} ${gapKinds[kind]}`}. Eine Regel holt sie zurück: \`last played more than 365 days ago\` in \`/rules new\`.`,
  },

  first: {
    command: 'Wann du etwas zum ersten Mal gehört hast',
    kinds: firstKinds,
    option: {
      track: 'Welcher Track: Tipp einen Teil von Titel oder Künstler',
      artist: 'Welcher Künstler: Tipp einen Teil des Namens',
      album: 'Welches Album: Tipp einen Teil von Name oder Künstler',
      label: 'Welches Label: Tipp einen Teil des Namens',
      year: 'Welches Jahr, zum Beispiel 2024; ohne Angabe dieses',
    },
    title: (name) => `Zum ersten Mal: ${name}`,
    yearTitle: (year) => `Neu für dich im Jahr ${year}`,
    publicTitle: (who, name) => `${who}, zum ersten Mal: ${name}`,
    publicYear: (who, year) => `${who}: entdeckt im Jahr ${year}`,
    track: (when, ago, plays) => `Zum ersten Mal hast du ihn am ${when} gehört (${ago}). Seitdem ${plays}.`,
    publicTrack: (when, ago, plays) => `Zum ersten Mal gehört am ${when} (${ago}). Seitdem ${plays}.`,
    began: (name, when, ago) => `Es begann mit ${name} am ${when} (${ago}).`,
    count: (count, text) => counted(count, text, 'Track', 'Tracks'),
    totals: (count) => `${count} zum ersten Mal gehört.`,
    row: (when, name, plays) => `${when} · ${name} · ${plays}`,
    never:
      'Noch keine Wiedergabe, soweit Segue weiß: Was in der ersten halben Minute übersprungen wurde, zählt nicht. `/import start` bringt, was vorher war.',
    emptyYear: (year) => `Im Jahr ${year} war nichts neu für dich, soweit Segue weiß.`,
    orders: { date: 'Nach Datum', plays: 'Was geblieben ist' },
  },

  journey: {
    line: (plays, time) => `**${plays}** · ${time} gehört`,
    dates: (first, last) => `Zuerst ${first} · zuletzt ${last}`,
    peak: (month, plays) => `**Höhepunkt** ${month}, ${plays}`,
    skips: (_count, text, share) => `**Übersprungen** ${text}-mal (${share})`,
    never:
      'Noch keine Wiedergabe, soweit Segue weiß. Was in der ersten halben Minute übersprungen wurde, zählt nicht.',
    byMonth: 'Wiedergaben im Monat',
    yourPlays: 'Wiedergaben',
  },

  track: {
    heard: (share, whole, known) =>
      `**Gehört** im Schnitt ${share} davon, bis zum Ende ${whole} von ${known} Mal`,
    together: (count) => `${count} Tracks zählen als dieser eine.`,
    card: 'Über den Track',
    first: 'Das erste Mal',
    button: 'Wie ich ihn höre',
    title: (name) => name,
    publicTitle: (who, name) => `${who}: ${name}`,
  },

  artist: {
    command: 'Wie du einen Künstler hörst: Wiedergaben, Platz, Lieblinge, Entdeckung',
    option: 'Welcher Künstler: Tipp einen Teil des Namens',
    title: (name) => name,
    publicTitle: (who, name) => `${who}: ${name}`,
    rank: (rank, all) => `Deine Nummer **${rank}** von ${all} Künstlern`,
    publicRank: (rank, all) => `Nummer **${rank}** von ${all} Künstlern`,
    began: (name) => `Es begann mit ${name}.`,
    tracks: 'Top-Tracks',
    albums: 'Top-Alben',
    row: (rank, name, plays) => `${rank}. ${name} · ${plays}`,
    discovered: (total, years) => `**Entdeckt** ${total} · nach Jahren: ${years}`,
    tracksOf: (count, text) => counted(count, text, 'Track', 'Tracks'),
    year: (year, count) => `${year}: ${count}`,
    until: (year) => `bis ${year}`,
    first: 'Erste Male',
    portrait: (name) => `Bild von ${name}`,
  },
};
