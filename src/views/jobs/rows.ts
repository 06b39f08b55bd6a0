import type { MemberId } from '../../domain/ids.ts';
import { jobCancel, jobRetry, jobShow } from '../actions/jobs.ts';
import { type Child, section } from '../kit/components.ts';
import { secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { barOf, type Family, sentencesOf } from './card.ts';
import { sentenceOf, titleOf } from './words.ts';

/** What goes on, with a way to stop it or to look closer. */
export const openRow = (family: Family, member: MemberId, m: Messages): Child => {
  const { job, children } = family;
  const id = { job: job.id };
  const button =
    children.length > 0 || job.cancelRequested
      ? secondary({ label: m.jobs.show, id: jobShow.id(member, id) })
      : secondary({ label: m.jobs.cancel, id: jobCancel.id(member, id) });
  const detail = [barOf(job, m), ...sentencesOf(family, m)].join('\n');
  return section([m.jobs.list.line(titleOf(job, children, m), detail)], button);
};

/** What did not work, with a way to try again. */
export const failedRow = ({ job, children }: Family, member: MemberId, m: Messages): Child => {
  const button = secondary({ label: m.jobs.retry, emoji: '🔁', id: jobRetry.id(member, { job: job.id }) });
  const done = children.filter(({ status }) => status === 'DONE').length;
  const ended = m.jobs.ended(String(done), String(children.length));
  const why = children.filter(({ status }) => status === 'FAILED').map((child) => sentenceOf(child, m));
  const detail = sentenceOf(job, m) ?? [ended, ...new Set(why)].slice(0, 2).join('\n');
  return section([m.jobs.list.line(titleOf(job, children, m), detail)], button);
};

/** What is over, and when it was. */
export const finishedLine = ({ job, children }: Family, m: Messages): string => {
  const when = relativeTime(job.finishedAt ?? job.updatedAt);
  const line = m.jobs.list.when(titleOf(job, children, m), when);
  const sentence = sentenceOf(job, m);
  return sentence === null ? line : `${line}\n-# ${sentence}`;
};
