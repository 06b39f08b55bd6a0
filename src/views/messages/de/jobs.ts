import { capital } from '../../kit/text.ts';
import type { jobs as english } from '../en/jobs.ts';

type KindWords = (typeof english)['otherKind'];

const still = (active: string, done: string): KindWords => ({ active: () => active, done, partly: done });

const kinds: Readonly<Record<string, KindWords>> = {
  'sources.list': still('Deine Playlists werden gesucht', 'Deine Playlists sind aufgelistet'),
  'sources.sync': {
    active: (parts) =>
      parts === 1
        ? '1 Quelle wird abgeglichen'
        : parts === 0
          ? 'Deine Quellen werden abgeglichen'
          : `${parts} Quellen werden abgeglichen`,
    done: 'Deine Quellen sind auf dem neuesten Stand',
    partly: 'Nicht alle deine Quellen waren lesbar',
  },
  'sources.syncOne': still('Eine Quelle wird abgeglichen', 'Die Quelle ist auf dem neuesten Stand'),
  'plays.sync': still(
    'Deine letzten Wiedergaben werden gelesen',
    'Deine Wiedergaben sind auf dem neuesten Stand',
  ),
  'plays.syncAll': still(
    'Deine letzten Wiedergaben werden gelesen',
    'Deine Wiedergaben sind auf dem neuesten Stand',
  ),
  'plays.import-read': still('Dein Hörverlauf wird durchgesehen', 'Das ist in deinen Dateien'),
  'plays.import-store': still('Dein Hörverlauf kommt herein', 'Dein Hörverlauf ist da'),
  'plays.import-undo': still('Der Import wird herausgenommen', 'Der Import ist wieder draußen'),
  'plays.import-sweep': still('Alte Dateien werden aufgeräumt', 'Alte Dateien sind aufgeräumt'),
  'rankings.refresh': still('Deine Toplisten werden gelesen', 'Deine Toplisten sind auf dem neuesten Stand'),
  external: {
    active: () => 'Alle werden nach deinen Tracks gefragt',
    done: 'Alle wurden nach deinen Tracks gefragt',
    partly: 'Nicht alle konnten nach deinen Tracks gefragt werden',
  },
  'external.musicbrainz': still('MusicBrainz', 'MusicBrainz'),
  'external.listenbrainz': still('ListenBrainz', 'ListenBrainz'),
  'external.reccobeats': still('ReccoBeats', 'ReccoBeats'),
  'external.acousticbrainz': still('AcousticBrainz', 'AcousticBrainz'),
  'external.deezer': still('Deezer', 'Deezer'),
  'external.lastfm': still('Last.fm', 'Last.fm'),
  'external.discogs': still('Discogs', 'Discogs'),
  'external.llm': still('Das Sprachmodell', 'Das Sprachmodell'),
  'covers.fetch': still('Cover werden geholt', 'Die Cover sind da'),
  'playlists.apply': still('Eine Playlist wird geschrieben', 'Die Playlist ist, wie sie sein soll'),
  'playlists.delete': still(
    'Eine Playlist wird aus deiner Bibliothek genommen',
    'Die Playlist ist aus deiner Bibliothek',
  ),
  'rules.run': still('Deine Regeln wählen Tracks aus', 'Deine Regeln haben ausgewählt'),
  'rules.follow': still(
    'Es wird geprüft, was neue Tracks für deine Regeln heißen',
    'Deine Regeln sind geprüft',
  ),
  'rules.flatten': still('Was über Tracks bekannt ist, wird geordnet', 'Die Tracks sind geordnet'),
  'rules.import': still('Deine Datei mit Regeln wird gelesen', 'Deine Datei mit Regeln ist gelesen'),
  'curation.import': still('Deine Veröffentlichungen kommen herein', 'Deine Veröffentlichungen sind da'),
  'curation.intake': still('Neuerscheinungen werden gelesen', 'Die Neuerscheinungen sind gelesen'),
  'curation.intakeSweep': still(
    'Nach den Neuerscheinungen der Woche wird gefragt',
    'Nach den Neuerscheinungen der Woche ist gefragt',
  ),
  'curation.match': still(
    'Veröffentlichungen werden auf Spotify gesucht',
    'Die Veröffentlichungen wurden auf Spotify gesucht',
  ),
  'curation.news': still('Es wird geprüft, was für dich neu ist', 'Was neu ist, wurde gesagt'),
  'curation.learn': still('Es wird gelernt, wie du sortierst', 'Gelernt, wie du sortierst'),
  'curation.period': still('Deine Woche wird zusammengestellt', 'Deine Woche ist bereit'),
  'privacy.delete': still('Alles über jemanden wird gelöscht', 'Alles über jemanden ist gelöscht'),
  'privacy.sweep': still(
    'Gelöscht wird, was niemand behalten will',
    'Gelöscht ist, was niemand behalten will',
  ),
  'radar.gather': still('Es wird gefragt, was erschienen ist', 'Die Neuerscheinungen sind bekannt'),
  'radar.tell': still('Was neu ist, wird gesagt', 'Was neu ist, wurde gesagt'),
  'radar.scan': still('Es wird geprüft, was für wen neu ist', 'Die Radare sind auf dem neuesten Stand'),
  'radar.fill': still('Dein Radar kommt in deine Playlist', 'Deine Playlist ist, wie dein Radar ist'),
  'taste.blend': still('Eine Mischung wird gemacht', 'Die Mischung ist, wie sie sein soll'),
  'taste.sweep': still(
    'Es wird geprüft, welche Mischungen an der Reihe sind',
    'Um die fälligen Mischungen ist gebeten',
  ),
  'radar.fillAll': still(
    'Um die Playlists der Radare wird gebeten',
    'Um die Playlists der Radare ist gebeten',
  ),
  'accounts.claim': {
    active: () => 'Dein Konto wird verknüpft',
    done: 'Dein Konto ist verknüpft, und seine Wiedergaben sind da',
    partly: 'Dein Konto ist verknüpft, aber nicht alle seine Wiedergaben waren lesbar',
  },
  'plays.rebuild': still(
    'Alles, was du gehört hast, wird neu gezählt',
    'Alles, was du gehört hast, ist neu gezählt',
  ),
  'plays.check': still('Die Zählung der Wiedergaben wird geprüft', 'Die Zählung der Wiedergaben ist geprüft'),
  'plays.review': still('Deine Wiedergaben werden durchgesehen', 'Deine Wiedergaben sind durchgesehen'),
  'plays.backfill': still('Alles, was du gehört hast, wird gelesen', 'Alles, was du gehört hast, ist da'),
  'charts.sweep': still('Es wird geprüft, welche Charts fällig sind', 'Nach fälligen Charts ist gefragt'),
  'charts.refresh': still('Eine Liste wird geholt', 'Die Liste ist auf dem neuesten Stand'),
  'charts.resolve': still(
    'Es wird geprüft, wer in den Charts steht',
    'Es ist bekannt, wer in den Charts steht',
  ),
  'charts.identify': still('MusicBrainz wird gefragt, wer in den Charts steht', 'MusicBrainz wurde gefragt'),
  'charts.add': still('Es wird auf Spotify gesucht', 'Es ist da, wo du es haben wolltest'),
  'server.count': still('Zählt für Server', 'Server sind gezählt'),
  'server.crowns': still('Neue Träger für Kronen werden gesucht', 'Kronen haben ihre Träger'),
  'server.look': still('Es wird nachgesehen, wer noch da ist', 'Es ist bekannt, wer noch da ist'),
  'server.sweep': still('Es wird nachgesehen, wer noch da ist', 'Es ist bekannt, wer noch da ist'),
  'server.unname': still(
    'Ein Name wird aus einer Nachricht genommen',
    'Der Name ist aus der Nachricht genommen',
  ),
  'backup.make': still('Eine Sicherung wird gemacht', 'Die Sicherung ist gemacht'),
  'accounts.delete-data': still('Deine Daten werden gelöscht', 'Deine Daten sind gelöscht'),
};

const because: Readonly<Record<string, string>> = {
  NOT_LINKED: 'es ist kein Konto verknüpft. `/link` ändert das',
  NEEDS_REAUTH: 'Spotify möchte, dass du dich wieder anmeldest: `/link`',
  INSUFFICIENT_SCOPE: 'Segue fehlt dafür eine Erlaubnis: `/link` fragt danach',
  NOT_ALLOWLISTED: 'diese Spotify-App kennt dich noch nicht; wer sie betreibt, muss dich hinzufügen',
  OWNER_WITHOUT_PREMIUM: 'wem diese Spotify-App gehört, der hat kein Premium, deshalb lehnt Spotify ab',
  FORBIDDEN_RESOURCE: 'Spotify lässt dich das nicht lesen',
  RESOURCE_GONE: 'es gibt das nicht mehr',
  NOT_FOUND: 'es ist nicht mehr da',
  LISTENER_UNKNOWN: 'niemand dort heißt so. Es ist der Name in der Adresse deines Profils',
  LISTENER_PRIVATE:
    'deine Wiedergaben sind dort verborgen. Zeig sie in den Datenschutz-Einstellungen dort und verknüpf dann neu',
  TOKEN_REFUSED: 'das Token wird nicht angenommen. Kopier das, das deine Einstellungen dort jetzt zeigen',
  ALREADY_LINKED_ELSEWHERE:
    'jemand anderes hat diesen Namen verknüpft. Mit deinem User-Token weiß ListenBrainz, wem er gehört',
  PROVIDER_UNAVAILABLE: 'die andere Seite hat nicht geantwortet',
  PROVIDER_REFUSED: 'unser Schlüssel wird dort nicht angenommen. Wer diesen Bot betreibt, muss nachsehen',
  PROVIDER_OFF: 'das ist hier ausgeschaltet',
  STORAGE: 'die Festplatte hat es nicht angenommen',
  CRASHED: 'Segue ist daran immer wieder stehen geblieben',
  NO_SOURCES: 'es ist noch keine Quelle ausgewählt. Das geht mit `/sources`',
  RULES_IDLE: 'im Moment folgt keine Playlist diesen Regeln',
  RULES_BROKEN:
    'die Regeln nennen etwas, das es nicht mehr gibt, deshalb bleibt die Playlist, wie sie ist. `/rules preview` zeigt, was es ist',
  RULES_STOPPED: 'einem Track fehlt etwas, ohne das diese Regeln nicht weitermachen wollen',
  RULES_FILE:
    'das ist keine Datei mit Regeln, die Segue lesen kann. `/rules export` zeigt, wie eine aussieht',
  PLAYLIST_ASKS: 'es würde viel aus der Playlist nehmen, deshalb wartet es auf dein Wort',
  PLAYLIST_DECLINED: 'du hast Nein gesagt zu dem, was es herausnehmen würde',
  PLAYLIST_PAUSED: 'die Playlist ist angehalten',
  PLAYLIST_GONE: 'du hast die Playlist aus deiner Bibliothek genommen, deshalb lässt Segue sie in Ruhe',
  PLAYLIST_CLOSED: 'Spotify lässt dich diese Playlist nicht mehr schreiben',
  FILE_empty: 'die Datei hat keine Zeilen',
  FILE_heading: 'keine Zeile der Datei nennt eine Spalte für Titel und eine für Künstler',
  FILE_json: 'die Datei beginnt wie JSON und ist keins',
  FILE_tooLarge: 'die Datei ist größer als 5 MB',
  IMPORT_OVER: 'dieser Import ist vorbei oder wurde angehalten',
  IMPORT_LINK:
    'Discord hat die Datei nicht mehr. Nimm noch einmal `/import start` mit der Datei, oder zieh sie auf deine Seite',
  IMPORT_SIZE: 'die Datei ist größer als die 2 GB, die Segue annimmt',
  CHART_shape: 'die Antwort hat eine andere Form, als Segue kennt. Was da war, bleibt',
  CHART_empty: 'die Liste kam leer. Was da war, bleibt',
  CHART_unavailable: 'es kam keine Antwort. Was da war, bleibt',
  CHART_refused: 'unser Schlüssel wird dort nicht angenommen. Wer diesen Bot betreibt, muss nachsehen',
  CHART_resting: 'dort wurde um eine Pause gebeten. Es kommt von selbst',
  CHART_nobody: 'gerade kann niemand fragen, der Spotify verknüpft hat',
  CHART_off: 'das ist hier nicht eingerichtet',
  CHART_gone: 'diese Liste gibt es nicht mehr',
  CHART_not_on_spotify: 'Spotify hat es nicht, soweit sich das sicher sagen lässt',
  forbidden: 'Spotify lässt dich das nicht lesen',
  gone: 'es gibt das nicht mehr',
  needs_reauth: 'Spotify möchte, dass du dich wieder anmeldest: `/link`',
  no_permission: 'Segue fehlt dafür eine Erlaubnis: `/link` fragt danach',
  app_refused:
    'Spotify lehnt diese App ab: Wem sie gehört, der hat kein Premium, oder du stehst nicht auf ihrer Liste',
  unavailable: 'Spotify hat nicht geantwortet',
};

const parts: Readonly<Record<string, string>> = {
  playlists: 'Playlists',
  'playlist-items': 'Inhalt von Playlists',
  library: 'Bibliothek',
  player: 'Hörverlauf',
  top: 'Topliste',
  search: 'Suche',
  listens: 'Hörverlauf',
  scrobbles: 'Hörverlauf',
};

export const jobs: typeof english = {
  command: 'Was Segue für dich tut',
  subs: {
    list: 'Deine Aufträge: Fortschritt, anhalten, neu versuchen',
    run: 'Einen Schritt mit seinem Namen starten',
  },
  options: { step: 'Welcher Schritt' },

  kinds,
  otherKind: still('In Arbeit', 'Fertig'),
  because,
  parts,
  unknownReason: (id) =>
    `etwas Unvorhergesehenes ist passiert. Wer diesen Bot betreibt, findet es im Protokoll als Auftrag ${id}`,

  steps: {
    tracks: 'Deine ausgewählten Quellen neu lesen',
    sources: 'Nach neuen Playlists suchen',
    plays: 'Deine letzten Wiedergaben lesen',
    'top-stats': 'Deine Toplisten auffrischen',
    recount: 'Alles, was du gehört hast, neu zählen',
    external: 'MusicBrainz und die anderen nach deinen Tracks fragen',
  },
  stepChoice: (name, what) => `${name}: ${what}`,

  progress: (bar, percent) => `\`${bar}\` ${percent}`,
  states: { waiting: '…', running: '⟳', done: '✓', failed: '✗', cancelled: '–' },
  line: (mark, name, detail) => (detail === null ? `${mark} ${name}` : `${mark} ${name} · ${detail}`),
  countOf: (done, total) => `${done} von ${total}`,
  unchanged: 'unverändert',
  stopped: 'angehalten',
  more: (count) => `und ${count} mehr`,
  ended: (done, total) => `${done} von ${total} fertig`,

  waiting: 'Wartet, bis es an der Reihe ist.',
  stopping: 'Wird angehalten…',
  cancelled: 'Du hast das angehalten. Was fertig war, bleibt.',
  failed: (why) => `Es hat nicht geklappt: ${why}.`,
  skipped: (why) => `Übersprungen: ${why}.`,
  retrying: (when, why) =>
    why === null
      ? `Der nächste Versuch ist ${when}.`
      : `Es hat noch nicht geklappt: ${why}. Der nächste Versuch ist ${when}.`,
  resting: (who, until) => `${capital(who)} macht bis ${until} Pause; alles andere geht weiter.`,
  restingPart: (provider, part) => `${provider} (${part})`,
  later: (count) =>
    count === 1
      ? 'Eine Quelle wartet auf Spotify und kommt von selbst: `/jobs list` sagt, wann.'
      : `${count} Quellen warten auf Spotify und kommen von selbst: \`/jobs list\` sagt, wann.`,
  continued: 'Das hier geht aus einer Antwort weiter, die Segue in Discord nicht mehr ändern darf.',

  list: {
    title: 'Deine Aufträge',
    none: 'Nichts läuft, und nichts ist schiefgegangen. Wähl Quellen aus, dann hat Segue etwas zu tun.',
    running: 'Läuft',
    failed: 'Hat nicht geklappt',
    finished: 'Fertig',
    line: (title, detail) => `**${title}**\n${detail}`,
    when: (title, when) => `${title} · ${when}`,
  },

  cancel: 'Abbrechen',
  retry: 'Neu versuchen',
  show: 'Zeigen',
  again: 'Neu anzeigen',
};
