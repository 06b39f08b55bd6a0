import type { StatsLook } from '../../../domain/statistics/overview.ts';
import type { TopKind } from '../../../domain/statistics/tops.ts';
import type { statistics as english } from '../en/statistics.ts';

const counted = (count: number, text: string, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`;

const kinds: Record<TopKind, string> = {
  tracks: 'Tracks',
  artists: 'Künstler',
  albums: 'Alben',
  genres: 'Genres',
  labels: 'Labels',
};
const found: Record<TopKind, readonly [one: string, many: string]> = {
  tracks: ['Track', 'Tracks'],
  artists: ['Künstler', 'Künstler'],
  albums: ['Album', 'Alben'],
  genres: ['Genre', 'Genres'],
  labels: ['Label', 'Labels'],
};
const looks: Record<StatsLook, string> = {
  clock: 'Uhr',
  week: 'Woche',
  calendar: 'Kalender',
  river: 'Genres über die Zeit',
};

export const statistics: typeof english = {
  windowOption: 'Wie weit zurück: 7d, 30d, 6m, 1y, all, 2025, 2025-03 oder 2025-03-01..2025-03-14',
  windowPick: 'Ein anderer Zeitraum',
  windowNames: {
    days: (count) => (count === 1 ? 'heute' : `letzte ${count} Tage`),
    months: (count) => (count === 1 ? 'letzter Monat' : `letzte ${count} Monate`),
    years: (count) => (count === 1 ? 'letzte 12 Monate' : `letzte ${count} Jahre`),
    all: 'von Anfang an',
  },
  share: 'Hier teilen',
  mine: 'Meine zeigen',
  gaps: (count, text, missing) =>
    `⚠️ ${count === 1 ? 'In 1 Abschnitt dieses Zeitraums' : `In ${text} Abschnitten dieses Zeitraums`} können Wiedergaben fehlen${missing === null ? '' : `, zusammen etwa ${missing} Musik`}. Ein Import deines Hörverlaufs füllt ${count === 1 ? 'ihn' : 'sie'}.`,

  top: {
    kinds,
    titles: (kind, window) => `Deine Top-${found[kind][1]} · ${window}`,
    publicTitles: (name, kind, window) => `${name}: Top-${found[kind][1]} · ${window}`,
    pictureTitle: (kind) => `Deine Top-${found[kind][1]}`,
    publicPictureTitle: (name, kind) => `${name}: Top-${found[kind][1]}`,
    line: (rank, name, plays) => `**${rank}** · ${name} · ${plays}`,
    lineBy: (rank, name, artists, plays) => `**${rank}** · ${name} · ${artists} · ${plays}`,
    moved: (line, move) => `${line} · ${move}`,
    compared: 'Die Pfeile zeigen, was sich gegenüber der gleich langen Zeit davor bewegt hat.',
    found: (kind, count, text) =>
      `Insgesamt ${counted(count, text, ...found[kind])}, gezählt aus Wiedergaben.`,
    empty:
      'Keine Wiedergabe in diesem Zeitraum, soweit Segue weiß. Nimm einen längeren, oder importier deinen Hörverlauf: `/import start`.',
    unknown: {
      genres:
        'Noch kennt niemand die Genres von dem, was du in diesem Zeitraum gehört hast. Sie kommen, während Segue die Tracks nachschlägt.',
      labels:
        'Noch kennt niemand die Labels von dem, was du in diesem Zeitraum gehört hast. Sie kommen, während Segue die Tracks nachschlägt.',
    },
    looks: { list: 'Bild', collage: 'Cover', words: 'Links' },
    spotify: 'Spotifys Liste',
    fromPlays: 'Aus deinen Wiedergaben',
    nameless: 'ein Track, den es nicht mehr gibt',
  },

  stats: {
    command: 'Was dein Hören ergibt: Minuten, Entdeckungen, Serien, deine Stunden',
    look: 'Welches Bild',
    rebuild: 'Alles aus deinen Wiedergaben neu zählen, im Hintergrund',
    public: 'Allen hier zeigen',
    title: (window) => `Was du gehört hast · ${window}`,
    publicTitle: (name, window) => `${name}: gehört · ${window}`,
    looks,
    pictureTitles: {
      clock: 'Wann am Tag',
      week: 'Wann in der Woche',
      calendar: (year) => `Tag für Tag im Jahr ${year}`,
      river: 'Genres über die Zeit',
    },
    headline: (plays, minutes) => `**${plays}** · **${minutes}** Musik`,
    minutes: (count, text) => counted(count, text, 'Minute', 'Minuten'),
    perDay: (heard, days, of) =>
      of === '1' ? `An diesem einen Tag etwa ${heard}` : `An ${days} von ${of} Tagen, an jedem etwa ${heard}`,
    best: (day, plays) => `Am meisten am ${day}: ${plays}`,
    different: (count, text) => counted(count, text, 'verschiedener Track', 'verschiedene Tracks'),
    discovered: (different, fresh) => `🆕 ${different}, davon ${fresh} zum ersten Mal`,
    onlyDifferent: (different) => `🎵 ${different}`,
    streak: (days, text) => `🔥 ${counted(days, text, 'Tag', 'Tage')} in Folge`,
    noStreak: '🔥 Gerade keine Serie',
    longest: (days, text, from, to) => `die längste: ${counted(days, text, 'Tag', 'Tage')} (${from} – ${to})`,
    skips: (percent) => `⏭️ ${percent} in der ersten halben Minute übersprungen`,
    estimated:
      'Wiedergaben, die live kamen, zählen mit der ganzen Länge ihres Tracks: Niemand sagt, wie viel davon gehört wurde. Übersprungenes kennen nur Importe.',
    topTracks: 'Top-Tracks',
    recount: 'Neu zählen',
    empty: 'Keine Wiedergabe in diesem Zeitraum, soweit Segue weiß.',
    noRiver:
      'Noch kennt niemand die Genres dieser Wiedergaben. Sie kommen, während Segue die Tracks nachschlägt.',
  },
};
