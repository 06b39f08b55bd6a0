import { randomBytes, randomUUID } from 'node:crypto';
import { jobsFeature } from '../commands/jobs/jobs.ts';
import type { Store } from '../db/store.ts';
import type { Job } from '../domain/jobs.ts';
import { outboxSendJob } from '../jobs/outbox-send.ts';
import { createProgressLoop } from '../jobs/progress-loop.ts';
import { createRegistry } from '../jobs/registry.ts';
import { createRunner } from '../jobs/runner.ts';
import { createScheduler } from '../jobs/scheduler.ts';
import { sweepJob } from '../jobs/sweep.ts';
import type { DiscordPosts } from '../providers/discord-port.ts';
import { createJobDesk } from '../services/jobs/desk.ts';
import { createJobQueue } from '../services/jobs/queue.ts';
import { createSteps, type Step } from '../services/jobs/steps.ts';
import { createCatchUp, createTick } from '../services/jobs/ticks.ts';
import { createJobWork } from '../services/jobs/work.ts';
import { createOutbox, OUTBOX_SEND } from '../services/outbox/outbox.ts';
import { createOutboxSender, type OnRefused } from '../services/outbox/sender.ts';
import type { Pictures } from '../services/pictures/pictures.ts';
import { createProgressShows, type JobCardBody } from '../services/progress.ts';
import { createSetBack } from '../services/set-back.ts';
import { createSweep, SWEEP } from '../services/sweep.ts';
import { jobCard } from '../views/jobs/card.ts';
import { messageBody } from '../views/kit/message.ts';
import { messagesFor } from '../views/messages/catalogue.ts';
import type { HalfSurroundings } from './half.ts';
import { enqueuedKinds } from './kinds.ts';
import type { Stack } from './stack.ts';
import type { Work } from './work-list.ts';

/** Jobs and posts as everybody asks for them: for both halves. */
export const createHeartServices = (
  { clock, hints }: Pick<HalfSurroundings, 'clock' | 'hints'>,
  { store, steps }: { store: Store; steps: readonly Step[] },
) => {
  const wake = hints.send;
  const queue = createJobQueue({ store, clock, wake });
  // Discord takes nonces of up to 25 characters.
  const newNonce = (): string => randomBytes(16).toString('base64url');
  return {
    queue,
    desk: createJobDesk({ store, clock, wake }),
    steps: createSteps(queue, steps),
    outbox: createOutbox({ store, clock, queue, newNonce }),
  };
};

export type HeartServices = ReturnType<typeof createHeartServices>;

export const heartFeatures = (services: HeartServices) => [jobsFeature(services)];

/** What the heart itself does in the service half. */
export const heartWork = (
  { clock, log, config }: Pick<HalfSurroundings, 'clock' | 'log' | 'config'>,
  deps: {
    store: Store;
    outbox: HeartServices['outbox'];
    posts: DiscordPosts;
    pictures: Pictures;
    onRefused: readonly OnRefused[];
  },
) => ({
  handlers: [
    outboxSendJob(createOutboxSender({ ...deps, clock, log })),
    sweepJob(createSweep({ store: deps.store, clock, kept: config.retention })),
  ],
  schedules: [{ name: SWEEP, cron: '23 4 * * *', kind: SWEEP }],
  due: [{ name: OUTBOX_SEND, always: true, run: deps.outbox.enqueueOverdue } as const],
});

/** What the message of finished work becomes instead of its card; null: nothing else. */
export type InsteadOfCard = (job: Job, locale: string) => Promise<unknown>;

const cardOr =
  (instead: InsteadOfCard): JobCardBody =>
  async (family, { locale, continued }) =>
    (await instead(family.job, locale)) ?? messageBody(jobCard(family, messagesFor(locale), continued));

/** Starts the machinery of the service half: jobs, their calendar, their cards. */
export const startHeart = (
  { config, clock, log, hints }: HalfSurroundings,
  deps: {
    store: Store;
    queue: HeartServices['queue'];
    posts: DiscordPosts;
    work: Work;
    stepKinds: readonly string[];
    insteadOfCard: InsteadOfCard;
  },
  stack: Stack,
): { wake: () => void } => {
  const { store, queue, posts } = deps;
  const { handlers, schedules, due } = deps.work;
  const enqueued = [...enqueuedKinds, ...schedules.map(({ kind }) => kind), ...deps.stepKinds];
  const registry = createRegistry(handlers, enqueued);
  const jobs = createJobWork({ store, clock, random: Math.random, newOwner: randomUUID });
  const setBack = createSetBack({ store, clock });
  const rebase = async (): Promise<void> => {
    await jobs.rebase();
    await setBack.rebase();
  };
  const work = { ...jobs, rebase };
  const runner = createRunner({ work, clock, log, registry });
  hints.onHint(runner.wake);
  const card = cardOr(deps.insteadOfCard);
  const loop = createProgressLoop({ shows: createProgressShows({ store, clock, posts, log, card }), log });
  const tick = createTick({ store, queue });
  const catchUp = createCatchUp({ store, tick });
  const background = config.backgroundSync;
  const scheduler = createScheduler({ schedules, due, background, tick, catchUp, clock, log });
  // Stopped in reverse: first nothing new is wished for, then nothing runs, then the last word is shown.
  loop.start();
  stack.add('progress', loop.stop);
  runner.start();
  stack.add('jobs', runner.stop);
  scheduler.start();
  stack.add('schedule', scheduler.stop);
  return { wake: runner.wake };
};
