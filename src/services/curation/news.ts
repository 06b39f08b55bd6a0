import type { Store } from '../../db/store.ts';
import type { MemberStyle, Period, Style } from '../../domain/curation/curation.ts';
import { isDay, isReminderDue, newsWeek } from '../../domain/curation/news.ts';
import { type PeriodProgress, progressOf } from '../../domain/curation/places.ts';
import type { ReleaseSourceName } from '../../domain/curation/release.ts';
import { rangeOf, type Week, weekEnds, weekKey } from '../../domain/curation/weeks.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Post } from '../intents.ts';
import type { ClosedSources } from './beginning.ts';

/** "87 new in Techno this week". */
export interface FreshFacts {
  readonly memberId: MemberId;
  readonly style: Style;
  readonly week: Week;
  readonly releases: number;
}

/** A week that is not sorted, while the next one comes. */
export interface ReminderFacts {
  readonly period: Period;
  readonly style: Style;
  readonly progress: PeriodProgress;
}

/** How these DMs look: views, passed in by the composition root. Each returns a Discord message body. */
export interface CurationNewsBodies {
  fresh(facts: FreshFacts, locale: string): unknown;
  reminder(facts: ReminderFacts, locale: string): unknown;
}

/** What members are told by itself, by day, each once; both can be turned off per style. */
export interface CurationNews {
  /** To those who follow a style: its week is over and read. @returns how many were told */
  announce(now: number): Promise<number>;
  /** To those who began a week and did not sort it. @returns how many were told */
  remind(now: number): Promise<number>;
}

export const createCurationNews = (deps: {
  store: Store;
  post: Post;
  bodies: CurationNewsBodies;
  /** Sources of releases that are set up. */
  on: ReadonlySet<ReleaseSourceName>;
  /** Nobody waits for those: they stopped in the middle, and go on after a sign-in. */
  closedSources: ClosedSources;
}): CurationNews => {
  const { store, post, bodies, on, closedSources } = deps;
  const { read } = store;

  /** Whether everything that feeds the style has been read to its end since the week was over. */
  const isRead = async (following: MemberStyle, week: Week, over: number): Promise<boolean> => {
    const { memberId, styleId } = following;
    const closed = await closedSources();
    let finished = 0;
    for (const source of following.sources) {
      if (source === 'file' || !on.has(source) || closed.includes(source)) continue;
      if (source === 'playlist' && following.feedSourceId === null) continue;
      const ownerId = source === 'playlist' ? memberId : null;
      const intake = await read.releaseIntakes.ofRange({ styleId, ownerId }, source, rangeOf(week));
      if (intake?.state === 'running') return false;
      if ((intake?.fetchedAt ?? 0) > over) finished += 1;
    }
    return finished > 0;
  };

  const announceTo = async (following: MemberStyle, now: number): Promise<boolean> => {
    const { memberId, styleId, weekKind, sources } = following;
    const member = await read.members.find(memberId);
    const timeZone = member?.timeZone ?? 'UTC';
    const week = newsWeek(weekKind, now, timeZone);
    if (week === null || !isDay(now, timeZone)) return false;
    // The source's days are UTC's: nothing is read to its end before they are over there, too.
    if (!(await isRead(following, week, weekEnds(week, 'UTC')))) return false;
    if ((await read.curationPeriods.ofWeek(memberId, styleId, week)) !== null) return false;
    const releases = await read.releaseTracks.countOf(memberId, styleId, rangeOf(week), sources);
    const [style] = await read.styles.byIds([styleId]);
    if (releases === 0 || style === undefined) return false;
    const dedupeKey = `curation:fresh:${memberId}:${styleId}:${weekKind}:${weekKey(week)}`;
    const body = bodies.fresh({ memberId, style, week, releases }, member?.locale ?? 'en');
    const id = await store.transaction((tx) =>
      post(tx, { dedupeKey, target: { to: 'member', memberId }, body }),
    );
    return id !== null;
  };

  const remindOf = async (period: Period, unmatched: boolean, now: number): Promise<boolean> => {
    const { id, memberId, styleId } = period;
    const member = await read.members.find(memberId);
    const timeZone = member?.timeZone ?? 'UTC';
    if (!isReminderDue(period, now, timeZone) || !isDay(now, timeZone)) return false;
    const progress = progressOf(await read.curationTracks.counts(id), unmatched);
    const [style] = await read.styles.byIds([styleId]);
    if (progress.left === 0 || style === undefined) return false;
    await store.transaction(async (tx) => {
      await tx.curationPeriods.set(memberId, id, { remindedAt: now });
      const body = bodies.reminder({ period, style, progress }, member?.locale ?? 'en');
      await post(tx, { dedupeKey: `curation:remind:${id}`, target: { to: 'member', memberId }, body });
    });
    return true;
  };

  return {
    announce: async (now) => {
      let told = 0;
      for (const following of await read.styles.withIntake()) {
        if (await announceTo(following, now)) told += 1;
      }
      return told;
    },
    remind: async (now) => {
      let told = 0;
      for (const { period, unmatched } of await read.curationNews.unreminded()) {
        if (await remindOf(period, unmatched, now)) told += 1;
      }
      return told;
    },
  };
};
