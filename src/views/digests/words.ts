import type { ServerTop } from '../../domain/digests/content.ts';
import type { Digest } from '../../domain/digests.ts';
import type { ChannelId } from '../../domain/ids.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';

type Times = Pick<Digest, 'cadence' | 'weekday' | 'hour' | 'timeZone'>;

/** `every Monday at 09:00 (Europe/Berlin)`. The zone is a name that we know: nothing to escape in markdown. */
export const whenOf = ({ cadence, weekday, hour, timeZone }: Times, m: Messages): string => {
  const clock = `${String(hour).padStart(2, '0')}:00`;
  return cadence === 'daily'
    ? m.digests.when.daily(clock, timeZone)
    : m.digests.when.weekly(weekdayName(weekday ?? 1, m), clock, timeZone);
};

/** @param weekday 1 Monday … 7 Sunday */
export const weekdayName = (weekday: number, m: Messages): string =>
  m.digests.weekdays[weekday - 1] ?? String(weekday);

/** Discord shows the name, also of one that was renamed. */
export const channelMention = (id: ChannelId): string => `<#${id}>`;

/** `23 plays by 4 people` */
export const countsOf = ({ plays, listeners }: Pick<ServerTop, 'plays' | 'listeners'>, m: Messages): string =>
  m.digests.post.counts(plays, formatNumber(plays, m.locale), listeners);
