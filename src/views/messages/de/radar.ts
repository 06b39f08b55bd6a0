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
  subs: {
    show: 'Was für dich neu ist',
    follow: 'Einem Künstler oder Label folgen, egal was du hörst',
    following: 'Wem du folgst',
    deliver: 'Wohin dein Radar kommt: Direktnachricht, Playlist, ein Kanal dieses Servers',
  },
  options: {
    artist: 'Ein Künstler, dem du folgen möchtest',
    label: 'Ein Label, dem du folgen möchtest',
    channel: 'Wo dieser Server erfährt, was für seine Mitglieder neu ist (braucht „Server verwalten“)',
  },
  title: 'Dein Radar',
  subtitle: (total, shown) =>
    total === 1 ? 'Eine Neuerscheinung' : `${shown} Neuerscheinungen; zuerst, was du am ehesten hören willst`,
  kinds,
  line: (title, credit) => `**${title}** · ${credit}`,
  facts: (kind, date) => `${kind} · ${date}`,
  guest: (artist) => `mit ${artist}`,
  onLabel: (label) => `auf ${label}, das du magst`,
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
  sources: { listenbrainz: 'MusicBrainz', beatport: 'Beatport', spotify: 'Spotify' },
  asked: (source, when) => `${source} wurde ${when} gefragt`,
  noise: 'Neue Ausgaben, Wiederveröffentlichungen und Namensvettern sind weggelassen.',
  notYet: 'Segue fragt gerade, was erschienen ist: Klick in einer Minute auf „Neu anzeigen“.',
  again: 'Neu anzeigen',
  empty:
    'Nichts Neues. Was von Künstlern erscheint, die du hörst, und auf Labels, die du magst, taucht hier innerhalb eines ' +
    'Tages auf, nachdem MusicBrainz, Beatport oder Spotify es nennt. `/radar follow` fügt weitere hinzu.',
  noPlays:
    'Segue weiß noch nicht, was du hörst, und kann deshalb nicht wissen, was für dich neu ist. Verbinde ein Konto, oder ' +
    'folge jemandem mit `/radar follow`.',
  tell: 'Sag es mir direkt',
  stopTelling: 'Keine Nachrichten mehr',
  dm: {
    title: (total, shown) =>
      total === 1 ? 'Eine Neuerscheinung für dich' : `${shown} Neuerscheinungen für dich`,
    more: 'Alle davon',
    stop: 'Du wolltest Bescheid bekommen, höchstens einmal in der Woche. `/radar deliver` beendet das.',
  },
  mutes: 'Was ich fernhalte',
  back: 'Mein Radar',
  mutesTitle: 'Von deinem Radar ferngehalten',
  noMutes: 'Nichts wird ferngehalten. Auf `/radar show` wählst du, wovon du nichts hören möchtest.',
  takeBack: 'Zurücknehmen…',
  muteLine: {
    artist: (name) => `• der Künstler ${name}`,
    label: (name) => `• das Label ${name}`,
    kind: (name) => `• die Art: ${name}`,
  },
  following: {
    title: 'Wem du folgst',
    none: 'Noch niemandem. `/radar follow` nimmt einen Künstler oder ein Label, auch wenn du nie etwas davon gehört hast.',
    line: {
      artist: (name) => `• ${name}`,
      label: (name) => `• das Label ${name}`,
    },
    now: (name) => `Du folgst jetzt ${name}.`,
    already: (name) => `Du folgst ${name} schon.`,
    from: 'Was vorher erschienen ist, fehlt vielleicht, bis das nächste Mal nach Neuem gefragt wird, innerhalb eines Tages.',
    stop: 'Nicht mehr folgen…',
    count: (count, shown) => (count === 1 ? 'Einer insgesamt' : `${shown} insgesamt`),
    nothing: 'Sag, wem: einem Künstler oder einem Label.',
  },
  deliver: {
    title: 'Wohin dein Radar kommt',
    always: '`/radar show` hat jederzeit alles davon.',
    dm: {
      on: '**Direktnachricht**: einmal in der Woche, was seither neu ist.',
      off: '**Direktnachricht**: aus.',
    },
    playlist: {
      on: '**Playlist**: bis zu drei Tracks jeder Veröffentlichung, immer wie dein Radar. Was du von Hand änderst, bleibt.',
      off: '**Playlist**: aus. Segue kann in deinem Spotify eine führen, die immer ist wie dein Radar.',
      making: 'In etwa einer Minute ist sie in deinem Spotify.',
      gone: 'Sie ist nicht mehr in deinem Spotify. Schalt sie aus und wieder ein, dann bekommst du eine neue.',
      name: 'Mein Radar',
      open: 'Öffnen',
      care: 'Rückgängig, Pins, Pause',
    },
    channel: {
      on: (channel) =>
        `**Dieser Server**: erfährt in ${channel} einmal in der Woche, was für die neu ist, die hier mitgezählt werden wollen. Niemand wird genannt.`,
      off: '**Dieser Server**: aus. Wer ihn verwalten darf, kann einen Kanal festlegen: `/radar deliver channel:`',
      few: (least, counted) =>
        `Nichts wird erzählt, bevor ${least} Mitglieder zugestimmt haben, hier mitgezählt zu werden, damit es nicht verrät, wer was hört. ` +
        `Es sind ${counted}. \`/privacy server on\` stimmt zu.`,
      warning:
        'Wer den Kanal liest, sieht, was für die Mitglieder dieses Servers neu ist, aber nicht, für wen.',
      unsure: 'Segue kann nicht sehen, ob es dort schreiben darf. Wenn nicht, erfährst du es.',
    },
    buttons: {
      dmOn: 'Sag es mir direkt',
      dmOff: 'Keine Nachrichten mehr',
      playlistOn: 'Playlist führen',
      playlistOff: 'Playlist loslassen',
      channelOff: 'Auf diesem Server beenden',
    },
  },
  inChannel: {
    title: (total, shown) =>
      total === 1 ? 'Eine Neuerscheinung für diesen Server' : `${shown} Neuerscheinungen für diesen Server`,
    why: 'Aus dem, was Mitglieder hören, die mitgezählt werden wollen. `/radar show` hat deine eigenen.',
    closed: (channel) =>
      `Segue darf in ${channel} nicht mehr schreiben und erzählt dem Server dort nicht mehr, was neu ist. ` +
      '`/radar deliver channel:` legt einen anderen fest.',
  },
};
