import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDiscord } from '../sandbox/discord/server.ts';
import type { DiscordDouble, Person } from '../sandbox/discord/types.ts';
import { type Stage, startStage } from '../sandbox/stage.ts';
import { link } from '../smoke/verbs.ts';
import { type Bench, quantile, report } from './report.ts';

/**
 * How fast a click is acknowledged while the service half syncs a large library: steadily, and in a burst beside a
 * bare discord.js bot in the same run, on the same machine, under the same load.
 */
const PER_SECOND = 20;
const STEADY_SECONDS = 15;
const BURST = 200;
const ROUNDS = 7;
/** What people press while they wait: each reads the database, none of them needs the outside world. */
const MIX = ['/recent', '/top', '/library', '/sources', '/jobs list', '/help'] as const;

export const interactions: Bench = async ({ json }) => {
  const stage = await startStage({ discord: { rateLimits: 'none' } });
  const echoDiscord = await startDiscord({ rateLimits: 'none' });
  const echo = await startEcho(echoDiscord);
  try {
    await stage.segue.ready();
    const people = peopleOf(stage.discord);
    await keepSyncing(stage, people);

    const steady = await pressSteadily(people);
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const pair = [await burst(peopleOf(echoDiscord), '/echo'), await burst(people, '/recent')] as const;
      // The first round warms both up.
      if (round === 0) continue;
      bare.push(quantile(pair[0], 0.99));
      ours.push(quantile(pair[1], 0.99));
    }
    const burstP99Ms = quantile(ours, 0.5);
    const echoBurstP99Ms = quantile(bare, 0.5);
    const ratios = ours.map((value, at) => value / (bare[at] ?? Number.NaN));
    report(
      'interactions',
      [
        { name: 'ackP50Ms', value: quantile(steady, 0.5), unit: 'ms' },
        { name: 'ackP99Ms', value: quantile(steady, 0.99), unit: 'ms', goal: '≤ 50' },
        { name: 'burstP99Ms', value: burstP99Ms, unit: 'ms' },
        { name: 'echoBurstP99Ms', value: echoBurstP99Ms, unit: 'ms' },
        { name: 'ratioP99', value: quantile(ratios, 0.5), unit: '×', goal: '≤ 1.5' },
        { name: 'pagesReadMeanwhile', value: stage.spotify.counters.bucket('library'), unit: 'pages' },
      ],
      json,
    );
  } finally {
    echo.kill();
    await Promise.all([stage.close(), echoDiscord.close()]);
  }
};

/** Everybody who sees a channel of the first server, with that channel. */
const peopleOf = (discord: DiscordDouble): { person: Person; channelId: string }[] => {
  const [guild] = discord.guilds;
  return discord.people.flatMap(({ id }) => {
    const channel = guild?.channels.find(({ personIds }) => personIds.includes(id));
    return channel === undefined ? [] : [{ person: discord.as(id), channelId: channel.id }];
  });
};

type People = ReturnType<typeof peopleOf>;

/** Links three accounts with large libraries and asks for them to be read: from here on the service half is busy. */
const keepSyncing = async (stage: Stage, people: People): Promise<void> => {
  const { world } = stage;
  const tracks = world.catalogue.deepTracks().map(({ id }) => id);
  const accounts = world.accounts().filter(({ id }) => world.isAllowListed(id));
  for (const [at, { person, channelId }] of people.slice(0, 3).entries()) {
    const { id } = accounts[at] ?? never('enough accounts');
    world.like(id, tracks);
    await link(stage, person, { channelId }, id);
    const liked = await firstSource(person, channelId);
    await person.slash('/sources', { add: liked }, { channelId });
  }
};

/** The list of sources is read after linking; until then there is nothing to add. */
const firstSource = async (person: Person, channelId: string): Promise<string> => {
  for (let tries = 0; tries < 100; tries++) {
    const [first] = await person.autocomplete('/sources', { add: '' }, 'add', { channelId });
    if (first !== undefined) return String(first.value);
    await sleep(100);
  }
  return never('a list of sources after 10 s');
};

const pressSteadily = async (people: People): Promise<number[]> => {
  const acks: Promise<number>[] = [];
  for (let at = 0; at < PER_SECOND * STEADY_SECONDS; at++) {
    const { person, channelId } = people[at % people.length] ?? never('people in the first server');
    const command = MIX[at % MIX.length] ?? MIX[0];
    acks.push(person.slash(command, {}, { channelId }).then(({ ackMs }) => ackMs));
    await sleep(1_000 / PER_SECOND);
  }
  return Promise.all(acks);
};

const burst = async (people: People, command: string): Promise<number[]> => {
  const presses = Array.from({ length: BURST }, (_, at) => {
    const { person, channelId } = people[at % people.length] ?? never('people in the first server');
    return person.slash(command, {}, { channelId }).then(({ ackMs }) => ackMs);
  });
  const acks = await Promise.all(presses);
  await sleep(1_500);
  return acks;
};

const never = (what: string): never => {
  throw new Error(`The bench expected ${what}.`);
};

const startEcho = async (discord: DiscordDouble) => {
  const child = spawn(process.execPath, [new URL('echo-bot.ts', import.meta.url).pathname], {
    env: { PATH: process.env['PATH'], DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: discord.token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) if (line === 'ready') break;
  return child;
};
