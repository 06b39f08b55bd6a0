import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { newKeys } from './segue.ts';

/**
 * What has to be the same at the next start so that a kept database still fits: the seed and the beginning of the
 * world, the keys of the database, the ports (they are part of stored picture addresses), and who agreed at Spotify.
 */
const memory = z.object({
  seed: z.number(),
  /** Where the world began, ms UTC: every date in it counts back from here. */
  startAt: z.number(),
  /** What time it was in the world when this was written. */
  now: z.number(),
  keys: z.string(),
  ports: z.object({ discord: z.number(), spotify: z.number(), segue: z.number() }),
  tokens: z.array(
    z.object({
      token: z.string(),
      withSecret: z.boolean(),
      clientId: z.string(),
      accountId: z.string(),
      scopes: z.array(z.string()),
      authorizedAt: z.number(),
    }),
  ),
});
export type Memory = z.infer<typeof memory>;

export interface Kept {
  readonly folder: string;
  readonly memory: Memory;
  save(memory: Memory): void;
}

/**
 * Opens a folder that is kept between starts, with what was remembered there.
 * @throws {Error} with a sentence when the file in it cannot be understood
 */
export const openKept = (path: string, fresh: { seed: number; startAt: number }): Kept => {
  const folder = resolve(path);
  const file = join(folder, 'sandbox.json');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    folder,
    memory: remembered(file) ?? {
      ...fresh,
      now: fresh.startAt,
      keys: newKeys(),
      ports: { discord: 0, spotify: 0, segue: 0 },
      tokens: [],
    },
    save: (next) => writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 }),
  };
};

const remembered = (file: string): Memory | null => {
  try {
    return memory.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Error(
      `${file} is not what a sandbox left there. Remove it, or keep the sandbox somewhere else.`,
    );
  }
};
