import { Events } from 'discord.js';
import { systemClock } from '../../src/clock.ts';
import { createAnswerRest, createClient } from '../../src/commands/client.ts';
import type { Feature } from '../../src/commands/command.ts';
import { createAnswerDoor } from '../../src/commands/edge/door.ts';
import { createRouter, type Router, type RouterDeps } from '../../src/commands/router.ts';
import { sendForms } from '../../src/providers/discord/forms.ts';
import { createMembersService, type MembersService } from '../../src/services/members.ts';
import { openTestStore, type TestStore } from './database.ts';
import { type DiscordRest, openDiscordRest, type Sent } from './discord-rest.ts';
import { createMemoryLog, type MemoryLog } from './log.ts';

/** The whole Discord edge without a gateway: discord.js's real structures in, real HTTP to a loopback server out. */
export interface TestEdge extends AsyncDisposable {
  readonly discord: DiscordRest;
  readonly router: Router;
  readonly log: MemoryLog;
  readonly members: MembersService;
  readonly test: TestStore;
  /** Hands a raw payload to discord.js as the gateway does; resolves when everything that follows from it is done. */
  send(...raw: readonly object[]): Promise<readonly Sent[]>;
}

export const openEdge = async (
  features: readonly Feature[] | ((members: MembersService) => readonly Feature[]),
  overrides: Partial<RouterDeps> = {},
): Promise<TestEdge> => {
  const discord = await openDiscordRest();
  const test = openTestStore();
  const log = createMemoryLog();
  const client = createClient(discord.url);
  const answers = createAnswerRest(discord.url, sendForms);
  const members = createMembersService({ store: test.store });
  const router = createRouter({
    features: typeof features === 'function' ? features(members) : features,
    members,
    door: createAnswerDoor(answers),
    clock: systemClock,
    log,
    newErrorId: () => 'id0',
    ...overrides,
  });
  client.on(Events.InteractionCreate, (interaction) => void router.handle(interaction));
  return {
    discord,
    router,
    log,
    members,
    test,
    send: async (...raw) => {
      const before = discord.sent.length;
      for (const one of raw) receive(client, one);
      await router.drained();
      return discord.sent.slice(before);
    },
    [Symbol.asyncDispose]: async () => {
      await router.drained();
      await client.destroy();
      answers.clearHashSweeper();
      answers.clearHandlerSweeper();
      await discord.close();
      await test.close();
    },
  };
};

/** discord.js's own way from a gateway payload to a structure; private, but the shortest without a socket. */
const receive = (client: object, raw: object): void => {
  const actions: unknown = Reflect.get(client, 'actions');
  const action: unknown = Reflect.get(Object(actions), 'InteractionCreate');
  const handle: unknown = Reflect.get(Object(action), 'handle');
  if (typeof handle !== 'function')
    throw new Error('discord.js has no actions.InteractionCreate.handle any more');
  Reflect.apply(handle, action, [raw]);
};
