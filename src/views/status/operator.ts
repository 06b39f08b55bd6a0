import type { BeatportState, BucketState, OperatorStatus, SumsChecked } from '../../domain/status.ts';
import { type Child, heading, separator, text } from '../kit/components.ts';
import { formatNumber, relativeTime, timestamp } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { carePart } from '../operators/care.ts';
import { providerWords } from './names.ts';

/** The lines of a large installation stay within the 4000 characters of a message. */
const MOST_BUCKETS = 12;
const MEGABYTE = 1_000_000;

/** Everything, for whoever runs Segue: budgets, jobs, what failed, the disk. */
export const operatorPart = (all: OperatorStatus, beatport: BeatportState, m: Messages): Child[] => {
  const t = m.status;
  const number = (value: number): string => formatNumber(value, m.locale);
  const buckets = all.buckets.slice(0, MOST_BUCKETS).map((bucket) => bucketLine(bucket, m));
  const rest = all.buckets.length - MOST_BUCKETS;
  const told = new Set(all.troubles.map(({ provider }) => provider));
  const troubles = [...all.troubles, ...all.care.down.filter(({ provider }) => !told.has(provider))];
  const counts = all.jobs.map(({ status, count }) => t.jobCount(number(count), status)).join(', ');
  return [
    separator(),
    heading(t.operatorTitle),
    text(
      `**${t.calls}**`,
      ...(buckets.length === 0 ? [t.noCalls] : buckets),
      rest > 0 && t.more(number(rest)),
    ),
    troubles.length > 0 &&
      text(
        `**${t.troubleTitle}**`,
        ...troubles.map(({ provider, why, since, lastAt }) =>
          t.troubleOf(providerWords(provider, m), why, timestamp(since, 'f'), relativeTime(lastAt)),
        ),
      ),
    text(t.beatport[beatport]),
    text(t.jobCounts(counts === '' ? t.noJobsAtAll : counts)),
    all.sums !== null && text(sumsLine(all.sums, m)),
    text(t.storage(number(all.care.databaseBytes / MEGABYTE), number(all.tracks), number(all.knownTracks))),
    ...carePart(all.care, all.warnings, m),
  ];
};

const sumsLine = ({ at, listeners, drifted }: SumsChecked, m: Messages): string => {
  const number = (value: number): string => formatNumber(value, m.locale);
  return m.status.sums(number(listeners), relativeTime(at), drifted === 0 ? null : number(drifted));
};

/** By its own name, not by words for people: operators look for it in the log. */
const bucketLine = ({ provider, app, bucket, used, limit, rest }: BucketState, m: Messages): string => {
  const t = m.status;
  const number = (value: number): string => formatNumber(value, m.locale);
  const calls = limit === null ? t.unlimited(number(used)) : t.used(number(used), number(limit));
  const who = t.bucketOf(providerWords(provider, m), escapeText(bucket, 30));
  const line = t.bucket(who, app === null ? null : escapeText(app, 30), calls);
  return rest === null ? line : line + t.restingShort(timestamp(rest.until, 't'), rest.why);
};
