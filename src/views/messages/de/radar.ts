import type { RadarKind } from '../../../domain/radar/radar.ts';
import type { radar as english } from '../en/radar.ts';

const kinds: Record<RadarKind, string> = {
  album: 'Album',
  ep: 'EP',
  single: 'Single',
  remix: 'Remix',
  live: 'Liveaufnahme',
  soundtrack: 'Soundtrack',
  mix: 'Mix',
  compilation: 'Compilation',
  spoken: 'Gesprochenes',
  other: 'Veröffentlichung',
};

export const radar: typeof english = {
  command: 'Neuerscheinungen von Künstlern, die du hörst, ohne das Rauschen',
  title: 'Dein Radar',
  subtitle: (total, shown) =>
    total === 1
      ? 'Eine Neuerscheinung'
      : `${shown} Neuerscheinungen; zuerst die Künstler, die du am meisten hörst`,
  kinds,
  line: (title, credit) => `**${title}** · ${credit}`,
  facts: (kind, date) => `${kind} · ${date}`,
  guest: (artist) => `mit ${artist}`,
  dealt: 'Erledigt',
  allDealt: 'Alles erledigt',
  muteChoice: 'Von meinem Radar fernhalten…',
  muteOptions: {
    artist: (name) => `Nichts mehr von ${name}`,
    label: (name) => `Nichts mehr auf ${name}`,
    kind: (name) => `Nichts mehr von der Art: ${name}`,
  },
  muted: (count, shown) =>
    count === 1 ? 'Eine weitere hältst du fern.' : `${shown} weitere hältst du fern.`,
  gathered: (when) =>
    `MusicBrainz wurde ${when} gefragt. Neue Ausgaben, Wiederveröffentlichungen und Namensvettern sind weggelassen.`,
  notYet: 'Segue fragt gerade, was erschienen ist: Klick in einer Minute auf „Neu anzeigen“.',
  again: 'Neu anzeigen',
  empty:
    'Nichts Neues. Was von Künstlern erscheint, die du hörst, taucht hier innerhalb eines Tages auf, nachdem es bei MusicBrainz eingetragen ist.',
  noPlays: 'Segue weiß noch nicht, was du hörst, und kann deshalb nicht wissen, was für dich neu ist.',
  tell: 'Sag es mir direkt',
  stopTelling: 'Keine Nachrichten mehr',
  dm: {
    title: (total, shown) =>
      total === 1 ? 'Eine Neuerscheinung für dich' : `${shown} Neuerscheinungen für dich`,
    more: 'Alle davon',
    stop: 'Du wolltest Bescheid bekommen, höchstens einmal in der Woche. `/radar` beendet das.',
  },
  mutes: 'Was ich fernhalte',
  back: 'Mein Radar',
  mutesTitle: 'Von deinem Radar ferngehalten',
  noMutes: 'Nichts wird ferngehalten. Auf `/radar` wählst du, wovon du nichts hören möchtest.',
  takeBack: 'Zurücknehmen…',
  muteLine: {
    artist: (name) => `• der Künstler ${name}`,
    label: (name) => `• das Label ${name}`,
    kind: (name) => `• die Art: ${name}`,
  },
};
