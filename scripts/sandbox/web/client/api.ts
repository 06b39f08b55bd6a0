import type {
  Act,
  ActAnswer,
  AutocompleteAnswer,
  AutocompleteRequest,
  PageEvent,
  PageState,
  WorldView,
} from '../protocol.ts';

/** The page's side of the protocol, for the person it is. */
export interface Api {
  state(): Promise<PageState>;
  world(): Promise<WorldView>;
  act(act: Act): Promise<ActAnswer>;
  autocomplete(request: AutocompleteRequest): Promise<AutocompleteAnswer>;
  /** Calls back on every change; reconnects by itself. */
  listen(onEvent: (event: PageEvent) => void): () => void;
}

export const createApi = (personId: string): Api => {
  const person = `person=${encodeURIComponent(personId)}`;
  const get = async (path: string) => (await fetch(`${path}?${person}`)).json();
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${path}?${person}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  return {
    state: () => get('/api/state'),
    world: () => get('/api/world'),
    act: (act) => post('/api/act', act),
    autocomplete: (request) => post('/api/autocomplete', request),
    listen: (onEvent) => {
      const source = new EventSource(`/api/events?${person}`);
      source.onmessage = (event) => onEvent(JSON.parse(event.data));
      return () => source.close();
    },
  };
};
