import { DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { isDay } from '../../domain/curation/news.ts';
import type { MemberId } from '../../domain/ids.ts';
import { isMuted } from '../../domain/radar/noise.ts';
import type { RadarItem } from '../../domain/radar/radar.ts';
import type { Post } from '../intents.ts';

/** How the DM looks: a view, passed in by the composition root. Returns a Discord message body. */
export type RadarBody = (
  facts: { readonly memberId: MemberId; readonly items: readonly RadarItem[]; readonly total: number },
  locale: string,
) => unknown;

/** Tells members who want it what is new for them. */
export interface RadarTelling {
  /** By day, a week after the last time at the earliest, and only when something is new. @returns how many were told */
  run(now: number): Promise<number>;
}

const EVERY_MS = 7 * DAY;
const SHOWN = 5;
const MOST_ITEMS = 300;

export const createRadarTelling = (deps: { store: Store; post: Post; body: RadarBody }): RadarTelling => {
  const { store, post, body } = deps;
  const { read } = store;

  const tell = async (memberId: MemberId, toldAt: number, now: number): Promise<boolean> => {
    const member = await read.members.find(memberId);
    if (member === null || !isDay(now, member.timeZone)) return false;
    const mutes = await read.radar.mutes(memberId);
    const fresh = (await read.radar.open(memberId, MOST_ITEMS)).filter(
      ({ release, artist, foundAt }) => foundAt > toldAt && !isMuted(release, { name: artist }, mutes),
    );
    if (fresh.length === 0) return false;
    return store.transaction(async (tx) => {
      // They may have had enough of it a moment ago.
      if ((await tx.radar.toldAt(memberId)) !== toldAt) return false;
      const facts = { memberId, items: fresh.slice(0, SHOWN), total: fresh.length };
      await post(tx, {
        dedupeKey: `radar:${memberId}:${toldAt}`,
        target: { to: 'member', memberId },
        body: body(facts, member.locale),
      });
      await tx.radar.tell(memberId, now);
      return true;
    });
  };

  return {
    run: async (now) => {
      let told = 0;
      for (const { memberId, toldAt } of await read.radar.tellings()) {
        // A clock that was set back makes nobody wait for years.
        if (Math.abs(now - toldAt) >= EVERY_MS && (await tell(memberId, toldAt, now))) told += 1;
      }
      return told;
    },
  };
};
