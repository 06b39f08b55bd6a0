import type { Act, PageState } from '../protocol.ts';
import { createApi } from './api.ts';
import { createComposer } from './composer.ts';
import { createConversation } from './conversation.ts';
import { byId, h } from './dom.ts';
import { createModals } from './modal.ts';
import { createSidebar } from './sidebar.ts';
import { createWorldPanel } from './world.ts';

/** Puts the page together for one person; being somebody else is another address of the same page. */
const query = new URLSearchParams(location.search);
const api = createApi(query.get('person') ?? '');
let state: PageState | null = null;
let channelId = query.get('channel') ?? '';

const toast = (text: string): void => {
  const note = h('div', { class: 'toast', role: 'alert' }, text);
  byId('toasts').append(note);
  setTimeout(() => note.remove(), 6_000);
};

/** Says why when it did not work. */
const act = async (what: Act): Promise<boolean> => {
  const answer = await api.act(what);
  if (!answer.ok) toast(answer.why);
  return answer.ok;
};

const sidebar = createSidebar(
  byId('sidebar'),
  (id) => {
    channelId = id;
    draw();
    composer.focus();
  },
  (personId) => {
    location.search = new URLSearchParams({ person: personId }).toString();
  },
);
const conversation = createConversation(byId('messages'), {
  click: (message, customId) => void act({ do: 'click', messageId: message.id, customId }),
  select: (message, customId, values) => void act({ do: 'select', messageId: message.id, customId, values }),
});
const world = createWorldPanel(byId('world'), (verb) => void act({ do: 'world', verb }));

const dialog = byId('modal');
const form = byId('composer');
if (!(dialog instanceof HTMLDialogElement && form instanceof HTMLFormElement))
  throw new Error('The page is incomplete');
const modals = createModals(
  dialog,
  (interactionId, fields) => act({ do: 'modal', interactionId, fields }),
  () => void act({ do: 'dismissModal' }),
);
const composer = createComposer(form, api, (where, path, options) =>
  act({ do: 'slash', channelId: where, path, options }),
);

const draw = (): void => {
  if (state === null) return;
  const channels = [state.dm, ...state.guilds.flatMap(({ channels }) => channels)];
  const current = channels.find(({ id }) => id === channelId) ?? channels[1] ?? state.dm;
  channelId = current.id;
  byId('title').textContent = current.id === state.dm.id ? state.bot.name : `# ${current.name}`;
  byId('status').textContent = state.bot.online ? '● online' : '○ Segue is not connected';
  byId('status').className = state.bot.online ? 'online' : 'offline';
  sidebar.draw(state, channelId);
  conversation.draw(state, channelId);
  world.draw(state);
  modals.update(state.modal);
  composer.update(state, channelId);
};

// Changes come in bursts; one request at a time, and one more if something changed meanwhile.
let loading = false;
let again = false;
const refresh = async (): Promise<void> => {
  if (loading) {
    again = true;
    return;
  }
  loading = true;
  state = await api.state();
  draw();
  loading = false;
  if (again) {
    again = false;
    await refresh();
  }
};

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    composer.slash();
  }
});
byId('fold').addEventListener('click', () => document.body.classList.toggle('world-hidden'));
api.listen(({ changed }) => {
  if (changed === 'state') void refresh();
  else void api.world().then((view) => world.tick(view));
});
await refresh();
composer.focus();
