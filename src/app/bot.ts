import { type Bot, createBot } from '../commands/bot.ts';
import type { Family } from '../domain/metrics/exposition.ts';
import { sendForms } from '../providers/discord/forms.ts';
import { featuresOf } from './features.ts';
import type { HalfSurroundings, RunningHalf } from './half.ts';
import { startPulse } from './pulse.ts';
import { createSharedServices } from './shared.ts';
import { createStack } from './stack.ts';
import { openStorage } from './storage.ts';

/** The bot half: answers people from the database and writes down what they ask for. */
export const startBot = async (surroundings: HalfSurroundings): Promise<RunningHalf> => {
  const stack = createStack(surroundings.log);
  try {
    // An intent that was acknowledged survives a power cut.
    const { database, store } = openStorage(surroundings, 'full');
    stack.add('database', () => database.close());
    const services = createSharedServices(surroundings, store);
    stack.add('pictures', services.drawer.stop);
    const features = featuresOf(services);
    const { config, clock, log, onFatal } = surroundings;
    const { members, facts } = services;
    const bot = createBot({
      discord: config.discord,
      features,
      members,
      facts,
      clock,
      log,
      onFatal,
      onServerLeft: services.servers.left,
      makeRequest: sendForms,
    });
    stack.add('discord', bot.stop);
    await bot.start();
    stack.add(
      'pulse',
      startPulse(services.pulse, () => bot.status().ready, log),
    );
    return { facts: `${features.length} features`, measure: async () => [gateway(bot)], stop: stack.unwind };
  } catch (error) {
    await stack.unwind();
    throw error;
  }
};

const gateway = (bot: Bot): Family => ({
  name: 'segue_gateway_up',
  type: 'gauge',
  help: '1 while the bot is connected to Discord.',
  samples: [{ labels: {}, value: bot.status().ready ? 1 : 0 }],
});
