import type { Job } from '../../domain/jobs.ts';
import { isSynced } from '../../domain/library/shown.ts';
import { formatNumber } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { reason, titleOf } from './words.ts';

/** The line of a child under its parent. */
export const lineOf = (job: Job, m: Messages): string =>
  m.jobs.line(markOf(job, m), nameOf(job, m), detailOf(job, m));

const nameOf = (job: Job, m: Messages): string =>
  job.message?.name === undefined ? titleOf(job, [], m) : escapeText(job.message.name, 60);

const markOf = ({ status, message }: Job, { jobs: { states } }: Messages): string => {
  switch (status) {
    case 'PENDING':
      return states.waiting;
    case 'RUNNING':
      return states.running;
    case 'DONE':
      return message?.key === 'skipped' ? states.failed : states.done;
    case 'FAILED':
      return states.failed;
    case 'CANCELLED':
      return states.cancelled;
  }
};

const detailOf = (job: Job, m: Messages): string | null => {
  const { status, message } = job;
  if (status === 'CANCELLED') return m.jobs.stopped;
  if (message?.code !== undefined) return reason(job, m);
  if (status === 'FAILED') return reason(job, m);
  const { done, total } = message ?? {};
  if (done === undefined) return message?.key === 'unchanged' ? m.jobs.unchanged : null;
  if (isSynced(job.payload)) return m.sources.result(...factsOf(job.payload, m));
  const count = formatNumber(done, m.locale);
  const counted =
    status === 'DONE' || total === undefined || total === done
      ? count
      : m.jobs.countOf(count, formatNumber(total, m.locale));
  return message?.key === 'unchanged' ? `${counted}, ${m.jobs.unchanged}` : counted;
};

/** What a sync of a source brought: how much there is, what came, what left. */
const factsOf = (
  { tracks, added, removed }: { tracks: number; added: number; removed: number },
  m: Messages,
): [string, string | null, string | null] => {
  const some = (value: number) => (value === 0 ? null : formatNumber(value, m.locale));
  // At the first time everything is new: that is not worth saying twice.
  return [formatNumber(tracks, m.locale), added === tracks ? null : some(added), some(removed)];
};
