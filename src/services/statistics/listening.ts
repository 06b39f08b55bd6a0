import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ListenerId, MemberId, RollupId } from '../../domain/ids.ts';
import { type Calendar, createCalendar } from '../../domain/listening/calendar.ts';

/** A member's sums, and the calendar that they are in. What every statistic begins with. */
export interface ListeningSet {
  readonly memberId: MemberId;
  readonly id: RollupId;
  readonly listenerId: ListenerId;
  /** IANA name. After a move it is the old one until everything is counted anew. */
  readonly timeZone: string;
  readonly calendar: Calendar;
  /** Days since 1970-01-01, in that zone. */
  readonly today: number;
  readonly now: number;
}

/** `counting`: there are plays, and their sums are being made; `nothing`: there never was a play. */
export type OpenedListening =
  | { readonly kind: 'ready'; readonly set: ListeningSet }
  | { readonly kind: 'counting' }
  | { readonly kind: 'nothing' };

export interface ListeningSets {
  open(memberId: MemberId): Promise<OpenedListening>;
}

/** @param zones calendars are costly to make and few */
export const createListeningSets = (
  deps: { store: Store; clock: Clock },
  zones = new Map<string, Calendar>(),
): ListeningSets => {
  const { store, clock } = deps;
  const calendarOf = (timeZone: string): Calendar => {
    const calendar = zones.get(timeZone) ?? createCalendar(timeZone);
    zones.set(timeZone, calendar);
    return calendar;
  };
  return {
    open: async (memberId) => {
      const active = await store.read.rollups.active(memberId);
      if (active === null) {
        const listener = await store.read.playOrigins.listener(memberId);
        return { kind: listener === null ? 'nothing' : 'counting' };
      }
      const { id, listenerId, timeZone } = active;
      const calendar = calendarOf(timeZone);
      const now = clock.now();
      const today = calendar.dayOf(now);
      return { kind: 'ready', set: { memberId, id, listenerId, timeZone, calendar, today, now } };
    },
  };
};
