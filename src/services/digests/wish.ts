import type { DigestBlock } from '../../domain/digests/blocks.ts';
import type { DigestSchedule } from '../../domain/digests/schedule.ts';
import type { DigestCadence } from '../../domain/digests/words.ts';
import type { ChannelId, GuildId, MemberId } from '../../domain/ids.ts';
import type { OutboxTarget } from '../../domain/outbox.ts';
import { parseTimeZone } from '../../domain/time-zones.ts';
import { AppError } from '../../errors.ts';

/** When a digest is to appear, as it was given. */
export interface TimesWish {
  readonly cadence: DigestCadence;
  /** 1 Monday … 7 Sunday; for weekly ones, Monday without. */
  readonly weekday: number | null;
  /** 1..31; for monthly ones, the first without. */
  readonly dayOfMonth: number | null;
  readonly hour: number;
  /** As typed; must name an IANA zone. */
  readonly timeZone: string;
}

export interface DigestWish extends TimesWish {
  readonly target:
    | { readonly to: 'channel'; readonly guildId: GuildId; readonly channelId: ChannelId }
    | (OutboxTarget & { readonly to: 'member' });
  readonly createdBy: MemberId;
  readonly locale: string;
  /** Those that are usual there, without. */
  readonly blocks?: readonly DigestBlock[];
  /** It stands still until somebody starts it. */
  readonly isDraft?: boolean;
}

/** @throws {AppError} INVALID_INPUT (hour, day of the month, time zone) */
export const checkTimes = (wish: TimesWish): Required<DigestSchedule> => {
  const { cadence, hour } = wish;
  const timeZone = parseTimeZone(wish.timeZone);
  if (timeZone === null) throw new AppError('INVALID_INPUT', { problem: 'time_zone', value: wish.timeZone });
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
    throw new AppError('INVALID_INPUT', { problem: 'hour', value: String(hour) });
  }
  const dayOfMonth = cadence === 'monthly' ? (wish.dayOfMonth ?? 1) : null;
  if (dayOfMonth !== null && (!Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > 31)) {
    throw new AppError('INVALID_INPUT', { problem: 'day_of_month', value: String(dayOfMonth) });
  }
  const weekday = cadence === 'weekly' ? (wish.weekday ?? 1) : null;
  return { cadence, weekday, dayOfMonth, hour, timeZone };
};
