import type { ErrorCode, ErrorData, InputProblem, ProviderName, RetryAfter } from '../../../errors.ts';
import { relativeTime } from '../../kit/format.ts';
import { capital, escapeText } from '../../kit/text.ts';
import type { ErrorSentence, errors as english } from '../en/errors.ts';

export const providers: Record<ProviderName, string> = {
  spotify: 'Spotify',
  discord: 'Discord',
  musicbrainz: 'MusicBrainz',
  acousticbrainz: 'AcousticBrainz',
  reccobeats: 'ReccoBeats',
  deezer: 'Deezer',
  lastfm: 'Last.fm',
  listenbrainz: 'ListenBrainz',
  discogs: 'Discogs',
  beatport: 'Beatport',
  apple: 'Apple Music',
  llm: 'das Sprachmodell',
};

const things: Record<ErrorData['NOT_FOUND']['what'], string> = {
  release: 'Diese Veröffentlichung ist nicht mehr auf deinem Radar.',
  account: 'Dieses Konto ist nicht mehr verknüpft.',
  source: 'Diese Quelle ist nicht mehr in deiner Liste.',
  job: 'Diesen Auftrag gibt es nicht mehr: Fertige werden nur eine Weile aufgehoben.',
  digest: 'Dieser Bericht wurde entfernt.',
  app: 'Diese Spotify-App ist hier nicht mehr eingetragen.',
  track: 'Dieser Track ist nicht mehr in deiner Bibliothek.',
  artist: 'Du hast keinen Künstler gehört, der so heißt.',
  album: 'Du hast kein Album gehört, das so heißt.',
  label: 'Du hast nichts von einem Label gehört, das so heißt.',
  link: 'Diese Verknüpfung wird nicht mehr erwartet.',
  rule_set: 'Es gibt keinen Regelsatz mehr, der so heißt.',
  rule_draft: 'Dieser Entwurf ist weg: Er wurde fertiggestellt oder verworfen.',
  playlist: 'Segue verwaltet diese Playlist nicht mehr.',
  revision: 'Auf diese Playlist wurde noch nichts angewendet, also gibt es nichts, wohin es zurückgeht.',
  style: 'Es gibt keinen Stil, der so heißt.',
  category: 'Es gibt keine Kategorie mehr, die so heißt.',
  period: 'Du hast diese Woche dieses Stils nicht begonnen.',
  curation_track: 'Dieser Track ist nicht mehr in deiner Woche.',
  import: 'Dieser Import ist nicht deiner, oder er ist vorbei.',
  stretch: 'Dieser Zeitraum zählt schon als deiner.',
  chart: 'Diese Liste wird hier nicht mehr aufgehoben. `/trending show` bietet an, was es gibt.',
  chart_entity: 'Nichts, was so heißt, stand in Charts, die du siehst.',
};

const limits: Record<ErrorData['LIMIT_REACHED']['what'], string> = {
  mutes: 'Dinge, die du von deinem Radar fernhältst. Nimm zuerst eins zurück',
  blends: 'eigene Mischungen. Beende zuerst eine',
  blended: 'Leute in einer Mischung',
  follows: 'Künstler und Labels, denen du folgst. Hör zuerst auf, einem davon zu folgen',
  digests: 'Berichte auf einem Server. Entfern zuerst einen',
  own_digests: 'Berichte in deinen Direktnachrichten. Entfern zuerst einen',
  apps: 'Spotify-Apps. Entfern zuerst eine',
  links: 'Versuche in der Stunde, etwas zu verknüpfen. Probier es später wieder',
  sources: 'Quellen. Nimm zuerst eine heraus',
  tags: 'Schlagwörter an einem Track. Nimm zuerst eins ab',
  corrections: 'Korrekturen von Hand. Mach zuerst eine rückgängig',
  rule_sets: 'Regelsätze. Lösch zuerst einen',
  playlists: 'Playlists, die Segue für dich verwaltet. Gib zuerst eine frei',
  categories: 'Kategorien in einem Stil. Leg zuerst zwei zusammen oder archivier eine',
  styles: 'eigene Stile. Entfern zuerst einen',
  stretches: 'Zeiträume, in denen du es nicht warst. Nimm zuerst einen zurück',
  watched: 'Playlists, die für dich beobachtet werden. Hör zuerst bei einer damit auf',
};

const unanswered: Record<ErrorData['PROVIDER_UNAVAILABLE']['why'], string> = {
  timeout: 'hat nicht rechtzeitig geantwortet',
  network: 'ist nicht erreichbar',
  server: 'hat selbst ein Problem',
  bad_body: 'hat etwas geschickt, das keine Antwort ist',
  refused: 'lehnt den Schlüssel oder die Einstellungen ab, die dieses Segue dafür hat',
};

const storage: Record<ErrorData['STORAGE']['why'], string> = {
  full: 'Die Festplatte, auf der Segue läuft, ist voll. Wer diesen Bot betreibt, muss Platz schaffen; dann versuch es wieder.',
  busy: 'Die Datenbank war zu lange beschäftigt. Versuch es gleich noch einmal.',
  readonly: 'In die Datenbank lässt sich gerade nicht schreiben. Wer diesen Bot betreibt, muss danach sehen.',
  other:
    'Die Datenbank hat es nicht angenommen. Versuch es gleich noch einmal; wenn es so bleibt, sag es denen, die diesen Bot betreiben.',
};

const invalid: Record<InputProblem, string> = {
  time_zone: 'Das ist keine Zeitzone. Wähl eine aus den Vorschlägen, zum Beispiel Europe/Berlin.',
  hour: 'Die Stunde geht von 0 bis 23.',
  day_of_month: 'Der Tag geht von 1 bis 31; 31 ist der letzte Tag jedes Monats.',
  client_id:
    'Eine Client-ID von Spotify hat 32 Buchstaben und Ziffern. Du findest sie in den Einstellungen deiner Spotify-App.',
  lastfm_name:
    'Ein Name bei Last.fm hat 2 bis 15 Buchstaben, Ziffern, _ und - und beginnt mit einem Buchstaben. Er steht in der Adresse deines Profils.',
  listenbrainz_name:
    'Gib deinen Benutzernamen bei ListenBrainz an, die Adresse deines Profils oder das User-Token aus deinen Einstellungen dort.',
  provider_off:
    'Dieses Segue hat dafür keinen Schlüssel, deshalb lässt sich von dort nichts lesen. Wer diesen Bot betreibt, kann einen setzen.',
  pairing_code:
    'Der Code hat sechs Ziffern. Er steht auf der Seite, die Segue in deinem Browser geöffnet hat.',
  stats_window:
    'Das ist kein Zeitraum. Schreib 7d, 30d, 6m, 1y, all, ein Jahr (2025), einen Monat (2025-03) oder zwei Tage (2025-03-01..2025-03-14).',
  date_range: 'Diese Tage passen nicht zusammen. Schreib sie wie 2026-11-20, den früheren zuerst.',
  stretch:
    'Schreib einen Tag wie 2026-05-03 oder einen Zeitpunkt wie 2026-05-03 21:00 nach der Uhr deiner Zeitzone, den früheren zuerst.',
  channel: 'Wähl einen Textkanal dieses Servers.',
  job_step: 'Es gibt keinen Schritt, der so heißt. Wähl einen aus den Vorschlägen.',
  bpm: 'Ein Tempo geht von 20 bis 400 Schlägen pro Minute, zum Beispiel 128 oder 127.5.',
  musical_key: 'Schreib die Tonart wie 8A, 1m, Am oder A minor.',
  genre: 'Dieses Genre kennt Segue nicht. Wähl eins aus den Vorschlägen; mehrere gehen mit Kommas.',
  mood: 'Diese Stimmung kennt Segue nicht. Wähl eine aus den Vorschlägen; mehrere gehen mit Kommas.',
  percent: 'Energie geht von 0 (ruhig) bis 100 (volle Kraft).',
  language: 'Schreib die Sprache wie German, de oder none für einen Track ohne Text.',
  release_date: 'Schreib das Datum wie 2026-11-20, 2026-11 oder 2026.',
  tag: 'Ein Schlagwort hat 1 bis 50 Zeichen in einer Zeile.',
  not_your_tag: 'Dieses Schlagwort hast du an diesem Track nicht. `/track show` listet deine auf.',
  nothing_to_set: 'Gib mindestens etwas an, das gesetzt wird, oder wähl aus, was gelöscht wird.',
  managed_already: 'Diese Playlist füllt Segue schon. Wähl eine andere.',
  same_track: 'Das ist zweimal derselbe Track. Wähl den anderen aus den Vorschlägen.',
  rule_name: 'Ein Regelsatz braucht einen Namen mit 1 bis 60 Zeichen.',
  rule_name_taken: 'Du hast schon einen Regelsatz, der so heißt. Gib diesem einen anderen Namen.',
  rule_circle:
    'Über die Regelsätze, die er benutzt, käme er wieder bei sich selbst an. Nimm eine dieser Stellen heraus.',
  rule_too_long:
    'Das ist mehr, als in einen Regelsatz passt. Leg einen Teil davon in einen eigenen Regelsatz und benutz diesen.',
  rule_fan_out:
    'Diese Regeln machen eine Playlist pro Wert, deshalb können sie keine vorhandene übernehmen. Lass Segue neue anlegen.',
  rule_no_group:
    'Noch hat keiner deiner Tracks einen Wert, nach dem sich eine Playlist machen ließe, also gibt es nichts zu machen.',
  category_name: 'Eine Kategorie braucht einen Namen mit 1 bis 60 Zeichen.',
  category_name_taken:
    'Du hast in diesem Stil schon eine Kategorie, die so heißt. Gib dieser einen anderen Namen.',
  category_same: 'Das ist zweimal dieselbe Kategorie. Wähl eine andere, mit der du sie zusammenlegst.',
  no_categories: 'Es gibt noch nichts, worein du sortieren kannst. Gib zuerst mindestens eine Kategorie an.',
  style_name: 'Ein Stil braucht einen Namen mit 1 bis 60 Zeichen.',
  style_name_taken: 'Es gibt schon einen Stil, der so heißt.',
  week: 'Das ist keine Woche eines Jahres. Wähl eine aus der Liste oder schreib sie wie 2026-W47.',
  recap_window: 'Schreib einen Monat wie 2026-03 und ein Jahr wie 2026, oder lass es weg für den letzten.',
  import_size: 'Das ist mehr, als Segue für einen Import annimmt: 2 GB an Dateien.',
  import_files: 'Das sind mehr Dateien, als Segue für einen Import annimmt: 200.',
  chart_list:
    'Niemand, der hier gefragt werden kann, hat diese Liste. Lass Genre oder Land weg oder wähl eine andere Quelle.',
  chart_not_album_or_track:
    'Ein Künstler passt in keine Playlist. Wähl einen Track oder ein Album aus den Vorschlägen.',
  rule_value:
    'Schreib die Namen von Feldern mit ihren Werten, zum Beispiel `bpm:128 genre:techno plays:3 added:2026-10-01`; eins davon ist kein Feld, oder sein Wert passt nicht.',
  rule_file:
    'Das ist kein Regelsatz, den Segue lesen kann. Exportier einen, dann siehst du, wie er aussieht.',
};

const resting: Record<RetryAfter['why'], string> = {
  rate: 'Dort wurde um eine kurze Pause gebeten.',
  quota:
    'Das Kontingent dieser Spotify-App ist aufgebraucht; diese Grenze gilt für alle, die sie benutzen, nicht für dich allein.',
  outage: 'Dort gibt es gerade Probleme.',
};

type Say = { readonly [C in ErrorCode]: (data: ErrorData[C]) => ErrorSentence };

const say: Say = {
  NOT_FOUND: ({ what }) => ({ title: 'Nicht mehr da', text: `${things[what]} Es wurde nichts geändert.` }),
  INVALID_INPUT: ({ problem, value }) => ({
    title: 'So geht es noch nicht',
    text:
      value === undefined
        ? invalid[problem]
        : `Du hast „${escapeText(value, 60)}“ angegeben. ${invalid[problem]}`,
  }),
  NOT_LINKED: () => ({
    title: 'Noch kein Spotify-Konto',
    text: 'Dafür braucht Segue dein Spotify-Konto. Verknüpfen dauert eine Minute, und du kannst es jederzeit wieder lösen.',
  }),
  NEEDS_REAUTH: ({ displayName }) => ({
    title: 'Spotify möchte, dass du dich wieder anmeldest',
    text: `Die Erlaubnis für **${escapeText(displayName)}** ist abgelaufen, deshalb kommt nichts Neues herein. Deine Daten bleiben erhalten; verknüpf neu, dann geht es weiter.`,
  }),
  ALREADY_LINKED_ELSEWHERE: () => ({
    title: 'Dieses Spotify-Konto ist vergeben',
    text: 'Jemand anderes auf Discord hat es verknüpft. Wenn du das auch bist, trenn es zuerst dort (`/unlink`) und verknüpf es dann hier.',
  }),
  LINK_EXPIRED: () => ({
    title: 'Dieser Link gilt nicht mehr',
    text: 'Er wurde schon benutzt oder ist älter als zehn Minuten. Es wurde nichts verknüpft. Fang mit einem neuen an.',
  }),
  PAIRING_CODE_WRONG: ({ triesLeft }) => ({
    title: 'Das ist nicht der Code',
    text:
      triesLeft > 0
        ? `Schau auf die Seite in deinem Browser und tipp ihre sechs Ziffern ein. Du hast noch ${triesLeft === 1 ? 'einen Versuch' : `${triesLeft} Versuche`}.`
        : 'Das war der letzte Versuch, deshalb ist dieser Link geschlossen, und es wurde nichts verknüpft. Fang mit einem neuen an.',
  }),
  CONSENT_DENIED: () => ({
    title: 'Du hast auf Spotifys Seite Nein gesagt',
    text: 'Das ist in Ordnung, es wurde nichts verknüpft. Wenn es ein Versehen war, fang neu an.',
  }),
  NOT_ALLOWLISTED: ({ app }) => ({
    title: 'Spotify lässt dich noch nicht herein',
    text: `Die Spotify-App **${escapeText(app)}** ist im Entwicklungsmodus, der nur fünf namentlich genannte Leute zulässt. Bitte die, denen sie gehört, deine Spotify-Mailadresse unter *User Management* einzutragen, oder bring eine eigene App mit (\`/link app:\`).`,
  }),
  OWNER_WITHOUT_PREMIUM: ({ app }) => ({
    title: 'Spotify hat diese App abgeschaltet',
    text: `Apps im Entwicklungsmodus gehen nur, solange ihr Besitzer Premium hat, und bei **${escapeText(app)}** ist das nicht so. Frag dort nach oder bring eine eigene App mit (\`/link app:\`).`,
  }),
  INSUFFICIENT_SCOPE: () => ({
    title: 'Es fehlt eine Erlaubnis',
    text: 'Als du Spotify verknüpft hast, war das nicht dabei. Verknüpf neu und lass alles eingeschaltet.',
  }),
  FORBIDDEN_RESOURCE: ({ provider }) => ({
    title: `${capital(providers[provider])} gibt das nicht heraus`,
    text: 'Dieses Konto darf es nicht lesen: Mit einer App im Entwicklungsmodus sind nur deine eigenen und gemeinsame Playlists offen. Eine Kopie in deinem eigenen Konto geht.',
  }),
  RESOURCE_GONE: ({ provider }) => ({
    title: `${capital(providers[provider])} hat das nicht mehr`,
    text: 'Es wurde gelöscht oder auf privat gestellt. Was Segue davon schon wusste, bleibt.',
  }),
  LISTENER_UNKNOWN: ({ provider, name }) => ({
    title: `${capital(providers[provider])} kennt diesen Namen nicht`,
    text: `Niemand dort heißt **${escapeText(name, 60)}**. Es ist der Name in der Adresse deines Profils, nicht der, den du anzeigst. Es wurde nichts verknüpft.`,
  }),
  LISTENER_PRIVATE: ({ provider, name }) => ({
    title: `${capital(providers[provider])} verbirgt deine Wiedergaben`,
    text: `**${escapeText(name, 60)}** verbirgt, was zuletzt gehört wurde. Schalte dort in den Datenschutz-Einstellungen *Hide recent listening information* aus und verknüpf dann neu.`,
  }),
  TOKEN_REFUSED: ({ provider }) => ({
    title: `${capital(providers[provider])} nimmt dieses Token nicht an`,
    text: 'Es wurde zurückgesetzt oder nicht ganz kopiert. Kopier das, das deine Einstellungen dort jetzt zeigen, und verknüpf neu.',
  }),
  PROVIDER_UNAVAILABLE: ({ provider, why }) => ({
    title: `${capital(providers[provider])} ${unanswered[why]}`,
    text: 'Das liegt nicht an dir. Nichts ist verloren; Segue versucht es von selbst wieder, wo es geht.',
  }),
  MISSING_PERMISSION: () => ({
    title: 'Dafür braucht es „Server verwalten“',
    text: 'Nur wer die Berechtigung *Server verwalten* hat, kann ändern, was Segue hier schreibt. Frag jemanden, der sie hat.',
  }),
  CANNOT_POST: ({ channelId }) => ({
    title: 'Dort darf Segue nicht schreiben',
    text: `In <#${channelId}> braucht Segue *Kanal anzeigen* und *Nachrichten senden*. Erlaub beides oder wähl einen anderen Kanal.`,
  }),
  GUILD_ONLY: () => ({
    title: 'Das geht auf einem Server',
    text: 'Es geht dabei um einen Server und seine Kanäle. Benutz denselben Befehl dort.',
  }),
  NOT_YOURS: () => ({
    title: 'Diese Knöpfe gehören jemand anderem',
    text: 'Sie wirken auf die Musik dieser Person. Deine eigene Ansicht ist einen Befehl entfernt.',
  }),
  BEING_DELETED: () => ({
    title: 'Deine Daten werden gelöscht',
    text: 'Das wolltest du. Es dauert ein paar Sekunden, bei einer langen Geschichte bis zu einer Minute; danach fängst du als jemand Neues an.',
  }),
  TOO_FAST: ({ retryAt }) => ({
    title: 'Ein bisschen langsamer',
    text: `Das war mehr, als Segue von einer Person auf einmal annimmt. Der letzte Klick hat nichts bewirkt; ${relativeTime(retryAt)} geht es weiter.`,
  }),
  OUT_OF_DATE: () => ({
    title: 'Das ist veraltet',
    text: 'Es stammt von einer älteren Version von Segue, und was es tat, ist umgezogen. Es wurde nichts geändert.',
  }),
  LIMIT_REACHED: ({ what, limit }) => ({
    title: 'Das ist die Grenze',
    text: `Möglich sind ${limit} ${limits[what]}.`,
  }),
  STORAGE: ({ why }) => ({ title: 'Das ließ sich nicht speichern', text: storage[why] }),
};

export const errors: typeof english = {
  say,
  resting: (wait: RetryAfter): ErrorSentence => ({
    title: `${capital(providers[wait.provider])} macht Pause`,
    text: `${resting[wait.why]} Segue macht ${relativeTime(wait.at)} von selbst weiter; alles andere geht.`,
  }),
  unexpected: (errorId) => ({
    title: 'Etwas ist kaputtgegangen, und es liegt an uns',
    text: `Worum du gebeten hast, ist vielleicht nicht passiert. Versuch es noch einmal; wenn es so bleibt, sag denen, die diesen Bot betreiben, die Nummer \`${errorId}\`.`,
  }),
  tooLate: {
    title: 'Das hat zu lange gedauert',
    text: 'Nach einer Wartezeit öffnet Discord kein Formular mehr. Klick noch einmal, jetzt geht es schneller.',
  },
};
