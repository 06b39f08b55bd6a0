import Database from 'better-sqlite3';
import type { GuildInfo, MessageView } from '../sandbox/discord/types.ts';
import type { Stage } from '../sandbox/stage.ts';
import type { WorldAccount } from '../sandbox/world/types.ts';
import { type Actor, createActor, PATIENCE_MS } from './actor.ts';
import { box } from './box.ts';
import type { Transcript } from './transcript.ts';

/** The people and places of the journey, and what its steps hand on to one another. */
export interface Scene {
  readonly stage: Stage;
  readonly transcript: Transcript;
  /** When the world began, ms UTC. */
  readonly startedAt: number;
  readonly home: GuildInfo;
  /** Owner of the server; has the account that owns the app. */
  readonly mira: Actor;
  readonly jonas: Actor;
  readonly accounts: { readonly mira: WorldAccount; readonly jonas: WorldAccount };
  /** Values that must never stand in the log. */
  readonly secrets: Set<string>;
  /** Everything Segue logged, in all its lives. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  channel(name: string): string;
  show(message: MessageView): void;
  /** Rows of Segue's database: only for facts that nobody can see from outside. */
  rows(query: string, ...values: (string | number)[]): Record<string, unknown>[];
}

const SHOWN_TWICE_AFTER = 6;

export const createScene = (stage: Stage, transcript: Transcript): Scene => {
  const { discord, world, segue } = stage;
  const log = [...segue.log];
  segue.onLog((line) => log.push(line));
  const [home] = discord.guilds;
  if (home === undefined) throw new Error('The little Discord has no server.');
  const channel = (name: string): string => {
    const found = home.channels.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`There is no channel #${name}.`);
    return found.id;
  };
  const nameOf = (id: string): string => {
    const place = home.channels.find((candidate) => candidate.id === id);
    if (place !== undefined) return `#${place.name}`;
    return `@${discord.people.find((person) => person.id === id)?.displayName ?? id}`;
  };
  const whereOf = (message: MessageView): string => {
    if (message.ephemeralFor !== null) return `only ${nameOf(message.ephemeralFor).slice(1)} sees this`;
    const place = home.channels.find(({ id }) => id === message.channelId);
    return place === undefined ? 'direct message' : `#${place.name}`;
  };

  let last: { lines: string; at: number } | null = null;
  const show = (message: MessageView): void => {
    const title = `Segue · ${whereOf(message)}`;
    const lines = box(message, { title, now: world.now(), nameOf });
    const at = transcript.steps.length;
    // The same page again, as after a press that changes nothing a person reads.
    const same = last?.lines === lines.join('\n') && last.at === at && lines.length > SHOWN_TWICE_AFTER;
    transcript.note(...(same ? ['(the same message)'] : lines));
    last = { lines: lines.join('\n'), at };
  };
  const actor = (username: string): Actor =>
    createActor({
      person: discord.as(username),
      place: { channelId: channel('general') },
      note: transcript.note,
      show,
    });
  const accountOf = (id: string): WorldAccount => {
    const account = world.account(id);
    if (account === undefined) throw new Error(`There is no Spotify account ${id}.`);
    return account;
  };

  return {
    stage,
    transcript,
    startedAt: world.now(),
    home,
    mira: actor('mira'),
    jonas: actor('jonas'),
    accounts: { mira: accountOf('mira.keller'), jonas: accountOf('jonasberg91') },
    log,
    secrets: new Set([discord.token]),
    channel,
    show,
    rows: (query, ...values) => {
      const database = new Database(stage.databasePath, { readonly: true });
      try {
        return database.prepare<typeof values, Record<string, unknown>>(query).all(...values);
      } finally {
        database.close();
      }
    },
  };
};

/** Looks until the answer is true; a text says what was seen instead. */
export const until = async (
  what: string,
  look: () => boolean | string | Promise<boolean | string>,
): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen === true) return;
    if (performance.now() > deadline)
      throw new Error(`Waited in vain for ${what}; last seen: ${String(seen)}`);
    await new Promise((next) => setTimeout(next, 20));
  }
};
