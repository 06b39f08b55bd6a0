import type { Core } from '../core.ts';
import { InteractionFailed } from '../errors.ts';
import type { OpenInteraction } from '../interactions.ts';
import type { Interaction, Message } from '../state.ts';
import type { InteractionResult, MessageView } from '../types.ts';
import { messageView, modalView } from '../views.ts';

const DEFAULT_TIMEOUT_MS = 5000;

export interface MessageWait {
  /** What there is already. */
  readonly present: () => readonly Message[];
  /** Whether a message that is made or changed later counts. */
  readonly belongs: (message: Message) => boolean;
  readonly fits: (message: MessageView) => boolean;
  readonly timeoutMs: number | undefined;
  /** Said when time runs out. */
  readonly about: string;
}

/** The first message that fits, now or by a later change. */
export function untilMessage(core: Core, wait: MessageWait): Promise<MessageView> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = wait;
  const before = wait.present().map(messageView);
  const found = before.find(wait.fits);
  if (found) return Promise.resolve(found);
  let last = before.at(-1);
  const { promise, resolve, reject } = Promise.withResolvers<MessageView>();
  const stops: (() => void)[] = [];
  const stop = () => {
    for (const one of stops) one();
  };
  const check = (view: MessageView) => {
    const message = core.state.messages.get(view.id);
    if (!message || !wait.belongs(message)) return;
    last = view;
    if (!wait.fits(view)) return;
    stop();
    resolve(view);
  };
  stops.push(
    core.events.on('messageCreated', check),
    core.events.on('messageUpdated', check),
    core.later(timeoutMs, () => {
      stop();
      const seen = !last
        ? 'none seen'
        : last.loading
          ? 'it is still loading'
          : `last seen: ${last.text.slice(0, 600)}`;
      reject(new Error(`No fitting ${wait.about} within ${timeoutMs} ms; ${seen}`));
    }),
  );
  return promise;
}

/** Waits for the acknowledgement; throws when it did not come. */
export async function settled(
  core: Core,
  { interaction, outcome }: OpenInteraction,
): Promise<InteractionResult> {
  if ((await outcome) === 'expired') {
    throw new InteractionFailed(interaction.id, interaction.origin.label, core.ackDeadlineMs);
  }
  return resultOf(core, interaction);
}

function resultOf(core: Core, interaction: Interaction): InteractionResult {
  const { state } = core;
  const own = (id: string | null) => {
    const message = state.messages.get(id ?? '');
    return message ? [message] : [];
  };
  return {
    interactionId: interaction.id,
    ack: interaction.ack ?? 'message',
    ackMs: interaction.ackMs,
    get message() {
      return own(interaction.originalId).map(messageView)[0] ?? null;
    },
    modal: interaction.modal ? modalView(interaction.modal) : null,
    choices: interaction.choices,
    get followUps() {
      return interaction.followUpIds.flatMap(own).map(messageView);
    },
    waitForMessage: (predicate = () => true, timeoutMs) =>
      untilMessage(core, {
        present: () => [interaction.originalId, ...interaction.followUpIds].flatMap(own),
        belongs: ({ id, origin }) =>
          origin?.interactionId === interaction.id || id === interaction.originalId,
        fits: (message) => !message.loading && predicate(message),
        timeoutMs,
        about: `message of ${interaction.origin.label}`,
      }),
  };
}
