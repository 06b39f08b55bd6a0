import type { Job } from '../../domain/jobs.ts';
import { jobCancel, jobRetry } from '../actions/jobs.ts';
import { curationJobSentences } from '../curation/job-result.ts';
import { importJobSentences } from '../imports/job-result.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { type Row, row, secondary } from '../kit/controls.ts';
import { formatNumber, formatPercent, progressBar } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { ruleJobSentences } from '../rules/outcome.ts';
import { lineOf } from './line.ts';
import { nextButtons } from './next.ts';
import { isActive, sentenceOf, titleOf } from './words.ts';

/** A job with what hangs under it. */
export interface Family {
  readonly job: Job;
  readonly children: readonly Job[];
}

const MAX_LINES = 15;

/**
 * The card of a job: what it is, how far it is, a line per child, what rests until when, and what can be done.
 * @param continued it takes over from an answer that cannot be edited any more
 */
export const jobCard = (family: Family, m: Messages, continued = false): MessageView => {
  const { job, children } = family;
  return message('jobs', [
    heading(titleOf(job, children, m)),
    isActive(job) && text(barOf(job, m)),
    children.length > 0 && text(...linesOf(children, m)),
    ...sentencesOf(family, m).map((sentence): Child => text(sentence)),
    continued && small(m.jobs.continued),
    actionsOf(family, m),
  ]);
};

/** `▓▓▓▓░░ 74%` */
export const barOf = ({ progress }: Job, m: Messages): string =>
  m.jobs.progress(progressBar(progress), formatPercent(progress, m.locale));

const linesOf = (children: readonly Job[], m: Messages): string[] => {
  const rest = children.length - MAX_LINES;
  const lines = children.slice(0, MAX_LINES).map((child) => lineOf(child, m));
  return rest > 0 ? [...lines, m.jobs.more(formatNumber(rest, m.locale))] : lines;
};

/** Its own sentence, and each thing its children wait for once. */
export const sentencesOf = ({ job, children }: Family, m: Messages): string[] => {
  const waiting = children
    .filter(isActive)
    .filter(({ message: said }) => said?.key === 'resting' || said?.key === 'retrying');
  const sentences = [
    ...[job, ...waiting].map((one) => sentenceOf(one, m)),
    ...ruleJobSentences(job, m),
    ...curationJobSentences(job, m),
    ...importJobSentences(job, m),
  ];
  return [...new Set(sentences)].filter((sentence) => sentence !== null).slice(0, 4);
};

/** Null for work that belongs to nobody, and when there is nothing left to do. */
const actionsOf = ({ job, children }: Family, m: Messages): Row | null => {
  if (job.memberId === null) return null;
  const cancel = isActive(job) && !job.cancelRequested;
  return row(
    ...nextButtons(job, children, m),
    cancel && secondary({ label: m.jobs.cancel, id: jobCancel.id(job.memberId, { job: job.id }) }),
    job.status === 'FAILED' &&
      secondary({ label: m.jobs.retry, emoji: '🔁', id: jobRetry.id(job.memberId, { job: job.id }) }),
  );
};
