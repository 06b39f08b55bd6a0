import type { Act, AutocompleteRequest } from '../acts.ts';
import type {
  ActAnswer,
  AutocompleteAnswer,
  PageEvent,
  PageState,
  PlaylistEntries,
  WorldView,
} from '../protocol.ts';

/** The page's side of the protocol, for the person it is. Everything rejects while the sandbox cannot be reached. */
export interface Api {
  state(channelId: string): Promise<PageState>;
  world(): Promise<WorldView>;
  playlist(id: string): Promise<PlaylistEntries>;
  act(act: Act): Promise<ActAnswer>;
  autocomplete(request: AutocompleteRequest): Promise<AutocompleteAnswer>;
}

export const createApi = (personId: string): Api => {
  const ask = async (path: string, query: Record<string, string>, init?: RequestInit) => {
    const answer = await fetch(`${path}?${new URLSearchParams({ person: personId, ...query })}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const post = (path: string, body: unknown) =>
    ask(
      path,
      {},
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
  return {
    state: (channelId) => ask('/api/state', { channel: channelId }),
    world: () => ask('/api/world', {}),
    playlist: (id) => ask('/api/playlist', { id }),
    act: (act) => post('/api/act', act),
    autocomplete: (request) => post('/api/autocomplete', request),
  };
};

/** Calls back on every change of the world; reconnects by itself. */
export const listen = (
  onEvent: (event: PageEvent) => void,
  onReachable: (reachable: boolean) => void,
): void => {
  const source = new EventSource('/api/events');
  source.onopen = () => onReachable(true);
  source.onerror = () => onReachable(false);
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
};
