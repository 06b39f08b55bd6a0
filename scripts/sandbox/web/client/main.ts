import type { Act, WorldVerb } from '../acts.ts';
import type { PageState } from '../protocol.ts';
import { type Api, createApi, listen } from './api.ts';
import { banners } from './banners.ts';
import { createComposer } from './composer/composer.ts';
import { createConversation } from './conversation.ts';
import { byId } from './dom.ts';
import { hintLine, type Trip } from './hints.ts';
import { icon } from './icons.ts';
import { createModals } from './modal.ts';
import { draw as drawInto } from './patch.ts';
import { createSidebar } from './sidebar.ts';
import { startSides } from './sides.ts';
import { startTheme } from './theme.ts';
import { setWorldNow } from './time.ts';
import { createToasts } from './toasts.ts';
import { createUnread } from './unread.ts';
import { welcome } from './welcome.ts';
import { createWorldPanel } from './world/panel.ts';

/** Puts the page together. Who one is and where one looks stand in the address, so that a tab can be a person. */
const address = new URLSearchParams(location.search);
let personId = address.get('person') ?? '';
let channelId = address.get('channel') ?? '';
let api: Api = createApi(personId);
let state: PageState | null = null;
let reachable = true;
let busy: string | null = null;
let trip: Trip | null = null;
/** Above which message "new" stands in the channel one looks at. */
let firstUnread: { channelId: string; id: string | null } = { channelId: '', id: null };

const standings = {
  running: 'Segue is online',
  starting: 'Segue is connecting…',
  stopped: 'Segue is offline',
} as const;

const toast = createToasts(byId('toasts'));
const unread = createUnread();
byId('menu').append(icon('menu'));
byId('fold').append(icon('world'), 'World');
startTheme();
const sides = startSides();

/** What went wrong, or null. */
const tryTo = async (what: Act): Promise<string | null> => {
  try {
    const answer = await api.act(what);
    return answer.ok ? null : answer.why;
  } catch {
    return 'The sandbox cannot be reached.';
  }
};
const act = async (what: Act): Promise<boolean> => {
  const why = await tryTo(what);
  if (why !== null) toast(why);
  return why === null;
};
const onWorld = (verb: WorldVerb): void => void act({ do: 'world', verb });

/** A press on a control: it shows that it waits until Segue has acknowledged it. */
const press = async (customId: string, what: Act): Promise<void> => {
  busy = customId;
  draw();
  await act(what);
  busy = null;
  draw();
};
const click = (messageId: string, customId: string): void => {
  if (trip?.messageId === messageId) trip = null;
  void press(customId, { do: 'click', messageId, customId });
};

const go = (to: { person?: string; channel?: string }): void => {
  if (to.person !== undefined && to.person !== personId) {
    personId = to.person;
    api = createApi(personId);
    trip = null;
  }
  channelId = to.channel ?? channelId;
  const next = new URLSearchParams({ person: personId, channel: channelId });
  history.pushState(null, '', `?${next}`);
  sides.closeDrawers();
  void refresh().then(() => composer.focus());
};
window.addEventListener('popstate', () => {
  const there = new URLSearchParams(location.search);
  personId = there.get('person') ?? '';
  channelId = there.get('channel') ?? '';
  api = createApi(personId);
  void refresh();
});

const sidebar = createSidebar(
  { channels: byId('channels'), me: byId('me') },
  unread,
  (channel) => go({ channel }),
  (person) => go({ person }),
);
const conversation = createConversation(byId('scroll'), byId('jump'), {
  click: (message, customId) => click(message.id, customId),
  select: (message, customId, values) =>
    void press(customId, { do: 'select', messageId: message.id, customId, values: [...values] }),
  followed: (message) => {
    trip = { messageId: message.id, back: false };
    draw();
  },
});
const panel = createWorldPanel(byId('world'), onWorld, (id) => api.playlist(id));

const dialog = byId('modal');
const form = byId('composer');
if (!(dialog instanceof HTMLDialogElement && form instanceof HTMLFormElement))
  throw new Error('The page is incomplete');
const modals = createModals(
  dialog,
  (interactionId, fields) => tryTo({ do: 'modal', interactionId, fields }),
  () => void act({ do: 'dismissModal' }),
);
const composer = createComposer(form, () => api, {
  slash: (path, options) => act({ do: 'slash', channelId, path, options: { ...options } }),
  say: (text) => act({ do: 'say', channelId, text }),
  tell: toast,
});

const draw = (): void => {
  if (state === null) return;
  const current = state;
  const channels = [...current.direct, ...current.guilds.flatMap((guild) => guild.channels)];
  const channel = channels.find(({ id }) => id === current.channelId);
  if (channel === undefined) return;
  const entered = firstUnread.channelId !== `${current.me.id}:${channel.id}`;
  const seen = document.visibilityState === 'visible' ? unread.read(current, channel) : null;
  if (entered) firstUnread = { channelId: `${current.me.id}:${channel.id}`, id: seen };
  const isDirect = channel.kind === 'dm' || channel.kind === 'private';
  byId('title').textContent = isDirect ? channel.name : `#${channel.name}`;
  byId('topic').textContent = channel.topic ?? '';
  document.title = `${isDirect ? channel.name : `#${channel.name}`} · Segue sandbox`;
  const standing = reachable ? current.world.segue.standing : 'stopped';
  byId('status').textContent = standings[standing];
  byId('status').className = standing;
  sidebar.draw(current);
  drawInto(byId('banners'), banners(current, reachable, onWorld));
  conversation.draw(current, {
    busy,
    firstUnread: firstUnread.id,
    empty: () => welcome(current, (path) => composer.begin(path)),
  });
  drawInto(byId('hints'), [
    hintLine(current, trip, {
      begin: (path) => composer.begin(path),
      press: click,
      forgetTrip: () => {
        trip = null;
        draw();
      },
    }),
  ]);
  panel.draw(current);
  modals.update(current.modal, current);
  composer.update(current);
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
  try {
    const asked = { api, channelId };
    const next = await api.state(channelId);
    // A sandbox that was started anew may bring another page.
    if (state !== null && state.run !== next.run) location.reload();
    // Somebody went elsewhere meanwhile: that is asked for next.
    if (asked.api !== api || asked.channelId !== channelId) again = true;
    else {
      state = next;
      ({ channelId } = state);
      personId = state.me.id;
      setWorldNow(state.world.now);
      draw();
    }
  } catch (error) {
    // Away for the moment: the event stream says when it is back.
    if (!(error instanceof TypeError)) throw error;
  } finally {
    loading = false;
  }
  if (again) {
    again = false;
    await refresh();
  }
};

document.addEventListener('keydown', (event) => {
  const { target } = event;
  const typing =
    target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role="listbox"]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    composer.slash();
  } else if (event.key.length === 1 && event.key !== ' ' && target === document.body) composer.focus();
});
document.addEventListener('click', (event) => {
  const mention = event.target instanceof Element ? event.target.closest('[data-channel-id]') : null;
  if (mention instanceof HTMLElement) go({ channel: mention.dataset['channelId'] ?? '' });
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  if (trip !== null && !trip.back) trip = { ...trip, back: true };
  draw();
  document.querySelector<HTMLElement>('.hint.strong .button')?.focus();
});
listen(
  ({ changed }) => {
    if (changed === 'state') void refresh();
    else
      void api.world().then((world) => {
        setWorldNow(world.now);
        panel.drawWorld(world);
      });
  },
  (now) => {
    reachable = now;
    if (now) void refresh();
    else draw();
  },
);
await refresh();
composer.focus();
