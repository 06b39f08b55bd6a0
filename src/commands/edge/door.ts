import { DiscordAPIError, RateLimitError, type REST, RequestMethod } from 'discord.js';
import { type InteractionResponseType, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { MessageFile } from '../../views/kit/message.ts';

/** The address of an interaction's answers. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/**
 * `already`: something answered before, usually our own first try whose receipt got lost. `expired`: nobody waits any
 * more (past 3 s, past 15 min, or the message was dismissed). Neither is a failure of ours.
 */
export type Delivery = 'delivered' | 'already' | 'expired';

/** The calls that answer an interaction. Anything unexpected is thrown. */
export interface AnswerDoor {
  callback(to: Ticket, body: CallbackBody, files?: readonly MessageFile[]): Promise<Delivery>;
  /** Edits the first answer, or the message under a component after a deferred update. */
  edit(to: Ticket, body: unknown, files?: readonly MessageFile[]): Promise<Delivery>;
  followUp(to: Ticket, body: unknown, files?: readonly MessageFile[]): Promise<Delivery>;
  /** Removes the first answer. */
  remove(to: Ticket): Promise<Delivery>;
}

export interface CallbackBody {
  readonly type: InteractionResponseType;
  readonly data?: unknown;
}

const ALREADY: readonly (string | number)[] = [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged];
const EXPIRED: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

/** @param rest without retries of its own: it would repeat a POST that may have arrived. */
export const createAnswerDoor = (rest: REST): AnswerDoor => {
  const settle = async (call: () => Promise<unknown>): Promise<Delivery> => {
    try {
      await call();
      return 'delivered';
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      if (ALREADY.includes(error.code)) return 'already';
      if (EXPIRED.includes(error.code)) return 'expired';
      throw error;
    }
  };
  /** For calls that do the same when they are repeated: a callback's second try answers `already`. */
  const twice = async (call: () => Promise<unknown>): Promise<Delivery> => {
    try {
      return await settle(call);
    } catch (error) {
      if (!mayNotHaveArrived(error)) throw error;
      return settle(call);
    }
  };
  /** What comes back is read, so that the connection is free again, and not looked at. */
  const send = async (
    method: RequestMethod,
    fullRoute: `/${string}`,
    body?: unknown,
    files?: readonly MessageFile[],
  ): Promise<void> => {
    const response = await rest.queueRequest({ method, fullRoute, body, auth: false, ...filesOf(files) });
    await response.arrayBuffer();
  };
  return {
    callback: (to, body, files) =>
      twice(() => send(RequestMethod.Post, Routes.interactionCallback(to.id, to.token), body, files)),
    edit: (to, body, files) => twice(() => send(RequestMethod.Patch, original(to), body, files)),
    followUp: (to, body, files) =>
      settle(() => send(RequestMethod.Post, Routes.webhook(to.applicationId, to.token), body, files)),
    remove: (to) => twice(() => send(RequestMethod.Delete, original(to))),
  };
};

const original = (to: Ticket): `/${string}` => Routes.webhookMessage(to.applicationId, to.token, '@original');

const filesOf = (files: readonly MessageFile[] | undefined) =>
  files === undefined || files.length === 0
    ? {}
    : { files: files.map(({ name, data, contentType }) => ({ name, data, contentType })) };

/** A 5xx, a broken connection or our own timeout: Discord may or may not have taken it. */
const mayNotHaveArrived = (error: unknown): boolean =>
  !(error instanceof DiscordAPIError) && !(error instanceof RateLimitError);
