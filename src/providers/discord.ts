import { type RawFile, RequestMethod } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { channelId, messageId } from '../domain/ids.ts';
import { type CallerDeps, CallFailed, createCaller } from './discord/caller.ts';
import { asAppError, isClosedDm, isExpired, isUnreadable } from './discord/failures.ts';
import type { DiscordPosts, PostOptions, RecentMessage } from './discord-port.ts';

/** Where in Discord it was tried, for an error about a channel that is not known (a person's DMs). */
const UNKNOWN_CHANNEL = '0';

const Created = z.object({ id: z.string() });
const Channel = z.object({ id: z.string() });
/** Nobody looks at an edited message. */
const Anything = z.unknown();
const Messages = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    nonce: z.union([z.string(), z.number()]).optional(),
    components: z.array(z.unknown()).optional(),
  }),
);

/** The service half's hands in Discord. @see DiscordPosts for what each call means and throws */
export const createDiscordPosts = (deps: CallerDeps): DiscordPosts => {
  const { clock } = deps;
  const call = createCaller(deps);

  /** Turns a failed call into what services know, or into a value where the port names one. */
  const failed = (error: unknown, channel: string): unknown =>
    error instanceof CallFailed ? asAppError(error.cause, error.failure, clock.now(), channel) : error;

  return {
    create: async (channel, body, options) => {
      const { nonce } = options;
      const guarded = nonce === undefined ? body : { ...Object(body), nonce, enforce_nonce: true };
      try {
        const created = await call({
          method: RequestMethod.Post,
          route: Routes.channelMessages(channel),
          shown: '/channels/:id/messages',
          body: guarded,
          ...handedOver(options),
          repeatable: nonce !== undefined,
          answer: Created,
        });
        return messageId(created.id);
      } catch (error) {
        throw failed(error, channel);
      }
    },

    edit: async (channel, message, body, options) => {
      try {
        await call({
          method: RequestMethod.Patch,
          route: Routes.channelMessage(channel, message),
          shown: '/channels/:id/messages/:id',
          body,
          ...handedOver(options),
          repeatable: true,
          answer: Anything,
        });
      } catch (error) {
        throw failed(error, channel);
      }
    },

    editAnswer: async (applicationId, token, body, options) => {
      try {
        await call({
          method: RequestMethod.Patch,
          route: Routes.webhookMessage(applicationId, token, '@original'),
          shown: '/webhooks/:id/:token/messages/@original',
          auth: false,
          body,
          ...handedOver(options),
          repeatable: true,
          answer: Anything,
        });
        return 'edited';
      } catch (error) {
        if (error instanceof CallFailed && isExpired(error.failure)) return 'expired';
        throw failed(error, UNKNOWN_CHANNEL);
      }
    },

    openDm: async (memberId) => {
      try {
        const channel = await call({
          method: RequestMethod.Post,
          route: Routes.userChannels(),
          shown: '/users/@me/channels',
          body: { recipient_id: memberId },
          // Discord gives the same channel again.
          repeatable: true,
          answer: Channel,
        });
        return channelId(channel.id);
      } catch (error) {
        if (error instanceof CallFailed && isClosedDm(error.failure)) return 'closed';
        throw failed(error, UNKNOWN_CHANNEL);
      }
    },

    recent: async (channel, limit) => {
      try {
        const messages = await call({
          method: RequestMethod.Get,
          route: `${Routes.channelMessages(channel)}?limit=${limit}`,
          shown: '/channels/:id/messages',
          repeatable: true,
          answer: Messages,
        });
        return messages.map(recentOf);
      } catch (error) {
        if (error instanceof CallFailed && isUnreadable(error.failure)) return 'forbidden';
        throw failed(error, channel);
      }
    },
  };
};

const handedOver = ({ files, signal }: PostOptions): { files?: RawFile[]; signal?: AbortSignal } => ({
  ...(files === undefined
    ? {}
    : { files: files.map(({ name, data, contentType }) => ({ name, data, contentType })) }),
  ...(signal === undefined ? {} : { signal }),
});

const recentOf = ({ id, author, nonce, components }: z.infer<typeof Messages>[number]): RecentMessage => ({
  id: messageId(id),
  authorId: author.id,
  nonce: nonce === undefined ? null : String(nonce),
  componentIds: componentIdsOf(components),
});

/** Ids of all components, however deep. */
const componentIdsOf = (value: unknown): number[] => {
  if (Array.isArray(value)) return value.flatMap(componentIdsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && 'type' in value && typeof value.id === 'number' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(componentIdsOf)];
};
