import { DAY } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { isDay } from '../../domain/curation/news.ts';
import { guildId as guildIdOf, type MemberId } from '../../domain/ids.ts';
import { isMuted } from '../../domain/radar/noise.ts';
import type { RadarChannel, RadarItem } from '../../domain/radar/radar.ts';
import { type SharedSignal, sharedRadar } from '../../domain/radar/shared.ts';
import { LEAST_GROUP } from '../../domain/server/ranking.ts';
import type { Post } from '../intents.ts';
import type { OnRefused } from '../outbox/sender.ts';

/** How it looks: views, passed in by the composition root. They return Discord message bodies. */
export interface RadarChannelBodies {
  news(facts: { readonly items: readonly RadarItem[]; readonly total: number }, locale: string): unknown;
  closed(channel: RadarChannel, locale: string): unknown;
}

/** Tells servers what is new for those of their members who agreed to be counted. Nobody is named. */
export interface RadarChannelTelling {
  /** By day, a week after the last time at the earliest, and only when something is new. @returns how many were told */
  run(now: number): Promise<number>;
  /** For the outbox: a channel that is gone or closed is told nothing any more, and who set it up learns of it. */
  readonly refused: OnRefused;
}

const EVERY_MS = 7 * DAY;
const SHOWN = 8;
const PREFIX = 'radar-channel:';

export const createRadarChannelTelling = (deps: {
  store: Store;
  post: Post;
  bodies: RadarChannelBodies;
}): RadarChannelTelling => {
  const { store, post, bodies } = deps;
  const { read } = store;

  const newsOf = async ({ guildId, toldAt }: RadarChannel, members: readonly MemberId[]) => {
    const signals: SharedSignal[] = [];
    const mutes = new Map<MemberId, Awaited<ReturnType<typeof read.radar.mutes>>>();
    for (const signal of await read.radarDeliveries.newFor(guildId, members, toldAt)) {
      const { memberId, item } = signal;
      const own = mutes.get(memberId) ?? (await read.radar.mutes(memberId));
      mutes.set(memberId, own);
      if (!isMuted(item.release, { name: item.artist }, own)) signals.push(signal);
    }
    return sharedRadar(signals);
  };

  const tell = async (channel: RadarChannel, now: number): Promise<boolean> => {
    const { guildId, channelId, toldAt, locale } = channel;
    const maker = await read.members.find(channel.createdBy);
    if (maker === null || !isDay(now, maker.timeZone)) return false;
    const members = await read.members.consenting(guildId);
    if (members.length < LEAST_GROUP) return false;
    const news = await newsOf(channel, members);
    if (news.length === 0) return false;
    return store.transaction(async (tx) => {
      // Somebody who withdrew a moment ago is in nothing that is told from then on.
      if (!(await sameMembers(tx, channel, members))) return false;
      const ids = news.map(({ release }) => release.id);
      if (!(await tx.radarDeliveries.tellChannel(channel, ids, now))) return false;
      await post(tx, {
        dedupeKey: `${PREFIX}${guildId}:${toldAt}`,
        target: { to: 'channel', channelId },
        body: bodies.news({ items: news.slice(0, SHOWN), total: news.length }, locale),
      });
      return true;
    });
  };

  return {
    run: async (now) => {
      let told = 0;
      for (const channel of await read.radarDeliveries.channels()) {
        if (Math.abs(now - channel.toldAt) >= EVERY_MS && (await tell(channel, now))) told += 1;
      }
      return told;
    },

    refused: async (tx, { dedupeKey, target }, why, now) => {
      if (why !== 'channel_gone' && why !== 'cannot_post') return;
      if (!dedupeKey.startsWith(PREFIX) || target.to !== 'channel') return;
      const [id = ''] = dedupeKey.slice(PREFIX.length).split(':');
      const channel = await tx.radarDeliveries.channel(guildIdOf(id));
      if (channel === null) return;
      if (!(await tx.radarDeliveries.dropChannel(channel.guildId, target.channelId))) return;
      const maker = await tx.members.find(channel.createdBy);
      await post(tx, {
        dedupeKey: `${PREFIX}closed:${channel.guildId}:${now}`,
        target: { to: 'member', memberId: channel.createdBy },
        body: bodies.closed(channel, maker?.locale ?? channel.locale),
      });
    },
  };
};

const sameMembers = async (
  tx: Repositories,
  { guildId }: RadarChannel,
  before: readonly MemberId[],
): Promise<boolean> => {
  const after = new Set(await tx.members.consenting(guildId));
  return before.every((id) => after.has(id));
};
