import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { DigestContent, TopBy } from '../../domain/digests/content.ts';
import { type DigestPeriod, nextRun, previewPeriod } from '../../domain/digests/schedule.ts';
import type { Digest, DigestCadence } from '../../domain/digests.ts';
import type { ChannelId, DigestId, GuildId, MemberId } from '../../domain/ids.ts';
import { parseTimeZone } from '../../domain/time-zones.ts';
import { AppError } from '../../errors.ts';
import { composeContent } from './content.ts';

export interface DigestWish {
  readonly guildId: GuildId;
  readonly channelId: ChannelId;
  readonly createdBy: MemberId;
  readonly cadence: DigestCadence;
  /** 1 Monday … 7 Sunday; for weekly ones, Monday without. */
  readonly weekday: number | null;
  readonly hour: number;
  /** As typed; must name an IANA zone. */
  readonly timeZone: string;
  readonly locale: string;
}

/** The digests of a server, and what they tell. */
export interface Digests {
  /** @throws {AppError} INVALID_INPUT (hour, time zone), LIMIT_REACHED */
  add(wish: DigestWish): Promise<Digest>;
  list(guildId: GuildId): Promise<Digest[]>;
  /** @throws {AppError} NOT_FOUND */
  find(guildId: GuildId, id: DigestId): Promise<Digest>;
  /** @throws {AppError} NOT_FOUND */
  remove(guildId: GuildId, id: DigestId): Promise<Digest>;
  /** Lets a paused one go on from its next regular run. @throws {AppError} NOT_FOUND */
  resume(guildId: GuildId, id: DigestId): Promise<Digest>;
  /** What a digest would tell if it came now. */
  preview(guildId: GuildId, cadence: DigestCadence): Promise<DigestContent>;
  /** The details of a stretch of time that a post told of, counted anew: who left since is not in it. */
  closer(guildId: GuildId, period: DigestPeriod, by: TopBy): Promise<DigestContent>;
  /** How many members agreed to be counted in a server. */
  counted(guildId: GuildId): Promise<number>;
  /** Whether this member is one of them. */
  isCounted(guildId: GuildId, memberId: MemberId): Promise<boolean>;
}

export const DIGESTS_PER_SERVER = 10;
const DAY = 86_400_000;

export const createDigests = ({ store, clock }: { store: Store; clock: Clock }): Digests => {
  const find = async (guildId: GuildId, id: DigestId): Promise<Digest> => {
    const digest = await store.read.digests.findIn(guildId, id);
    if (digest === null) throw new AppError('NOT_FOUND', { what: 'digest' });
    return digest;
  };
  return {
    find,
    list: (guildId) => store.read.digests.ofGuild(guildId),

    add: async (wish) => {
      const { cadence, hour } = wish;
      const timeZone = parseTimeZone(wish.timeZone);
      if (timeZone === null) {
        throw new AppError('INVALID_INPUT', { problem: 'time_zone', value: wish.timeZone });
      }
      if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
        throw new AppError('INVALID_INPUT', { problem: 'hour', value: String(hour) });
      }
      const weekday = cadence === 'weekly' ? (wish.weekday ?? 1) : null;
      const now = clock.now();
      const nextRunAt = nextRun({ cadence, weekday, hour, timeZone }, now);
      const id = await store.transaction(async (tx) => {
        if ((await tx.digests.countIn(wish.guildId)) >= DIGESTS_PER_SERVER) {
          throw new AppError('LIMIT_REACHED', { what: 'digests', limit: DIGESTS_PER_SERVER });
        }
        return tx.digests.add({ ...wish, timeZone, weekday, nextRunAt }, now);
      });
      return find(wish.guildId, id);
    },

    remove: async (guildId, id) => {
      const digest = await find(guildId, id);
      const removed = await store.transaction((tx) => tx.digests.remove(guildId, id));
      if (!removed) throw new AppError('NOT_FOUND', { what: 'digest' });
      return digest;
    },

    resume: async (guildId, id) => {
      const digest = await find(guildId, id);
      const now = clock.now();
      if (digest.pausedAt !== null) {
        await store.transaction((tx) => tx.digests.resume(guildId, id, nextRun(digest, now)));
      }
      return find(guildId, id);
    },

    preview: (guildId, cadence) =>
      composeContent(store.read, {
        guildId,
        cadence,
        period: previewPeriod(cadence, clock.now()),
        by: 'plays',
      }),

    closer: (guildId, period, by) => {
      const cadence = period.toAt - period.fromAt > 2 * DAY ? 'weekly' : 'daily';
      return composeContent(store.read, { guildId, cadence, period, by });
    },

    counted: async (guildId) => (await store.read.members.consenting(guildId)).length,
    isCounted: async (guildId, memberId) => (await store.read.members.consentIn(guildId, memberId)) !== 'off',
  };
};
