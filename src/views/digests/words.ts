import { chartOfDigest, type DigestBlock, publicChart } from '../../domain/digests/blocks.ts';
import type { ServerTop } from '../../domain/digests/content.ts';
import type { Digest } from '../../domain/digests.ts';
import type { ChannelId } from '../../domain/ids.ts';
import { plainChart } from '../charts/names.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';

type Times = Pick<Digest, 'cadence' | 'weekday' | 'dayOfMonth' | 'hour' | 'timeZone'>;

export const clockOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** `every Monday at 09:00 (Europe/Berlin)`. The zone is a name that we know: nothing to escape in markdown. */
export const whenOf = ({ cadence, weekday, dayOfMonth, hour, timeZone }: Times, m: Messages): string => {
  const t = m.digests.when;
  switch (cadence) {
    case 'daily':
      return t.daily(clockOf(hour), timeZone);
    case 'weekly':
      return t.weekly(weekdayName(weekday ?? 1, m), clockOf(hour), timeZone);
    case 'monthly':
      return t.monthly(dayOfMonth ?? 1, clockOf(hour), timeZone);
  }
};

/** @param weekday 1 Monday … 7 Sunday */
export const weekdayName = (weekday: number, m: Messages): string =>
  m.digests.weekdays[weekday - 1] ?? String(weekday);

/** Discord shows the name, also of one that was renamed. */
export const channelMention = (id: ChannelId): string => `<#${id}>`;

/** The channel, or whose DMs it is in: those of whoever reads it. */
export const whereOf = ({ channelId }: Pick<Digest, 'channelId'>, m: Messages): string =>
  channelId === null ? m.digests.list.dm : channelMention(channelId);

/** `23 plays by 4 people` */
export const countsOf = ({ plays, listeners }: Pick<ServerTop, 'plays' | 'listeners'>, m: Messages): string =>
  m.digests.post.counts(plays, formatNumber(plays, m.locale), listeners);

/** A setting as people know it; plain. */
export const settingName = (block: DigestBlock, value: string, m: Messages): string => {
  switch (block.kind) {
    case 'server_week':
      return value === 'listeners' ? m.digestCard.by.listeners : m.digestCard.by.plays;
    case 'chart_movers': {
      const spec = chartOfDigest(value as (typeof block)['chart']);
      return spec === null ? value : plainChart(spec, m);
    }
    case 'new_releases': {
      const spec = publicChart(value === 'spotify' ? 'spotify' : 'listenbrainz', 'new');
      return spec === null ? value : m.charts.sources[spec.source];
    }
    default:
      return value;
  }
};
