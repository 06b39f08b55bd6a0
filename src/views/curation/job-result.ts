import type { APIButtonComponent } from 'discord-api-types/v10';
import type { MemberId, PeriodId, StyleId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { curateCard, curateDm, curateWeeks, releasesReview } from '../actions/curation.ts';
import { primary, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { begun, imported, joined, ordered } from './job-facts.ts';

/** Broken lines that are named one by one. */
const NAMED = 12;

/** Where a job of this family leads: to the card of its week, or to the weeks that a file is about. */
export const curationJobButtons = (job: Job, owner: MemberId, m: Messages): APIButtonComponent[] => {
  if (job.status !== 'DONE') return [];
  const week = job.kind === 'curation.period' ? begun.safeParse(job.metadata).data : undefined;
  if (week !== undefined) {
    const period = week.periodId as PeriodId;
    return [
      primary({
        label: m.curationCards.period.ready,
        emoji: '▶️',
        id: curateCard.id(owner, { period, via: 'open' }),
      }),
      secondary({ label: m.curationCards.later.dm, emoji: '✉️', id: curateDm.id(owner, { period }) }),
      ...doubtsButton(job, owner, m),
    ];
  }
  const file = job.kind === 'curation.import' ? ordered.safeParse(job.metadata).data : undefined;
  if (file === undefined || !imported.safeParse(job.payload).success) return [];
  const weeks = curateWeeks.id(owner, { style: file.styleId as StyleId, via: 'open' });
  return [primary({ label: m.curationCards.styles.begin, id: weeks })];
};

const doubtsButton = ({ payload }: Job, owner: MemberId, m: Messages): APIButtonComponent[] => {
  const doubts = joined.safeParse(payload).data?.doubts ?? 0;
  const label = m.curationCards.done.doubts(doubts, formatNumber(doubts, m.locale));
  return doubts === 0
    ? []
    : [secondary({ label, emoji: '🤔', id: releasesReview.id(owner, { via: 'open' }) })];
};

/** What a finished job of this family brought, in sentences; none for other jobs. */
export const curationJobSentences = ({ kind, status, payload, message }: Job, m: Messages): string[] => {
  const number = (value: number): string => formatNumber(value, m.locale);
  const isComing = kind === 'curation.period' && status === 'PENDING' && message?.key === 'reading';
  if (isComing) return [m.curationCards.period.coming(number(message.done ?? 0), number(message.total ?? 0))];
  if (status !== 'DONE') return [];
  const week = kind === 'curation.period' ? joined.safeParse(payload).data : undefined;
  if (week !== undefined) {
    const waiting = week.waiting > 0 ? [m.curationCards.done.waiting(week.waiting)] : [];
    const shut = week.closed?.includes('beatport') ? [m.curationCards.period.beatportShut] : [];
    const sent = week.card === 'dm' ? [m.curationCards.period.inDm] : [];
    return [m.curationCards.period.came(week.joined, number(week.joined)), ...waiting, ...shut, ...sent];
  }
  const file = kind === 'curation.import' ? imported.safeParse(payload).data : undefined;
  if (file === undefined) return [];
  const t = m.curationCards.import;
  const { read, added, changed, known, skipped } = file.counts;
  const left = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const lines = file.broken
    .slice(0, NAMED)
    .map(({ at, why }) => t.line(number(at), t.whys[why] ?? plain(why, 30)));
  const more = left - lines.length;
  const named = more > 0 ? [...lines, m.jobs.more(number(more))] : lines;
  return [
    t.read(number(read), number(added), number(changed), number(known), number(left)),
    ...(lines.length === 0 ? [] : [t.broken(named.join(', '))]),
  ];
};
