import { RequestMethod } from '@discordjs/rest';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { type CallerDeps, CallFailed, createCaller } from './caller.ts';
import { asAppError } from './failures.ts';
import type { DiscordGuilds, Presence } from './guilds-port.ts';

/** Only whether it is there matters. */
const Member = z.object({ user: z.object({ id: z.string() }).optional() });

const MEANS: Readonly<Record<number, Presence>> = {
  [RESTJSONErrorCodes.UnknownMember]: 'gone',
  [RESTJSONErrorCodes.UnknownUser]: 'gone',
  [RESTJSONErrorCodes.UnknownGuild]: 'no_server',
  [RESTJSONErrorCodes.MissingAccess]: 'no_server',
};

/** Asks Discord for one member of a server at a time. */
export const createDiscordGuilds = (deps: CallerDeps): DiscordGuilds => {
  const call = createCaller(deps);
  return {
    presence: async (guildId, memberId, signal) => {
      try {
        await call({
          method: RequestMethod.Get,
          route: Routes.guildMember(guildId, memberId),
          shown: '/guilds/:id/members/:id',
          repeatable: true,
          answer: Member,
          signal,
        });
        return 'here';
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error;
        const { failure } = error;
        const means = failure.kind === 'refused' ? MEANS[Number(failure.code)] : undefined;
        if (means !== undefined) return means;
        throw asAppError(error.cause, failure, deps.clock.now(), guildId);
      }
    },
  };
};
