import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, inject } from 'vitest';
import type { MessageView, OptionValue, Person, Place } from '../../scripts/sandbox/discord/types.ts';
import { type Stage, type StageOptions, startStage } from '../../scripts/sandbox/stage.ts';
import type { Page } from '../../scripts/smoke/browser.ts';
import { answerOf, link, press } from '../../scripts/smoke/verbs.ts';

/** The whole world with Segue in it as a process of its own, for one test file: people act, then all three are looked at. */
export interface Flow extends AsyncDisposable {
  readonly stage: Stage;
  /** Rows of Segue's database as they stand on disk. */
  rows(query: string, ...values: (string | number)[]): Record<string, unknown>[];
  /** A person at their Discord client: in that channel of a server, else in their own DM with the bot. */
  guest(name: string, channel?: string): Guest;
}

export interface Guest {
  readonly id: string;
  readonly person: Person;
  readonly where: Place;
  /** Runs a slash command and returns its answer. */
  ask(path: string, options?: Readonly<Record<string, OptionValue>>): Promise<MessageView>;
  /** Presses the button whose label fits, and returns the answer or the message as it was changed. */
  press(message: MessageView, label: string | RegExp): Promise<MessageView>;
  /** That message once it fits. Cards change every few seconds, so the world's time goes faster meanwhile. */
  see(message: MessageView, fits: RegExp): Promise<MessageView>;
  /** The first message there that fits, from whomever. */
  hear(fits: RegExp): Promise<MessageView>;
  /** Links a Spotify account and waits until all that follows by itself has happened. */
  link(accountId: string): Promise<MessageView>;
  /** Waits until nothing is under way for this person, but for enrichment; what waits for its time does not count. */
  rest(): Promise<void>;
}

/** A machine that is busy with other tests is slow; what never comes fails after this. */
export const PATIENCE_MS = 15_000;

/** What a process gets to end in order once its flow is over. */
const LAST_WORDS_MS = 300;

/** How far the world goes on with each look at a card: no jump that anybody would notice. */
const HASTE_MS = 150;

/** Segue in few files, which start sooner. */
export const segueProgram = (): string => join(inject('bundleFolder'), 'main.mjs');

/** What a process of Segue needs beside the addresses of the doubles. Compiled sources are shared by all. */
export const flowEnv = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  NODE_COMPILE_CACHE: join(inject('bundleFolder'), 'compiled'),
  ...more,
});

/** Nobody answers about tracks: for flows that are about something else, and shall not carry the load of enrichment. */
export const noEnrichment: Readonly<Record<string, string>> = Object.fromEntries(
  ['MUSICBRAINZ', 'LISTENBRAINZ', 'ACOUSTICBRAINZ', 'RECCOBEATS', 'DEEZER'].map((name) => [
    `${name}_URL`,
    'http://127.0.0.1:1',
  ]),
);

export const openFlow = async (options: StageOptions = {}): Promise<Flow> => {
  const stage = await startStage({
    ...options,
    program: segueProgram(),
    env: flowEnv(options.env),
    discord: { rateLimits: 'none', ...options.discord },
  });
  await stage.segue.ready();
  await stage.discord.gateway.whenReady();
  return flowOn(stage);
};

/** @param stage with its process started, or about to be */
export const flowOn = (stage: Stage): Flow => {
  const rows: Flow['rows'] = (query, ...values) => {
    const database = new SqliteDatabase(stage.databasePath, { readonly: true });
    try {
      return database.prepare<typeof values, Record<string, unknown>>(query).all(...values);
    } finally {
      database.close();
    }
  };
  return {
    stage,
    rows,
    guest: (name, channel) => {
      const person = stage.discord.as(name);
      return guestOf(stage, rows, person, { channelId: channelNamed(stage, channel) ?? person.openDm() });
    },
    // What is still under way is of no interest any more.
    [Symbol.asyncDispose]: () => stage.close(LAST_WORDS_MS),
  };
};

const channelNamed = ({ discord }: Stage, name: string | undefined): string | undefined =>
  discord.guilds.flatMap(({ channels }) => channels).find((channel) => channel.name === name)?.id;

const guestOf = (stage: Stage, rows: Flow['rows'], person: Person, where: Place): Guest => {
  const rest = (): Promise<void> =>
    until(`${person.displayName}'s jobs to end`, () => {
      const active = rows(
        `select kind, status, message from jobs where member_id = ? and kind not like 'external%'
         and (status = 'RUNNING' and lease_until is not null or status = 'PENDING' and run_at <= ?)`,
        person.id,
        stage.world.now() + 1_000,
      );
      if (active.length > 0) return JSON.stringify(active);
      // Whose turn it is not yet to be grouped may turn out to be another track: then what rules find changes.
      const [due] = rows('select count(*) as ungrouped from tracks where group_due');
      return due?.['ungrouped'] === 0 ? true : JSON.stringify(due);
    });
  return {
    id: person.id,
    person,
    where,
    rest,
    ask: async (path, options = {}) => answerOf(await person.slash(path, options, where)),
    press: async (message, label) => answerOf(await press(person, message, label)),
    see: async (message, fits) => {
      const now = () =>
        person.visibleMessages(where.channelId).find(({ id }) => id === message.id) ?? message;
      await until(`a message of ${person.displayName} to say ${fits}`, async () => {
        if (fits.test(wordsOf(now()))) return true;
        await stage.advance(HASTE_MS);
        return wordsOf(now());
      });
      return now();
    },
    hear: (fits) => person.waitForMessage(where.channelId, (one) => fits.test(wordsOf(one)), PATIENCE_MS),
    link: async (accountId) => {
      const linked = await link(stage, person, where, accountId);
      await rest();
      return linked;
    },
  };
};

/** Looks until the answer is true; a text says what was seen instead. */
export const until = async (
  what: string,
  look: () => boolean | string | Promise<boolean | string>,
  patienceMs = PATIENCE_MS,
): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen === true) return;
    if (performance.now() > deadline)
      throw new Error(`Waited in vain for ${what}; last seen: ${String(seen)}`);
    await new Promise((next) => setTimeout(next, 20));
  }
};

/** All a person reads on a message: its words, then its buttons. */
export const wordsOf = ({ text, controls }: MessageView): string =>
  [text, ...controls.map(({ label }) => `[${label}]`)].join('\n');

/** What a visitor reads on a page. */
export const wordsOn = ({ html }: Page): string =>
  (/<main>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|&quot;|&amp;|&lt;|&gt;/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&#39;': "'",
  '&quot;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
};

/** A sentence for people has three parts: what happened, what it means for them, the next step. */
export const expectSentence = (words: string, happened: RegExp, means: RegExp, next: RegExp): void => {
  for (const part of [happened, means, next]) expect(words).toMatch(part);
  expect(words).not.toMatch(/undefined|\[object|NaN|Error:|\bat .+\.ts:/);
};
