import type { MemberId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { letterForget, letterRetry, lettersForget, statusAgain } from '../actions/status.ts';
import { reason, sentenceOf } from '../jobs/words.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

interface Letter {
  readonly job: Job;
  readonly children: readonly Job[];
}

/** As many as fit: each is a text and a row of two buttons, and a message holds 40 parts. */
export const LETTERS_SHOWN = 7;

/** Jobs that failed for good, each with its reason and what to do about it. Whose they are is nobody's business. */
export const lettersView = (
  { letters, total }: { readonly letters: readonly Letter[]; readonly total: number },
  operator: MemberId,
  m: Messages,
): MessageView => {
  const t = m.care;
  const number = (value: number): string => formatNumber(value, m.locale);
  return message('jobs', [
    heading(t.lettersTitle),
    letters.length === 0 && text(t.noLetters),
    ...letters.flatMap((letter) => letterPart(letter, operator, m)),
    letters.length > 0 && small(t.lettersShown(number(letters.length), number(total))),
    row(
      secondary({ label: t.back, emoji: '◀️', id: statusAgain.id(operator, {}) }),
      total > 1 && secondary({ label: t.forgetAll, id: lettersForget.id(operator, {}) }),
    ),
  ]);
};

const letterPart = ({ job, children }: Letter, operator: MemberId, m: Messages): Child[] => {
  const facts = { job: job.id };
  const when = relativeTime(job.finishedAt ?? job.updatedAt);
  return [
    text(m.care.letter(String(job.id), escapeText(job.kind, 40), when, whyOf({ job, children }, m))),
    row(
      secondary({ label: m.care.retry, emoji: '🔁', id: letterRetry.id(operator, facts) }),
      secondary({ label: m.care.forget, id: letterForget.id(operator, facts) }),
    ),
  ];
};

/** Its own reason, or that of the first of its parts. */
const whyOf = ({ job, children }: Letter, m: Messages): string => {
  const failed = children.find(({ status }) => status === 'FAILED');
  return sentenceOf(job, m) ?? (failed && sentenceOf(failed, m)) ?? m.jobs.failed(reason(job, m));
};
