import type { PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { icon } from './icons.ts';

/** Somebody went to another page from a message; the buttons of that message are where it goes on. */
export interface Trip {
  readonly messageId: string;
  /** The page showed signs of being left and come back to. */
  readonly back: boolean;
}

export interface HintActions {
  begin(path: string): void;
  press(messageId: string, customId: string): void;
  forgetTrip(): void;
}

/** The quiet line above the composer: how to go on from here. */
export const hintLine = (state: PageState, trip: Trip | null, actions: HintActions): Child => {
  const message = trip === null ? undefined : state.messages.find(({ id }) => id === trip.messageId);
  const onward = message?.controls.find(({ kind, style }) => kind === 'button' && style === 1);
  if (trip !== null && message !== undefined && onward?.customId != null) {
    const { customId } = onward;
    return h(
      'div',
      { class: 'hint strong', role: 'status', 'data-key': 'trip' },
      icon('external'),
      h(
        'span',
        {},
        trip.back
          ? 'Welcome back. Do you have the six digits?'
          : 'The page opened in another tab. Agree there and come back with the six digits.',
      ),
      h(
        'button',
        { type: 'button', class: 'button primary small', onclick: () => actions.press(message.id, customId) },
        onward.label,
      ),
      h(
        'button',
        { type: 'button', class: 'round', 'aria-label': 'Hide this hint', onclick: actions.forgetTrip },
        icon('close'),
      ),
    );
  }
  if (state.messages.length === 0) return null;
  const next = nextOf(state);
  if (next.length === 0) return null;
  return h(
    'div',
    { class: 'hint', 'data-key': 'next' },
    h('span', {}, 'Try'),
    ...next.map((path) =>
      h('button', { type: 'button', class: 'chip small', onclick: () => actions.begin(path) }, path),
    ),
  );
};

const nextOf = ({ steps, commands, guilds, channelId }: PageState): string[] => {
  const manages =
    guilds.find(({ channels }) => channels.some(({ id }) => id === channelId))?.manages ?? false;
  const wanted = !steps.linked
    ? ['/link', '/help']
    : !steps.synced
      ? ['/sources', '/top']
      : !steps.digest
        ? ['/rules new', '/library', '/top', manages ? '/digest add' : '/privacy server on']
        : ['/digest preview', '/rules new', '/top', '/recent'];
  return wanted.filter((path) => commands.some((command) => command.path === path)).slice(0, 4);
};
