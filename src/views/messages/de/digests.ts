import type { digests as english } from '../en/digests.ts';

export const digests: typeof english = {
  command: 'Berichte darüber, was dieser Server hört',
  subs: {
    add: 'Einen Bericht für einen Kanal oder für dich anlegen: jeden Tag, jede Woche oder jeden Monat',
    edit: 'Ändern, was ein Bericht erzählt und wann',
    list: 'Die Berichte dieses Servers und deine eigenen',
    preview: 'Was ein Bericht jetzt sagen würde; nur du siehst es',
    pause: 'Einen Bericht anhalten',
    resume: 'Einen Bericht fortsetzen',
    test: 'Schreiben, was ein Bericht jetzt sagen würde, als Test gekennzeichnet',
    remove: 'Einen Bericht beenden',
  },
  options: {
    channel: 'Wo er erscheint (ohne Angabe hier)',
    dm: 'In deinen Direktnachrichten statt in einem Kanal',
    cadence: 'Wie oft',
    hour: 'Zu welcher Stunde, 0 bis 23',
    timezone: 'Zeitzone dieser Stunde, zum Beispiel Europe/Berlin',
    weekday: 'An welchem Tag, bei wöchentlichen (ohne Angabe Montag)',
    day: 'An welchem Tag des Monats, bei monatlichen; 31 ist der letzte Tag',
    language: 'In welcher Sprache er in einem Kanal schreibt',
    digest: 'Welcher Bericht',
  },
  cadences: { daily: 'jeden Tag', weekly: 'jede Woche', monthly: 'jeden Monat' },
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  when: {
    daily: (hour, zone) => `jeden Tag um ${hour} (${zone})`,
    weekly: (day, hour, zone) => `jeden ${day} um ${hour} (${zone})`,
    monthly: (day, hour, zone) =>
      day === 31
        ? `am letzten Tag jedes Monats um ${hour} (${zone})`
        : `am ${day}. jedes Monats um ${hour} (${zone})`,
  },

  added: {
    title: 'Bericht hinzugefügt',
    says: (channel, when) => `Segue schreibt ${when} in ${channel}.`,
    own: (when) => `Segue schreibt dir ${when}, wenn es etwas zu erzählen gibt.`,
    next: (when) => `Der erste kommt ${when}.`,
    unsure:
      'Segue konnte nicht prüfen, ob es dort schreiben darf. Wenn nicht, bekommst du eine Nachricht, und der Bericht macht Pause.',
    consent:
      'Gezählt wird nur, wer zugestimmt hat, ohne Namen. Das geht für jeden mit „Zähl mich mit“ oder /privacy server on.',
    listeners: (count) => {
      if (count === 0) return 'Noch hat hier niemand zugestimmt, gezählt zu werden.';
      return count === 1
        ? '1 Person hier hat zugestimmt, gezählt zu werden.'
        : `${count} Personen hier haben zugestimmt, gezählt zu werden.`;
    },
  },

  list: {
    title: 'Berichte dieses Servers',
    own: 'Deine Berichte',
    dm: 'deine Direktnachrichten',
    empty:
      'Noch kein Bericht. /digest add legt einen an: Für einen Kanal braucht das die Berechtigung Server verwalten, für deine Direktnachrichten nichts.',
    next: (when) => `Der nächste ${when}`,
    tells: (when, blocks) => `${when} · ${blocks}`,
    skipped: (when) => `Der vom ${when} fiel aus: Segue lief erst einen Tag später wieder.`,
    paused: {
      channel_gone: 'Macht Pause: Den Kanal gibt es nicht mehr.',
      cannot_post: 'Macht Pause: Segue darf in diesem Kanal nicht schreiben.',
      dm_closed: 'Macht Pause: Deine Direktnachrichten sind für Segue geschlossen.',
      by_hand: 'Von Hand angehalten.',
      draft: 'Noch nicht gestartet.',
    },
    change: 'Ändern',
    stands: 'Der Bericht macht Pause, bis jemand auf „Fortsetzen“ klickt.',
    resume: 'Fortsetzen',
    resumed: (when) => `Der Bericht geht weiter. Der nächste kommt ${when}.`,
    choice: (place, when) => `${place}: ${when}`,
  },

  remove: {
    title: 'Diesen Bericht entfernen?',
    says: (channel, when) => `Der Bericht in ${channel}, ${when}, würde enden.`,
    own: (when) => `Dein Bericht, ${when}, würde enden.`,
    kept: 'Was schon da steht, bleibt.',
    yes: 'Entfernen',
    no: 'Behalten',
    done: 'Bericht entfernt',
    doneSays: (channel) => `In ${channel} erscheint er nicht mehr.`,
    ownDone: 'Segue schreibt ihn dir nicht mehr.',
    keptSays: 'Nichts hat sich geändert.',
  },

  post: {
    titles: {
      daily: 'Was dieser Server seit gestern gehört hat',
      weekly: 'Was dieser Server diese Woche gehört hat',
      monthly: 'Was dieser Server diesen Monat gehört hat',
    },
    period: (from, to) => `${from} – ${to}`,
    track: (title, artists, counts) => `🎵 ${title} · ${artists}: ${counts}`,
    artist: (name, counts) => `🎤 ${name}: ${counts}`,
    counts: (plays, playsText, listeners) =>
      `${playsText} ${plays === 1 ? 'Wiedergabe' : 'Wiedergaben'} von ${listeners === 1 ? '1 Person' : `${listeners} Personen`}`,
    totals: (plays, listeners, time) =>
      `Insgesamt ${plays} von ${listeners === 1 ? '1 Person' : `${listeners} Personen`}, etwa ${time}`,
    plays: (plays, text) => `${text} ${plays === 1 ? 'Wiedergabe' : 'Wiedergaben'}`,
    quiet: 'Niemand, der hier gezählt wird, hat etwas gehört.',
    nobody:
      'Hier wird noch niemand gezählt. Stimm zu, dann hat der nächste Bericht etwas zu erzählen; Namen werden nie gezeigt.',
    cover: (title, artists) => `Cover von ${title} von ${artists}`,
    closer: 'Genauer ansehen',
    closerTitle: 'Was dieser Server gehört hat',
    tracks: 'Tracks',
    artists: 'Künstler',
    line: (place, name, plays, listeners) => `**${place}** · ${name}: ${plays} · ${listeners}`,
    listeners: (count) => (count === 1 ? '1 Person' : `${count} Personen`),
    byPlays: 'Nach Wiedergaben',
    byListeners: 'Nach Personen',
    counted: 'Gezählt wird, wer zugestimmt hat, ohne Namen.',
  },

  preview: {
    button: 'Vorschau',
    note: 'Eine Vorschau: Nur du siehst sie. Sie erzählt von der Zeit bis jetzt.',
    daily: 'Letzter Tag',
    weekly: 'Letzte Woche',
    monthly: 'Letzter Monat',
    nothing: 'Er hätte jetzt nichts zu erzählen. Was nichts zu sagen hat, wird weggelassen.',
  },

  paused: {
    title: 'Ein Bericht von dir macht Pause',
    says: {
      channel_gone: (channel) =>
        `Den Kanal ${channel} gibt es nicht mehr, deshalb konnte Segue den Bericht nicht schreiben.`,
      cannot_post: (channel) =>
        `Segue darf in ${channel} nicht schreiben: Es muss den Kanal sehen und dort Nachrichten senden dürfen.`,
    },
    next: 'Lass Segue dort schreiben und klick in /digest list auf „Fortsetzen“, oder leg mit /digest add einen neuen an.',
  },
};
