import type { MemberId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { go } from '../actions/go.ts';
import { jobList } from '../actions/jobs.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { Family } from './card.ts';
import { failedRow, finishedLine, openRow } from './rows.ts';
import { isActive } from './words.ts';

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
    row(secondary({ label: m.jobs.again, emoji: '🔄', id: jobList.id(member, {}) })),
  ]);
};

const part = (title: string, rows: readonly Child[]): Child[] =>
  rows.length === 0 ? [] : [small(title), ...rows];
