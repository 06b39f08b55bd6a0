import type { Job } from '../../domain/jobs.ts';
import type { ProviderName } from '../../errors.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

type Facts = Pick<Job, 'kind' | 'status' | 'message'>;

/** True while something may still happen by itself. */
export const isActive = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'PENDING' || status === 'RUNNING';

/**
 * What this work is called now: "Syncing 3 sources", and once it is through "Your sources are up to date".
 * @param children what hangs under it: one that was left out keeps the whole from being done
 */
export const titleOf = (job: Facts, children: readonly Facts[], m: Messages): string => {
  const words = m.jobs.kinds[job.kind] ?? m.jobs.otherKind;
  const parts = children.length;
  const isDone = job.status === 'DONE' && job.message?.key !== 'skipped';
  const lacking = (job.message?.later ?? 0) > 0 || children.some(({ message }) => message?.key === 'skipped');
  const title = isDone ? (lacking ? words.partly : words.done) : words.active(parts);
  // A parent's children have names of their own.
  return job.message?.name === undefined || parts > 0
    ? title
    : `${title}: ${escapeText(job.message.name, 60)}`;
};

/** Where a job stands, as a sentence; null when its bar says it all. */
export const sentenceOf = (job: Job, m: Messages): string | null => {
  const { message, status } = job;
  const why = message?.code === undefined ? null : reason(job, m);
  if (status === 'CANCELLED') return m.jobs.cancelled;
  if (status === 'FAILED') return message?.key === 'children' ? null : m.jobs.failed(why ?? reason(job, m));
  if (job.cancelRequested && isActive(job)) return m.jobs.stopping;
  switch (message?.key) {
    case 'resting':
      return m.jobs.resting(resterOf(job, m), timestamp(message.until ?? job.runAt, 't'));
    case 'retrying':
      return isActive(job) ? m.jobs.retrying(relativeTime(message.until ?? job.runAt), why) : null;
    case 'skipped':
      return why === null ? null : m.jobs.skipped(why);
    case 'waiting':
      return status === 'PENDING' ? m.jobs.waiting : null;
    case 'children':
      return message.later === undefined ? null : m.jobs.later(message.later);
    case 'unchanged':
      return m.jobs.unchanged;
    default:
      return message === null && status === 'PENDING' ? m.jobs.waiting : null;
  }
};

/** Why, in words, for an error code or a source's problem; what nobody foresaw is found in the log by the job's number. */
export const reason = ({ id, message }: Pick<Job, 'id' | 'message'>, m: Messages): string =>
  m.jobs.because[message?.code ?? ''] ?? m.jobs.unknownReason(String(id));

/** Who rests: "Spotify search". */
const resterOf = ({ message }: Pick<Job, 'message'>, m: Messages): string => {
  const provider = message?.provider;
  const name =
    provider !== undefined && isProvider(provider, m) ? m.providers[provider] : m.providers.spotify;
  const part = m.jobs.parts[message?.bucket ?? ''];
  return part === undefined ? name : m.jobs.restingPart(name, part);
};

const isProvider = (name: string, m: Messages): name is ProviderName => Object.hasOwn(m.providers, name);
