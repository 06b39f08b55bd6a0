import type { PlaylistProblem } from '../../../domain/playlists/outcome.ts';
import type { ruleNotes as english } from '../en/rule-notes.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const problems: Record<PlaylistProblem, string> = {
  gone: 'Du hast diese Playlist aus deiner Spotify-Bibliothek entfernt, also lässt Segue sie in Ruhe. Deine Regeln bleiben erhalten.',
  unreadable:
    'Spotify lässt dein Konto diese Playlist nicht mehr lesen, also wird nichts mehr in sie geschrieben.',
  needs_reauth:
    'Spotify möchte, dass du dich neu anmeldest: `/link`. Danach geht es mit dieser Playlist von selbst weiter.',
  no_permission:
    'Segue darf deine Playlists noch nicht schreiben. Verknüpf neu mit `/link`, dann geht es mit dieser von selbst weiter.',
  app_refused: 'Spotify lässt dieses Segue gerade nicht für dich schreiben, also wartet diese Playlist.',
};

export const ruleNotes: typeof english = {
  open: 'In Spotify öffnen',
  applied: ({ added, removed, size }) =>
    [
      added > 0 && count(added, 'Track kam dazu', 'Tracks kamen dazu'),
      removed > 0 && count(removed, 'Track ging', 'Tracks gingen'),
      `jetzt ${size === 1 ? 'ist es' : 'sind es'} ${count(size, 'Track', 'Tracks')}`,
    ]
      .filter((part) => part !== false)
      .join(', ')
      .concat('. `/rules undo` nimmt das zurück.'),
  asking: ({ removes, of }) =>
    `Deine Regeln würden ${removes} von ${count(of, 'Track', 'Tracks')} aus dieser Playlist entfernen. Das ist viel, also wurde nichts getan: Mit \`/rules list\` entscheidest du.`,
  problems,
};
