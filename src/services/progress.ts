import type { Clock } from '../clock.ts';
import type { WatchedJob } from '../db/repositories/job-shows.ts';
import type { Store } from '../db/store.ts';
import type { ChannelId, JobId, MessageId } from '../domain/ids.ts';
import { EDIT_EVERY_MS, nextLook, nextShow, placesAfter, whyLapsed } from '../domain/jobs/showing.ts';
import type { JobNotify } from '../domain/jobs.ts';
import { isAppError, RetryAfter } from '../errors.ts';
import type { Log } from '../log.ts';
import type { DiscordPosts } from '../providers/discord-port.ts';
import type { JobFamily } from './jobs/desk.ts';
import { hasEnded } from './jobs/family.ts';

/** How a job's card looks: passed in by the composition root. Resolves to a Discord message body. */
export type JobCardBody = (
  family: JobFamily,
  how: { locale: string; continued: boolean },
) => unknown | Promise<unknown>;

/** Keeps the cards of watched jobs up to date in Discord. */
export interface ProgressShows {
  /** Starts showing what changed; a card that is being shown already is left alone. Does not wait for Discord. */
  showDue(): Promise<void>;
  /** Resolves when nothing is being shown. */
  settled(): Promise<void>;
}

export interface ProgressDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly posts: DiscordPosts;
  readonly log: Log;
  readonly card: JobCardBody;
}

const AT_ONCE = 10;
/** How long Discord is left alone when it does not answer, or when an answer is not there yet. */
const PAUSE_MS = 5_000;

export const createProgressShows = ({ store, clock, posts, log, card }: ProgressDeps): ProgressShows => {
  const showing = new Map<JobId, Promise<void>>();
  /** What each card says, so that one is edited only when it changes. Lost with the process: one edit too many. */
  const said = new Map<JobId, string>();

  const later = (job: WatchedJob, at: number): Promise<void> =>
    store.transaction((tx) => tx.jobShows.showLater(job.id, at));

  /** @param notify where the card is from now on; null: nobody looks any more */
  const shown = async (job: WatchedJob, notify: JobNotify | null, readAt: number): Promise<void> => {
    const watching = hasEnded(job) ? null : notify;
    if (watching === null) said.delete(job.id);
    const look = watching === null ? null : nextLook(watching, false);
    // A change in the same millisecond as the one that was read would look the same: look once more.
    const lookAt = readAt <= job.updatedAt ? clock.now() + EDIT_EVERY_MS : look;
    await store.transaction((tx) => tx.jobShows.shown(job, watching, lookAt, clock.now()));
  };

  const postTo = async (place: 'channel' | 'dm', job: WatchedJob, body: unknown): Promise<Posted | null> => {
    const channelId = await channelOf(place, job);
    if (channelId === null) return null;
    try {
      // The nonce makes a repetition after a crash the same message; a job that is retried gets a new one.
      const nonce = `card-${job.id}-${job.runAt.toString(36)}`;
      return { channelId, messageId: await posts.create(channelId, body, { nonce }) };
    } catch (error) {
      if (isAppError(error, 'CANNOT_POST') || isAppError(error, 'RESOURCE_GONE')) return null;
      throw error;
    }
  };
  const channelOf = async (place: 'channel' | 'dm', job: WatchedJob): Promise<ChannelId | null> => {
    if (place === 'channel') return job.notify.via === 'interaction' ? job.notify.channelId : null;
    if (job.memberId === null) return null;
    const member = await store.read.members.find(job.memberId);
    if (member === null || member.dmClosedAt !== null) return null;
    const channel = await posts.openDm(job.memberId);
    if (channel !== 'closed') return channel;
    await store.transaction((tx) => tx.members.setDmClosed(member.id, clock.now()));
    return null;
  };
  const post = async (
    job: WatchedJob,
    places: readonly ('channel' | 'dm')[],
    body: unknown,
  ): Promise<JobNotify | null> => {
    for (const place of places) {
      const posted = await postTo(place, job, body);
      if (posted !== null) return { via: 'message', ...posted, locale: job.notify.locale };
    }
    return null;
  };

  /** Where the card is afterwards; null: nowhere; `later`: it could not be shown yet. */
  const edit = async (
    job: WatchedJob,
    body: unknown,
    moved: () => Promise<unknown>,
  ): Promise<JobNotify | null | 'later'> => {
    const { notify } = job;
    if (notify.via === 'interaction') {
      if ((await posts.editAnswer(notify.applicationId, notify.token, body, {})) === 'edited') return notify;
      const why = whyLapsed(notify, clock.now());
      if (why === 'early') return 'later';
      return why === 'age' ? post(job, placesAfter(notify), await moved()) : null;
    }
    if (notify.via === 'dm') return post(job, ['dm'], body);
    try {
      await posts.edit(notify.channelId, notify.messageId, body, {});
      return notify;
    } catch (error) {
      if (isAppError(error, 'CANNOT_POST') || isAppError(error, 'RESOURCE_GONE')) return null;
      throw error;
    }
  };

  const show = async (job: WatchedJob): Promise<void> => {
    const readAt = clock.now();
    const step = nextShow(job.notify, job.notify.via === 'dm' ? null : job.shownAt, readAt);
    if (step.do === 'wait') return later(job, step.until);
    const family = { job, children: await store.read.jobs.children([job.id]) };
    const { locale } = job.notify;
    const body = async (continued: boolean): Promise<unknown> => card(family, { locale, continued });
    if (step.do === 'post') {
      return shown(job, await post(job, step.places, await body(job.notify.via === 'interaction')), readAt);
    }
    const present = await body(false);
    const words = JSON.stringify(present);
    if (said.get(job.id) === words) return shown(job, job.notify, readAt);
    const notify = await edit(job, present, () => body(true));
    if (notify === 'later') return later(job, readAt + PAUSE_MS);
    said.set(job.id, words);
    await shown(job, notify, readAt);
  };

  const guarded = async (job: WatchedJob): Promise<void> => {
    try {
      await show(job).catch(async (error: unknown) => {
        if (error instanceof RetryAfter) return later(job, error.at);
        if (isAppError(error, 'PROVIDER_UNAVAILABLE')) return later(job, clock.now() + PAUSE_MS);
        log.error({ event: 'lifecycle', what: 'card not shown', detail: job.kind }, error);
        // The work itself is not touched; `/jobs` shows it.
        return shown(job, null, clock.now());
      });
    } catch (error) {
      log.error({ event: 'lifecycle', what: 'card not noted', detail: job.kind }, error);
    } finally {
      showing.delete(job.id);
    }
  };

  return {
    showDue: async () => {
      if (showing.size >= AT_ONCE) return;
      for (const job of await store.read.jobShows.toShow(clock.now(), 2 * AT_ONCE)) {
        if (showing.size >= AT_ONCE) return;
        if (!showing.has(job.id)) showing.set(job.id, guarded(job));
      }
    },
    settled: async () => {
      await Promise.all(showing.values());
    },
  };
};

interface Posted {
  readonly channelId: ChannelId;
  readonly messageId: MessageId;
}
