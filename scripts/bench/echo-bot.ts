import { once } from 'node:events';
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

/**
 * The floor of the interactions bench: a bare discord.js bot that answers every command with one word and knows
 * nothing. Run with DISCORD_API_URL and DISCORD_TOKEN; prints `ready`.
 */
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env['DISCORD_API_URL'] ?? '' },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  void interaction.reply({ content: 'echo', flags: MessageFlags.Ephemeral });
});
const ready = once(client, Events.ClientReady);
await client.login(process.env['DISCORD_TOKEN'] ?? '');
await ready;
await client.application?.commands.set([{ name: 'echo', description: 'Answers with one word' }]);
console.log('ready');
