import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { tooLateView } from '../../views/errors.ts';
import { type MessageView, messageBody } from '../../views/kit/message.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import type { Answer } from '../command.ts';
import type { AnswerDoor, Delivery } from './door.ts';
import type { Incoming } from './incoming.ts';

/**
 * The answers to one interaction. A quick handler's answer goes out as the one and only callback; when it takes
 * longer, the interaction is deferred by itself and the answer follows as an edit. The handler does not notice.
 */
export interface Session {
  /** Acknowledges ahead of the answer; resolves when Discord took it. */
  deferNow(): Promise<void>;
  deliver(answer: Answer): Promise<'delivered' | 'expired'>;
  /** A private message beside the answer. */
  addPrivate(view: MessageView): Promise<Delivery>;
  /** ms from the arrival to the first answer's receipt; null while there is none. */
  ackMs(): number | null;
  /** No deferring after this. */
  close(): void;
}

export interface SessionDeps {
  readonly door: AnswerDoor;
  readonly incoming: Incoming;
  readonly m: Messages;
  /** Monotonic ms. */
  readonly elapsed: () => number;
  readonly arrivedAt: number;
  readonly deferAfterMs: number;
}

/** What a deferred interaction waits for: its own new message, or the message that the component is on. */
type Deferred = { readonly by: 'reply'; readonly isPublic: boolean } | { readonly by: 'update' };

const QUIETLY_UPDATE = { type: InteractionResponseType.DeferredMessageUpdate };

export const openSession = (deps: SessionDeps): Session => {
  const { door, incoming, m, elapsed, arrivedAt, deferAfterMs } = deps;
  const deferred = deferralOf(incoming);
  let acked: number | null = null;
  let deferring: Promise<Delivery> | null = null;

  const ack = async (
    body: Parameters<AnswerDoor['callback']>[1],
    files?: MessageView['files'],
  ): Promise<Delivery> => {
    const delivery = await door.callback(incoming, body, files);
    if (delivery !== 'expired') acked = elapsed() - arrivedAt;
    return delivery;
  };
  const defer = (): Promise<Delivery> => {
    deferring ??= ack(deferBody(deferred));
    // Looked at when the answer is delivered; until then it must not count as unhandled.
    deferring.catch(() => undefined);
    return deferring;
  };
  const timer = setTimeout(defer, deferAfterMs);

  const followUp = (view: MessageView, isPublic: boolean): Promise<Delivery> =>
    door.followUp(incoming, messageBody(view, { ephemeral: !isPublic }), view.files);

  const afterDeferral = async (answer: Answer): Promise<Delivery> => {
    if (answer.kind === 'modal') return afterDeferral({ kind: 'reply', view: tooLateView(m) });
    const isPublic = answer.kind === 'reply' && answer.public === true;
    if (deferred.by === 'update') {
      return answer.kind === 'update'
        ? door.edit(incoming, updateBody(answer.view), answer.view.files)
        : followUp(answer.view, isPublic);
    }
    if (deferred.isPublic === isPublic)
      return door.edit(incoming, messageBody(answer.view), answer.view.files);
    // Who sees an answer is settled by the deferral; another audience needs another message.
    await door.remove(incoming);
    return followUp(answer.view, isPublic);
  };

  return {
    deferNow: async () => {
      clearTimeout(timer);
      await defer().catch(() => null);
    },
    deliver: async (answer) => {
      clearTimeout(timer);
      // A deferral that failed may have arrived or not; the callback finds out.
      const first = deferring === null ? null : await deferring.catch(() => null);
      if (first === 'expired') return 'expired';
      if (first !== null) return settled(await afterDeferral(answer));
      const body = callbackBody(answer, incoming);
      const delivery = await ack(body, answer.kind === 'modal' ? undefined : answer.view.files);
      return settled(delivery === 'already' && deferring !== null ? await afterDeferral(answer) : delivery);
    },
    addPrivate: (view) => followUp(view, false),
    ackMs: () => acked,
    close: () => clearTimeout(timer),
  };
};

const settled = (delivery: Delivery): 'delivered' | 'expired' =>
  delivery === 'expired' ? 'expired' : 'delivered';

const deferralOf = (incoming: Incoming): Deferred => {
  if (incoming.onMessage) return { by: 'update' };
  const isPublic = incoming.kind === 'command' && incoming.options.boolean('public') === true;
  return { by: 'reply', isPublic };
};

/** A deferred reply takes no other flag than the private one. */
const deferBody = (deferred: Deferred) =>
  deferred.by === 'update'
    ? QUIETLY_UPDATE
    : {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: deferred.isPublic ? 0 : MessageFlags.Ephemeral },
      };

/** An update without pictures drops the ones that the message had. */
const updateBody = (view: MessageView) => ({ attachments: [], ...messageBody(view) });

const callbackBody = (answer: Answer, incoming: Incoming) => {
  switch (answer.kind) {
    case 'reply':
      return {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: messageBody(answer.view, { ephemeral: answer.public !== true }),
      };
    case 'update':
      return incoming.onMessage
        ? { type: InteractionResponseType.UpdateMessage, data: updateBody(answer.view) }
        : {
            type: InteractionResponseType.ChannelMessageWithSource,
            data: messageBody(answer.view, { ephemeral: true }),
          };
    case 'modal':
      if (incoming.kind === 'modal') throw new Error('A form cannot be the answer to a form');
      return { type: InteractionResponseType.Modal, data: answer.modal };
  }
};
