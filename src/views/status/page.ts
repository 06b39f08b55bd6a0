import type { MemberId } from '../../domain/ids.ts';
import type { BucketState, MemberStatus, OperatorStatus } from '../../domain/status.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { formatNumber, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { buttons } from './buttons.ts';
import { bucketWords, providerWords } from './names.ts';
import { operatorPart } from './operator.ts';

const MOST_RESTING = 8;

/** `/status`: what concerns the member, in words; below it everything, for whoever runs Segue. */
export const statusView = (
  { member, all }: { member: MemberStatus; all: OperatorStatus | null },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.status;
  return message('help', [
    heading(t.title),
    text(...stateLines(member, m)),
    text(jobsLine(member.jobs, m)),
    providersPart(member, m),
    ...(all === null ? [] : operatorPart(all, member.beatport, m)),
    buttons(all, owner, m),
  ]);
};

/** Who is in trouble, who rests; that all is well only where neither is so. */
const stateLines = ({ troubles, resting, beatport }: MemberStatus, m: Messages): string[] => {
  const t = m.status;
  // Who never let it in misses nothing; that one could is a word for operators.
  const shut = beatport === 'refused' || beatport === 'unreadable' ? [t.beatportShut] : [];
  const lines = [
    ...shut,
    ...troubles.map(({ provider, why, since }) =>
      t.inTrouble(providerWords(provider, m), why, timestamp(since, 'f')),
    ),
  ];
  return lines.length + resting.length === 0 ? [t.fine] : [...lines, ...restingLines(resting, m)];
};

const restingLines = (resting: readonly BucketState[], m: Messages): string[] => {
  // Two parts without words of their own are one provider that rests.
  const lines = [
    ...new Map(
      resting.map((bucket) => {
        const who = bucketWords(bucket, m);
        return [who, m.status.resting(who, timestamp(bucket.rest?.until ?? 0, 't'))] as const;
      }),
    ).values(),
  ];
  const rest = lines.length - MOST_RESTING;
  return rest > 0 ? [...lines.slice(0, MOST_RESTING), m.status.more(formatNumber(rest, m.locale))] : lines;
};

const jobsLine = ({ running, waiting, failed }: MemberStatus['jobs'], m: Messages): string => {
  const some = (count: number): string | null => (count === 0 ? null : formatNumber(count, m.locale));
  return running + waiting + failed === 0
    ? m.status.noJobs
    : m.status.yourJobs(some(running), some(waiting), some(failed));
};

const providersPart = ({ providers }: MemberStatus, m: Messages): Child => {
  const names = (on: boolean): string =>
    providers
      .filter((one) => one.on === on)
      .map(({ provider }) => providerWords(provider, m))
      .join(', ');
  const [on, off] = [names(true), names(false)];
  return on + off !== '' && small(on !== '' && m.status.on(on), off !== '' && m.status.off(off));
};
