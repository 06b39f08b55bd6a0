import { z } from 'zod';
import type { Job } from '../../domain/jobs.ts';
import type { JsonProblem } from '../../domain/rules/problems.ts';
import { formatNumber } from '../kit/format.ts';
import { cut } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

import { jsonProblem } from './mistakes.ts';

const MAX_PROBLEM = 500;

/** Results of the jobs of this family, as the database gives them back. */
export const applied = z.object({
  kind: z.literal('applied'),
  added: z.number(),
  removed: z.number(),
  size: z.number(),
  pinned: z.number(),
  banned: z.number(),
  leftOut: z.number(),
  redated: z.number(),
  // Older results do not say these.
  unavailable: z.number().default(0),
  orderLeft: z.boolean().default(false),
  movedByHand: z.number().default(0),
});
const unchanged = z.object({ kind: z.literal('unchanged'), size: z.number() });
const problems = z.object({ kind: z.literal('problems'), problems: z.array(z.custom<JsonProblem>()) });

/** What a finished job of this family brought, in sentences; none for other jobs. */
export const ruleJobSentences = ({ kind, status, message, payload }: Job, m: Messages): string[] => {
  const t = m.ruleCards;
  const number = (value: number): string => formatNumber(value, m.locale);
  if (kind === 'playlists.apply' && message?.code === 'PLAYLIST_ASKS' && message.total !== undefined) {
    return [t.outcome.asks(number(message.done ?? 0), number(message.total))];
  }
  if (status !== 'DONE') return [];
  if (kind === 'rules.import') {
    const read = problems.safeParse(payload);
    if (!read.success) return [];
    const lines = read.data.problems.map((problem) => cut(jsonProblem(problem, m), MAX_PROBLEM));
    return [[`**${t.import.problemsTitle}**`, ...lines, t.import.problems].join('\n')];
  }
  if (kind !== 'playlists.apply') return [];
  const same = unchanged.safeParse(payload);
  if (same.success) return [t.outcome.unchanged(m.rules.tracks(same.data.size, number(same.data.size)))];
  const done = applied.safeParse(payload);
  if (!done.success) return [];
  const { added, removed, size, pinned, banned, leftOut, redated } = done.data;
  const { unavailable, orderLeft, movedByHand } = done.data;
  const tracks = (count: number): string => m.rules.tracks(count, number(count));
  const lines = [
    t.outcome.applied(number(added), number(removed), number(size)),
    pinned + banned > 0 && t.outcome.hands(number(pinned), number(banned)),
    leftOut > 0 && t.outcome.leftOut(number(leftOut)),
    redated > 0 && t.outcome.redated(number(redated)),
    unavailable > 0 && t.playlist.unavailable(unavailable, tracks(unavailable)),
    orderLeft && t.outcome.orderLeft,
    movedByHand > 0 && t.outcome.moved(tracks(movedByHand)),
  ];
  return [lines.filter((line) => line !== false).join('\n')];
};
