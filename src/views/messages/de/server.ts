import type { BoardWindow, Measure } from '../../../domain/server/boards.ts';
import type { SubjectKind } from '../../../domain/server/subjects.ts';
import type { server as english } from '../en/server.ts';

const things: Readonly<Record<SubjectKind, string>> = {
  artist: 'diesen Künstler',
  album: 'dieses Album',
  track: 'diesen Track',
  genre: 'dieses Genre',
};

const measures: Readonly<Record<Measure, string>> = {
  plays: 'Wiedergaben',
  minutes: 'Hörzeit',
  artists: 'Neue Künstler',
  streak: 'Tage in Folge',
};

const windows: Readonly<Record<BoardWindow, string>> = {
  week: 'diese Woche',
  month: 'diesen Monat',
  year: 'dieses Jahr',
  all: 'aller Zeiten',
};

const many = (count: number, one: string, more: string): string => (count === 1 ? one : more);

export const server: typeof english = {
  emptied: 'Wer hier stand, zeigt den eigenen Namen auf diesem Server nicht mehr.',
  who: {
    command: 'Wer auf diesem Server es kennt, und wie gut',
    subs: {
      artist: 'Wer diesen Künstler kennt',
      album: 'Wer dieses Album kennt',
      track: 'Wer diesen Track kennt',
      genre: 'Wer dieses Genre hört',
    },
    options: {
      artist: 'Ein Künstler; sonst der, den du zuletzt gehört hast',
      album: 'Ein Album; sonst das, das du zuletzt gehört hast',
      track: 'Ein Track; sonst der, den du zuletzt gehört hast',
      genre: 'Ein Genre; sonst das des Tracks, den du zuletzt gehört hast',
    },
    title: (name) => `Wer kennt ${name}?`,
    by: (name, artists) => `${name} von ${artists}`,
    none: (kind) => `Von uns hat noch niemand ${things[kind]} gehört. Mach den Anfang.`,
    unnamed: 'Niemand, der hier den eigenen Namen zeigt, hat es gehört.',
    listen: 'Auf Spotify hören',
  },
  plays: (count, text) => many(count, '1 Wiedergabe', `${text} Wiedergaben`),
  days: (count, text) => many(count, '1 Tag', `${text} Tage`),
  artists: (count, text) => many(count, '1 neuer Künstler', `${text} neue Künstler`),
  row: (place, who, value) => `${place} ${who} · ${value}`,
  counted: (count) => `und ${count} weitere, die ohne Namen mitgezählt werden`,
  own: {
    named: (place, value) => `Du: Platz ${place} mit ${value}.`,
    hidden: (place, value) =>
      `Du: ${value}. Mit deinem Namen wärst du auf Platz ${place}; das siehst nur du.`,
    nothing: 'Du: noch nichts.',
    off: 'Du wirst auf diesem Server nicht mitgezählt, deshalb stehst du auf keiner seiner Listen.',
  },
  asOf: (when) => `Neue Wiedergaben werden alle zehn Minuten gezählt; die älteste Zahl hier ist von ${when}.`,
  share: 'Hier teilen',
  shared: 'Gleich steht es hier. Wer den eigenen Namen zurücknimmt, verschwindet daraus.',
  showMe: 'Meinen Namen zeigen',
  top: {
    command: 'Wer und was auf diesem Server gehört wird',
    subs: {
      top: 'Wer am meisten hört, am meisten entdeckt oder am längsten dabeibleibt',
      charts: 'Was auf diesem Server läuft, Woche für Woche',
    },
    options: {
      by: 'Wonach; sonst nach Wiedergaben',
      time: 'Wann; sonst diese Woche',
      list: 'Tracks oder Künstler; sonst Tracks',
      week: 'Eine Woche, etwa 2026-W47; sonst die letzte',
    },
    measures,
    windows,
    lists: { tracks: 'Tracks', artists: 'Künstler' },
    title: (measure, window) =>
      measure === 'streak'
        ? window === 'all'
          ? 'Die längste Reihe von Tagen mit Musik'
          : 'Tage in Folge mit Musik'
        : `${measures[measure]} ${windows[window]}`,
    none: 'Auf dieser Liste steht noch niemand, der auf diesem Server den eigenen Namen zeigt. `/privacy server named` setzt dich darauf.',
    pick: 'Wonach',
  },
  crowns: {
    command: 'Wer auf diesem Server welchen Künstler am meisten hört',
    subs: {
      member: 'Die Kronen von jemandem, oder deine',
      artist: 'Wer die Krone eines Künstlers hat und wer sie hatte',
      top: 'Wer die meisten Kronen hat',
    },
    options: {
      person: 'Wessen Kronen; sonst deine',
      artist: 'Ein Künstler; sonst der, den du zuletzt gehört hast',
    },
    title: (who) => `Kronen von ${who}`,
    held: (count, text) => many(count, '1 Krone', `${text} Kronen`),
    none: (least) =>
      `Keine Kronen. Wer auf diesem Server einen Künstler am meisten hört, mindestens ${least}-mal, hat seine Krone.`,
    hidden: 'Wer auf diesem Server den eigenen Namen nicht zeigt, hat keine Kronen.',
    ownHidden: 'Nur wer den eigenen Namen zeigt, hat Kronen: Das macht `/privacy server named`.',
    crown: (artist, plays, since) => `👑 ${artist} · ${plays} · seit ${since}`,
    lately: 'Zuletzt',
    taken: (artist, when) => `＋ ${artist}, erobert ${when}`,
    lost: (artist, when) => `－ ${artist}, verloren ${when}`,
    artistTitle: (artist) => `Die Krone von ${artist}`,
    reign: (who, plays, since) => `👑 ${who} · ${plays} · seit ${since}`,
    past: (who, plays, from, to) => `${who} · ${plays} · von ${from} bis ${to}`,
    free: (least) =>
      `Niemand hat sie: Dazu braucht es ${least} Wiedergaben und einen Namen, der gezeigt wird.`,
    topTitle: 'Die meisten Kronen',
    topNone: 'Auf diesem Server hat noch niemand eine Krone.',
  },
};
