import type { PlaylistState } from '../../../domain/playlists/managed.ts';
import type { ruleCards as english } from '../en/rules-cards.ts';

const states: Record<PlaylistState, string> = {
  new: 'Noch nicht in Spotify: Sie kommt mit dem ersten Anwenden.',
  creating: 'Spotify wird gebeten, sie anzulegen.',
  active: 'Sie ist, wie sie sein soll.',
  asking: 'Sie wartet auf dein Wort.',
  gone: 'Du hast sie aus deiner Spotify-Bibliothek entfernt, also lässt Segue sie in Ruhe. Hol sie dort zurück, oder lass sie hier los.',
  unreadable:
    'Spotify lässt Segue nicht mehr in sie schreiben: Sie gehört jetzt jemand anderem. Lass sie hier los und leg eine neue an.',
  full: 'Sie ist voll: Spotify nimmt 10.000 Einträge. Eine Grenze in den Regeln bringt sie darunter.',
  needs_reauth: 'Spotify möchte, dass du dich neu anmeldest. Verknüpf neu, dann geht es weiter.',
  no_permission:
    'Segue fehlt die Erlaubnis, Playlists zu schreiben. Verknüpf neu und lass alles eingeschaltet.',
  app_refused:
    'Spotify weist die App ab, über die du verknüpft bist. Frag, wem sie gehört, oder verknüpf über eine andere.',
};

export const ruleCards: typeof english = {
  list: {
    title: 'Deine Regelsätze',
    none: 'Noch keine Regelsätze. Der erste dauert keine Minute: Anfang wählen, ansehen, anwenden.',
    line: (name, state) => `**${name}** · ${state}`,
    under: (summary) => `-# ${summary}`,
    pick: 'Einen öffnen',
    fresh: 'Neuer Regelsatz',
    goOn: (name) => `Weiter: ${name}`,
  },
  off: 'ausgeschaltet',
  noPlaylist: 'keine Playlist',
  playlists: (count, shown) => (count === 1 ? '1 Playlist' : `${shown} Playlists`),
  short: { afterSync: 'nach jedem Abgleich', daily: 'täglich', weekly: 'wöchentlich', never: 'von Hand' },

  set: {
    schedule: (words) => `Läuft: ${words}`,
    next: (when) => `, das nächste Mal ${when}`,
    ran: (count, when) => `Letzter Durchlauf ${when}: ${count}`,
    stopped: (when) => `Letzter Durchlauf ${when}: angehalten bei einem Track, dem etwas fehlt`,
    broken: (when) =>
      `Letzter Durchlauf ${when}: Etwas, woran er hängt, fehlt, also wurde nichts geändert; die Vorschau sagt, was`,
    usedBy: (names) => `Wird genutzt von: ${names}`,
    off: 'Ausgeschaltet: Er läuft nicht von selbst.',
    preview: 'Vorschau',
    edit: 'Bearbeiten',
    schedules: 'Zeitplan',
    export: 'Exportieren',
    copy: 'Kopieren',
    switchOn: 'Einschalten',
    switchOff: 'Ausschalten',
    delete: 'Löschen',
    all: 'Alle Regelsätze',
    saved: 'Gespeichert. In Spotify wurde nichts geändert.',
    copied: 'Das ist die Kopie. Sie ist ausgeschaltet, bis du sie brauchst.',
    copyName: (name) => `${name} (Kopie)`,
    switchedOn: 'Eingeschaltet.',
    switchedOff: 'Ausgeschaltet. Die Playlist bleibt, wie sie ist.',
  },

  schedule: {
    title: (name) => `${name}: wann, und wer davon erfährt`,
    when: 'Wann soll er laufen?',
    notify: 'Wer soll erfahren, dass sich etwas geändert hat?',
    nobody: 'Niemand',
    member: 'Ich, per Direktnachricht',
    channel: 'Dieser Kanal',
    elsewhere: 'Der Kanal, in den es jetzt geht',
    noPlaylist: 'Er hat noch keine Playlist, also ändert ein Durchlauf nichts: Wende ihn einmal an.',
    needsManage:
      'Nachrichten in einen Kanal brauchen *Server verwalten* und einen Kanal, in den Segue schreiben darf.',
    back: 'Zurück',
  },

  delete: {
    title: (name) => `${name} löschen?`,
    says: 'Die Regeln sind dann weg.',
    export: 'Exportier ihn vorher, wenn du ihn vielleicht zurückhaben willst.',
    playlists: (count, shown) =>
      count === 1
        ? 'Was soll aus der Playlist in Spotify werden?'
        : `Was soll aus den ${shown} Playlists in Spotify werden?`,
    usedBy: (names) => `⚠️ Genutzt von: ${names}. Was dort danach fragt, gilt dann als unbekannt.`,
    keep: 'Löschen, Playlist behalten',
    unfollow: 'Beides löschen',
    plain: 'Löschen',
    no: 'Nicht löschen',
    done: (name) => `**${name}** ist gelöscht.`,
    kept: 'Die Playlist bleibt in deinem Spotify, wie sie ist, und gehört jetzt dir allein.',
    unfollowing: 'Die Playlist wird aus deiner Spotify-Bibliothek entfernt.',
  },

  export: {
    title: (name) => `${name}: zum Aufheben oder Teilen`,
    says: '`/rules import` liest die Datei und den Text.',
    file: (slug) => `${slug}.json`,
    textFile: (slug) => `${slug}.txt`,
    fileAlt: (name) => `Der Regelsatz ${name} als Datei`,
  },

  import: {
    started: 'Die Datei wird gelesen',
    ready: 'Ansehen',
    problemsTitle: 'In dieser Datei sind Fehler',
    problems: 'Berichtige sie in der Datei und importier sie noch einmal. Es wurde nichts übernommen.',
    wait: 'Segue liest die Datei. Gleich steht in dieser Nachricht, was darin ist.',
  },

  playlist: {
    title: (name) => `${name}: die Playlist`,
    states,
    size: (tracks) => `zuletzt ${tracks} darin`,
    looked: (when) => `nachgesehen ${when}`,
    follows: (name) => `Folgt **${name}**`,
    followsNothing: 'Folgt keinen Regeln mehr.',
    paused: '⏸️ Pausiert: Sie ändert sich nur, wenn du von Hand anwendest.',
    pending: 'Etwas Neues wartet darauf, geschrieben zu werden; das geht von selbst.',
    hands: (pins, bans) => `Von Hand: 📌 ${pins} angeheftet · 🚫 ${bans} gesperrt`,
    noHands: 'Was du in Spotify von Hand hinzufügst oder entfernst, bleibt so; hier wirst du es sehen.',
    question: (removes, of, adds) =>
      `⚠️ Dieses Anwenden würde **${removes}** von ${of} Tracks entfernen und ${adds} hinzufügen. Noch ist nichts passiert.`,
    remove: (tracks) => `${tracks} entfernen`,
    keep: 'Behalten',
    kept: 'Sie bleiben. Genau das wird nicht noch einmal gefragt; pausiere die Playlist oder ändere die Regeln.',
    apply: 'Jetzt anwenden',
    pause: 'Pausieren',
    resume: 'Fortsetzen',
    undo: 'Zurücknehmen',
    redo: 'Wiederherstellen',
    revision: (when, added, removed) => `Vor ${when} (+${added} −${removed})`,
    revisionUndo: (when) => `Vor dem Zurücknehmen, ${when}`,
    revisions: 'Zurück zu einem früheren Stand',
    lastApply: (when, added, removed) => `Letzte Änderung ${when}: +${added} −${removed}`,
    lastUndo: (when) =>
      `Zurückgenommen ${when}. Die Playlist ist pausiert, damit die Regeln es nicht gleich wieder tun.`,
    noRevisions: 'Es wurde noch nichts angewendet, also gibt es nichts zurückzunehmen.',
    nothingToUndo: 'Es gibt nichts (mehr) zurückzunehmen: Weiter zurück reicht Segues Gedächtnis nicht.',
    nothingToRedo:
      'Es wurde nichts zurückgenommen, oder es wird noch geschrieben: Es gibt nichts wiederherzustellen.',
    orderLeft:
      '🔀 Die Reihenfolge ist nicht ganz die der Regeln: Sie herzustellen würde die meisten Tracks ihr Hinzufügedatum kosten.',
    moved: (tracks) =>
      `✋ Von Hand verschoben: ${tracks}. Jedes Anwenden bringt sie dorthin zurück, wo die Regeln sie haben.`,
    anew: 'Einmal neu schreiben',
    ownOrder: 'Meine Reihenfolge behalten',
    ownOrderKept: 'Ab jetzt bleiben Tracks dort, wo du sie hinstellst.',
    unavailable: (count, tracks) =>
      count === 1
        ? '🚫 1 Track gibt es auf Spotify gerade nicht.'
        : `🚫 ${tracks} gibt es auf Spotify gerade nicht.`,
    lost: 'Welche denn?',
    lostTitle: (name) => `${name}: auf Spotify nicht verfügbar`,
    lostSays: 'Die Regeln wollen diese. Segue versucht es von Zeit zu Zeit wieder; niemand hat sie gesperrt.',
    lostNone: 'Alles, was die Regeln wollen, ist da.',
    lostMore: (count) => `… und noch ${count}`,
    remake: 'Eine neue anlegen',
    marks: 'Angeheftet & gesperrt',
    forget: 'Loslassen',
    forgetSure: 'Ja, loslassen',
    forgetAsk:
      'Segue vergisst diese Playlist: Sie bleibt in deinem Spotify, wie sie ist, und niemand schreibt mehr in sie.',
    forgotten: 'Segue hat sie losgelassen. Sie bleibt in deinem Spotify, wie sie ist.',
    back: 'Zurück',
    open: 'In Spotify öffnen',
    rules: 'Zum Regelsatz',
    pick: 'Welche Playlist?',
    none: 'Dieser Regelsatz hat noch keine Playlist. Wende ihn an, dann gibt es eine.',
    pickTitle: (name) => `${name}: seine Playlists`,
    more: (count) => `und noch ${count}: \`/rules playlist\` findet Playlists nach Namen.`,
  },

  marks: {
    title: (name) => `${name}: von Hand`,
    says: 'Angeheftete Tracks bleiben drin und gesperrte draußen, was auch immer die Regeln sagen.',
    pin: (track) => `📌 ${track}`,
    ban: (track) => `🚫 ${track}`,
    byHand: 'in Spotify',
    byWord: 'hier',
    pick: 'Wieder den Regeln überlassen',
    none: 'Nichts ist angeheftet oder gesperrt. Füg in Spotify Tracks hinzu oder entfern welche, dann stehen sie hier.',
    removed: (count) =>
      count === 1 ? 'Einer ist wieder den Regeln überlassen.' : `${count} sind wieder den Regeln überlassen.`,
    unknown: 'ein Track, den Segue nicht kennt',
  },

  adopt: {
    title: 'Welche deiner Playlists?',
    says: 'Segue schreibt von da an in sie. Als Nächstes wählst du, was aus ihrem Inhalt wird.',
    none: 'Keine deiner eigenen Playlists ist dafür frei. Segue sieht die, die in `/sources` stehen.',
    pick: 'Wähl eine Playlist',
    askTitle: (name) => `${name}: Was wird aus ihrem Inhalt?`,
    ask: 'So oder so siehst du Zahlen, bevor viel entfernt wird, und jedes Anwenden lässt sich zurücknehmen.',
    keep: 'Inhalt behalten',
    take: 'Die Regeln entscheiden',
    back: 'Zurück',
  },

  held: {
    findings: '⚠️ Es ist nichts passiert: So, wie sie dastehen, gehen diese Regeln nicht.',
    stopped:
      '⛔ Es ist nichts passiert: Die Regeln halten bei einem Track an, von dem etwas nicht bekannt ist.',
    broken: '⚠️ Es ist nichts passiert: Die Regeln nennen etwas, das es nicht mehr gibt.',
    later:
      '⏳ Gespeichert, aber noch nicht angewendet: Segue ordnet gerade deine Tracks, oder jemand hat die Regeln eben geändert. Versuch es gleich noch einmal.',
  },

  outcome: {
    applied: (added, removed, size) => `**+ ${added}** neu   **− ${removed}** weg   = **${size}** darin`,
    unchanged: (size) => `Sie war schon so: ${size} darin.`,
    hands: (pinned, banned) => `Von Hand gesehen und beachtet: ${pinned} hinzugefügt, ${banned} entfernt.`,
    leftOut: (count) => `Nicht mehr hineingepasst: ${count}. Spotify nimmt 10.000.`,
    redated: (count) => `Neues Hinzufügedatum bekommen: ${count}.`,
    orderLeft:
      'Die Reihenfolge blieb, wie sie war: Die der Regeln würde die meisten Tracks ihr Hinzufügedatum kosten.',
    moved: (tracks) => `Von Hand verschoben: ${tracks}. Wo diese Regeln sortieren, zählt ihre Reihenfolge.`,
    asks: (removes, of) =>
      `**${removes}** von ${of} Tracks müsste sie hergeben, also wartet sie auf dein Wort.`,
    open: 'Playlist zeigen',
    several: (count) => `${count} Playlists werden geschrieben, eine nach der anderen.`,
  },
};
