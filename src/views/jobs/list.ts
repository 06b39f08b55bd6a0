import type { MemberId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { go } from '../actions/go.ts';
import { jobCancel, jobRetry, jobShow } from '../actions/jobs.ts';
import { type Child, heading, message, section, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { barOf, type Family } from './card.ts';
import { isActive, sentenceOf, titleOf } from './words.ts';

/** Sections with a button each; Discord takes 40 components in all. */
const MAX_OPEN = 5;
const MAX_FAILED = 4;
const MAX_FINISHED = 5;

/** A member's jobs: what goes on, what did not work, what was finished lately. */
export const jobListView = (families: readonly Family[], member: MemberId, m: Messages): MessageView => {
  const of = (pick: (job: Job) => boolean, max: number): Family[] =>
    families.filter(({ job }) => pick(job)).slice(0, max);
  const open = of(isActive, MAX_OPEN);
  const failed = of(({ status }) => status === 'FAILED', MAX_FAILED);
  const finished = of(({ status }) => status === 'DONE' || status === 'CANCELLED', MAX_FINISHED);
  if (open.length + failed.length + finished.length === 0) {
    return message('jobs', [
      heading(m.jobs.list.title),
      text(m.jobs.list.none),
      row(primary({ label: m.ways.sources, id: go.id(member, { way: 'sources' }) })),
    ]);
  }
  return message('jobs', [
    heading(m.jobs.list.title),
    ...part(
      m.jobs.list.running,
      open.map((family) => openRow(family, member, m)),
    ),
    ...part(
      m.jobs.list.failed,
      failed.map((family) => failedRow(family, member, m)),
    ),
    ...part(
      m.jobs.list.finished,
      finished.map((family) => text(finishedLine(family, m))),
    ),
  ]);
};

const part = (title: string, rows: readonly Child[]): Child[] =>
  rows.length === 0 ? [] : [small(title), ...rows];

const openRow = ({ job, children }: Family, member: MemberId, m: Messages): Child => {
  const id = { job: job.id };
  const button =
    children.length > 0 || job.cancelRequested
      ? secondary({ label: m.jobs.show, id: jobShow.id(member, id) })
      : secondary({ label: m.jobs.cancel, id: jobCancel.id(member, id) });
  const sentence = sentenceOf(job, m);
  const detail = sentence === null ? barOf(job, m) : `${barOf(job, m)}\n${sentence}`;
  return section([m.jobs.list.line(titleOf(job, children.length, m), detail)], button);
};

const failedRow = ({ job, children }: Family, member: MemberId, m: Messages): Child => {
  const button = secondary({ label: m.jobs.retry, emoji: '🔁', id: jobRetry.id(member, { job: job.id }) });
  const { done, total } = job.message ?? {};
  const detail =
    sentenceOf(job, m) ??
    m.jobs.ended(
      String(children.filter(({ status }) => status === 'DONE').length || (done ?? 0)),
      String(total ?? 0),
    );
  return section([m.jobs.list.line(titleOf(job, children.length, m), detail)], button);
};

const finishedLine = ({ job, children }: Family, m: Messages): string => {
  const when = relativeTime(job.finishedAt ?? job.updatedAt);
  const line = m.jobs.list.when(titleOf(job, children.length, m), when);
  const sentence = sentenceOf(job, m);
  return sentence === null || job.status === 'DONE' ? line : `${line}\n-# ${sentence}`;
};
