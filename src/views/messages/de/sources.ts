import type { SourceKind, SourceProblem } from '../../../domain/library.ts';
import type { sources as english } from '../en/sources.ts';

const tracks = (count: number, shown: string): string => (count === 1 ? '1 Track' : `${shown} Tracks`);

const kinds: Partial<Record<SourceKind, string>> = { liked: 'Lieblingssongs' };

const problems: Record<SourceProblem, string> = {
  forbidden:
    'Spotify lässt dich das nicht lesen; eine Kopie in deinem eigenen Konto geht. Was gelesen wurde, bleibt.',
  gone: 'Nicht mehr in deinem Spotify. Was gelesen wurde, bleibt, bis du die Quelle entfernst.',
  needs_reauth: 'Spotify möchte, dass du dich neu anmeldest.',
  no_permission:
    'Als du Spotify verknüpft hast, hast du das nicht mit erlaubt. Verknüpf neu und lass alles eingeschaltet.',
  app_refused:
    'Spotify weist diese App ab: Ihr Besitzer hat kein Premium, oder du stehst nicht auf ihrer Liste. Frag, wer sie betreibt. Was gelesen wurde, bleibt.',
  unavailable: 'Spotify hat nicht geantwortet. Segue versucht es von selbst wieder.',
};

export const sources: typeof english = {
  command: 'Woraus deine Bibliothek besteht: Playlists und Lieblingssongs auswählen',
  options: {
    add: 'Eine Playlist, die dazukommt',
    remove: 'Eine Quelle, die du entfernst',
  },
  kinds,
  problems,
  tracks,

  title: 'Deine Quellen',
  total: (count, shown, sources) =>
    `${tracks(count, shown)} aus ${sources === 1 ? '1 Quelle' : `${sources} Quellen`}, jeder einmal.`,
  waiting: (sources) =>
    sources === 1
      ? '1 Quelle ist ausgewählt, ihre Tracks sind noch nicht gelesen.'
      : `${sources} Quellen sind ausgewählt, ihre Tracks sind noch nicht gelesen.`,
  line: (mark, name, facts) => `${mark} **${name}** · ${facts}`,
  problemLine: (problem) => `-# ${problem}`,
  synced: (when) => `abgeglichen ${when}`,
  neverSynced: 'noch nicht gelesen',
  listed: (tracks) => `etwa ${tracks}`,
  notMusic: (count, shown) =>
    count === 1 ? '1 Eintrag, der keine Musik ist' : `${shown} Einträge, die keine Musik sind`,
  nextStep: 'Alle paar Stunden wird von selbst nachgesehen.',
  syncing: 'Ein Abgleich ist unterwegs.',

  unlinked: 'Segue baut deine Bibliothek aus deinem Spotify. Verknüpf es zuerst; das dauert eine Minute.',
  stopped: 'Es ist kein Spotify-Konto mehr verknüpft, also bleibt das, wie es ist.',
  rejected:
    'Spotify möchte, dass du dich neu anmeldest; bis dahin kommt nichts Neues herein. Was gelesen wurde, bleibt.',
  looking: 'Segue sucht deine Playlists. Diese Nachricht ändert sich, sobald sie da sind.',
  none: 'Noch keine Quellen. Wähl Lieblingssongs oder Playlists, und Segue macht daraus eine Bibliothek, in der jeder Track einmal steht.',
  nothingToChoose:
    'In deinem Spotify gibt es noch nichts, was Segue lesen kann. Markier einen Song als Lieblingssong oder leg eine Playlist an, und sieh dann noch einmal nach.',

  result: (all, came, left) =>
    [all, came === null ? null : `+${came}`, left === null ? null : `−${left}`]
      .filter((part) => part !== null)
      .join(' '),

  choose: 'Quellen auswählen',
  more: 'Auswahl ändern',
  sync: 'Jetzt abgleichen',
  refresh: 'Nach neuen Playlists sehen',
  back: 'Fertig ausgewählt',

  choices: {
    title: 'Quellen auswählen',
    none: 'Wähl, was zu deiner Bibliothek gehört. Jede Auswahl wird sofort gespeichert.',
    says: (count, shown) =>
      `${count === 1 ? '1 Quelle ist' : `${shown} Quellen sind`} ausgewählt. Jede Auswahl wird sofort gespeichert.`,
    all: 'Lieblingssongs und Playlists',
    placeholder: (from, to) => `Quellen ${from} bis ${to}`,
    by: (owner) => `von ${owner}`,
    unreadable: 'nicht mehr lesbar',
    changed:
      'Deine Liste hat sich inzwischen geändert. Deine Auswahl ist gespeichert; sieh bitte nach, ob alles so ist, wie du es willst.',
    closed: (shown, more) =>
      `🔒 Spotify lässt Apps im Entwicklungsmodus keine Playlists von anderen lesen: ${shown}${more === 0 ? '' : ` und ${more} weitere`}. Eine Kopie in deinem eigenen Konto geht.`,
  },

  added: {
    title: 'Quelle hinzugefügt',
    says: (name) => `**${name}** wird gelesen. Diese Nachricht zeigt, wie weit es ist.`,
  },
  removed: {
    title: 'Quelle entfernt',
    says: (name) =>
      `**${name}** gehört nicht mehr zu deiner Bibliothek. In Spotify hat sich nichts geändert, und was gelesen wurde, ist sofort wieder da, wenn du sie wieder hinzufügst.`,
    undo: 'Wieder hinzufügen',
  },
};
