import type { DiscordDouble, DiscordOptions } from './types.ts';

/** Starts the double on 127.0.0.1. Under construction: the types are settled, the server follows. */
export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordDouble> {
  throw new Error(`not yet: ${Object.keys(options).join(', ')}`);
}
