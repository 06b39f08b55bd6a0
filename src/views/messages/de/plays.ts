import type { playsCommand as english } from '../en/plays.ts';

const plays = (count: number, text: string): string =>
  count === 1 ? 'Eine Wiedergabe' : `${text} Wiedergaben`;

export const playsCommand: typeof english = {
  command: 'Was als von dir gehört zählt',
  notMine: 'Sag, wann jemand anderes dein Konto benutzt hat: Diese Wiedergaben zählen nirgends',
  from: 'Seit wann: 2026-05-03 oder 2026-05-03 21:00. Lass es weg für die Liste',
  to: 'Bis wann, der Tag oder die Minute zählt mit. Ohne Angabe derselbe Tag',
  title: 'Nicht du',
  none: 'Jede Wiedergabe zählt als deine. War jemand anderes an deinem Konto, zum Beispiel auf einer Party? `/plays notmine` mit einem Tag nimmt, was damals lief, aus deinen Zahlen, Toplisten und Regeln.',
  explain:
    'Was in diesen Zeiträumen lief, bleibt gespeichert und zählt nirgends, bis du einen Zeitraum zurücknimmst.',
  stretch: (from, to) => `${from} – ${to}`,
  added: (count, text) =>
    count === 0
      ? 'Notiert. Bisher ist keine Wiedergabe von dir darin; was noch kommt, zählt nicht.'
      : `Notiert. ${plays(count, text)} daraus ${count === 1 ? 'zählt' : 'zählen'} nicht mehr.`,
  takenBack: 'Der Zeitraum gehört wieder dir: Seine Wiedergaben zählen ab jetzt.',
  undo: 'Das war ich',
};
