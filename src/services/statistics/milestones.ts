import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import {
  expectedAt,
  type Milestones,
  milestonesUpTo,
  nextMilestone,
} from '../../domain/statistics/milestones.ts';
import type { HeardTrack, Told } from '../../domain/statistics/told.ts';
import type { ListeningSets } from './listening.ts';
import { asTrackIds, trackIn, whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

/** The first, the thousandth, the ten thousandth play there ever was. */
export interface MilestoneService {
  of(memberId: MemberId): Promise<Told<Milestones<HeardTrack>>>;
}

/** The latest ones; further back it is the same every time. */
const SHOWN = 12;
/** The pace that the next one is expected at. */
const LATELY_DAYS = 90;

export const createMilestones = (deps: {
  store: Store;
  sets: ListeningSets;
  tallies: Pick<Tallies, 'days'>;
}): MilestoneService => {
  const { store, sets, tallies } = deps;
  return {
    of: (memberId) =>
      whenReady(sets, memberId, async (set) => {
        const days = await tallies.days(set, null);
        const plays = days.reduce((sum, day) => sum + day.plays, 0);
        const wanted = milestonesUpTo(plays).slice(-SHOWN);
        const found: { n: number; at: number; trackId: number }[] = [];
        let before = 0;
        for (const { day, plays: more } of days) {
          for (const n of wanted.filter((one) => one > before && one <= before + more)) {
            const from = set.calendar.dayStart(day);
            const play = await store.read.statisticTimes.playAfter(set, from, n - before - 1);
            if (play !== null) found.push({ n, at: play.endedAt, trackId: play.trackId });
          }
          before += more;
        }
        const names = await store.read.statisticNames.tracks(asTrackIds(found.map(({ trackId }) => trackId)));
        const lately = days
          .filter(({ day }) => day > set.today - LATELY_DAYS)
          .reduce((sum, day) => sum + day.plays, 0);
        // Who began last week has a pace of that week.
        const age = set.today - (days[0]?.day ?? set.today) + 1;
        const n = nextMilestone(plays);
        const pace = { lately, days: Math.min(LATELY_DAYS, age), now: set.now };
        return {
          plays,
          reached: found
            .toReversed()
            .map(({ n: reached, at, trackId }) => ({ n: reached, at, track: trackIn(names, trackId) })),
          next: { n, missing: n - plays, at: expectedAt({ missing: n - plays, ...pace }) },
        };
      }),
  };
};
