import type { Clock } from '../../../src/clock.ts';
import type { Store } from '../../../src/db/store.ts';
import { type AccountId, type MemberId, memberId } from '../../../src/domain/ids.ts';
import type { PlayGap } from '../../../src/domain/listening.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import type { RecentPlay, SpotifyAccess } from '../../../src/providers/spotify/port.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';
import { createPlaySync, type PlaySync } from '../../../src/services/listening/play-sync.ts';
import { chanceOf, type HeardPlay, listen } from './listeners.ts';
import { createPlayedList, keyOf, type PlayedList, trackOf } from './spotify.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday, 1 June 2026. */
const BEGIN = Date.UTC(2026, 5, 1);
const TRACKS = 400;
const LATE_MS = HOUR / 2;
const APP = { clientId: 'app', name: 'Segue', mode: 'extended', ownerId: null, guildId: null } as const;

/** What became of the plays of everybody. */
export interface SimulationReport {
  readonly plays: number;
  /** Calls to Spotify by member and day. */
  readonly callsPerMemberDay: number;
  /** On a page that Spotify gave to a service that lived on, and not stored: none may be. */
  readonly lost: number;
  /** Shown more than once: none may be. */
  readonly doubled: number;
  /** Shown and never played: none may be. */
  readonly invented: number;
  /** In Spotify's list for a while, but not while anybody looked. */
  readonly missed: number;
  /** Of those, what lies outside every gap that was noted. */
  readonly missedSilently: number;
  /** The same of plays that Spotify listed half an hour after their end or later: nothing says that they ever were. */
  readonly missedLate: number;
  readonly gaps: number;
  readonly outages: number;
  readonly restarts: number;
}

interface Listener {
  readonly memberId: MemberId;
  readonly accountId: AccountId;
  /** The right to ask for this account, by which Spotify knows whose list is wanted. */
  readonly access: SpotifyAccess;
  readonly heard: readonly HeardPlay[];
  readonly list: PlayedList;
  /** Keys of what was ever on a page that we got. */
  readonly seen: Set<string>;
}

/** How the service ends: told to stop while Spotify answers, or gone when it wants to store the answer. */
type Ending = 'stopped' | 'killed';

/**
 * Live sync itself on a real database, by a clock that jumps from look to look: listeners of every habit, a Spotify that
 * lists late and out of order, is away for hours or asks to wait, and a service that ends in the middle of looks.
 */
export const simulateListening = async (
  store: Store,
  { members, days, seed = 1 }: { readonly members: number; readonly days: number; readonly seed?: number },
): Promise<SimulationReport> => {
  const chance = chanceOf(seed);
  const end = BEGIN + days * DAY;
  let now = BEGIN;
  const listeners = await linkAll(store, members, days, chance);
  const trouble = troublesOf(days, chance);
  const service = serviceOf(store, listeners, { now: () => now, elapsed: () => now - BEGIN }, () =>
    trouble.at(now),
  );

  /** When each account is due, as its last look said: the clock jumps there. */
  const dueAt = new Map<Listener, number>();
  const look = async (listener: Listener): Promise<void> => {
    dueAt.set(listener, await service.look(listener));
  };
  for (const listener of listeners) await look(listener);
  const endings = trouble.endings.values();
  let ending = endings.next().value;
  while (now < end) {
    now = Math.max(now + MINUTE, Math.ceil(Math.min(...dueAt.values()) / MINUTE) * MINUTE);
    const due = await store.read.playSyncs.due(now, members);
    const waiting = listeners.filter(({ accountId }) => due.some((one) => one.accountId === accountId));
    const [first] = waiting;
    if (first !== undefined && ending !== undefined && now >= ending) {
      await service.end(first, chance() < 0.5 ? 'stopped' : 'killed');
      now += Math.round(MINUTE + chance() ** 3 * 3 * HOUR);
      ending = endings.next().value;
      continue;
    }
    for (const listener of waiting) await look(listener);
  }
  // What is in the lists at the end is fetched, or everything of the last minutes would count as missed.
  now = end + DAY;
  for (const listener of listeners) await service.look(listener);

  const outcomes: Outcome[] = [];
  for (const listener of listeners) outcomes.push(await outcomeOf(store, listener, end));
  const sum = (what: keyof Outcome): number => outcomes.reduce((so, outcome) => so + outcome[what], 0);
  return {
    plays: sum('plays'),
    callsPerMemberDay: service.calls() / members / days,
    lost: sum('lost'),
    doubled: sum('doubled'),
    invented: sum('invented'),
    missed: sum('missed'),
    missedSilently: sum('missedSilently'),
    missedLate: sum('missedLate'),
    gaps: sum('gaps'),
    outages: trouble.outages,
    restarts: trouble.endings.length,
  };
};

/** The service half as far as live sync goes; it can end and starts again by itself. */
const serviceOf = (
  store: Store,
  listeners: readonly Listener[],
  clock: Clock,
  trouble: () => 'away' | 'busy' | null,
) => {
  const byAccess = new Map(listeners.map((one) => [one.access, one]));
  const byAccount = new Map(listeners.map((one) => [one.accountId, one]));
  let calls = 0;
  let life = { ending: null as Ending | null, stop: new AbortController() };

  const spotify = {
    recentlyPlayed: async (access: SpotifyAccess): Promise<RecentPlay[]> => {
      calls += 1;
      const now = clock.now();
      const kind = trouble();
      if (kind === 'away') throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'server' });
      if (kind === 'busy') {
        throw new RetryAfter(now + 10 * MINUTE, { provider: 'spotify', bucket: 'player', why: 'rate' });
      }
      if (life.ending === 'stopped') {
        life.stop.abort();
        throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'timeout' });
      }
      const listener = byAccess.get(access);
      const page = listener?.list.page(now) ?? [];
      // What dies with the process before it can be stored was seen by nobody: that has to lie in a gap, or in a later page.
      if (life.ending !== null) return page;
      for (const { track, playedAt } of page) listener?.seen.add(keyOf(track, playedAt));
      return page;
    },
  };
  const mortal: Store = {
    ...store,
    transaction: (work) =>
      life.ending === 'killed' ? Promise.reject(new Error('The service is gone.')) : store.transaction(work),
  };
  const accounts = {
    access: async (_: MemberId, accountId: AccountId): Promise<SpotifyAccess> => {
      const listener = byAccount.get(accountId);
      if (listener === undefined) throw new Error('Nobody has this account.');
      return listener.access;
    },
  };
  const start = (): PlaySync =>
    createPlaySync({
      store: mortal,
      clock,
      spotify,
      accounts,
      enqueue: async () => null,
      ledger: createPlayLedger(),
    });

  let playSync = start();
  /** @returns when it is due again; now, where the service ended before it could say so. */
  const look = async ({ memberId: member, accountId }: Listener): Promise<number> => {
    try {
      const result = await playSync.sync(member, accountId, life.stop.signal);
      return result.kind === 'stopped' ? Number.POSITIVE_INFINITY : result.nextSyncAt;
    } catch (error) {
      if (error instanceof RetryAfter) return error.at;
      if (life.ending === null) throw error;
      return clock.now();
    }
  };
  return {
    look,
    calls: () => calls,
    end: async (during: Listener, ending: Ending): Promise<void> => {
      life.ending = ending;
      await look(during);
      life = { ending: null, stop: new AbortController() };
      playSync = start();
    },
  };
};

const linkAll = async (
  store: Store,
  members: number,
  days: number,
  chance: () => number,
): Promise<Listener[]> => {
  const listeners: Listener[] = [];
  const appId = await store.transaction(async (tx) => (await tx.apps.insert(APP, BEGIN)).id);
  for (let member = 0; member < members; member += 1) {
    const id = memberId(String(10n ** 17n + BigInt(member)));
    const heard = listen(member, { from: BEGIN, days, tracks: TRACKS });
    const accountId = await store.transaction(async (tx) => {
      await tx.members.see({ id, locale: 'en' }, BEGIN);
      return tx.accounts.insert(
        {
          memberId: id,
          provider: 'spotify',
          externalId: `listener-${member}`,
          externalUserId: null,
          appId,
          displayName: 'Listener',
          scopes: '',
          authorizedAt: BEGIN,
          accessExpiresAt: BEGIN,
          refreshDueAt: BEGIN,
        },
        BEGIN,
      );
    });
    const access: SpotifyAccess = {
      app: { id: appId, clientId: 'app', mode: 'extended' },
      displayName: 'Listener',
      token: async () => 'token',
      renew: async () => 'token',
    };
    const list = createPlayedList(heard, chance);
    listeners.push({ memberId: id, accountId, access, heard, list, seen: new Set() });
  }
  return listeners;
};

/** When Spotify is away or busy, and when the service ends. */
const troublesOf = (days: number, chance: () => number) => {
  const times = (perDay: number): number[] =>
    Array.from({ length: Math.max(1, Math.round(days * perDay)) }, () => BEGIN + chance() * days * DAY).sort(
      (a, b) => a - b,
    );
  const stretches = (perDay: number, longest: number) =>
    times(perDay).map((from) => ({ from, to: from + (0.1 + chance() ** 3) * longest }));
  const away = stretches(0.3, 16 * HOUR);
  const busy = stretches(0.5, HOUR);
  const within = (list: typeof away, at: number): boolean =>
    list.some(({ from, to }) => at >= from && at < to);
  return {
    outages: away.length + busy.length,
    endings: times(0.5),
    at: (now: number): 'away' | 'busy' | null => {
      // The last look of all is after the end of every trouble.
      if (now >= BEGIN + days * DAY) return null;
      if (within(away, now)) return 'away';
      return within(busy, now) ? 'busy' : null;
    },
  };
};

interface Outcome {
  readonly plays: number;
  readonly lost: number;
  readonly doubled: number;
  readonly invented: number;
  readonly missed: number;
  readonly missedSilently: number;
  readonly missedLate: number;
  readonly gaps: number;
}

const outcomeOf = async (store: Store, listener: Listener, end: number): Promise<Outcome> => {
  const { memberId: member, heard, list, seen } = listener;
  const span = { fromAt: 0, toAt: end + 2 * DAY };
  const keys = await store.read.plays.keysWithin(member, span);
  const shown = await store.read.plays.countOf(member);
  const gaps = await store.read.plays.gapsWithin(member, span);
  const truth = new Set(heard.map(({ track, endedAt }) => keyOf(trackOf(track), endedAt)));
  const missed = list
    .everListed(end + DAY)
    .filter(({ track, endedAt }) => !keys.has(keyOf(trackOf(track), endedAt)));
  const silently = missed.filter(({ endedAt }) => !isWithin(endedAt, gaps));
  const late = silently.filter(({ endedAt, listedAt }) => listedAt - endedAt >= LATE_MS);
  return {
    plays: heard.length,
    lost: [...seen].filter((key) => !keys.has(key)).length,
    doubled: shown - keys.size,
    invented: [...keys].filter((key) => !truth.has(key)).length,
    missed: missed.length,
    missedSilently: silently.length - late.length,
    missedLate: late.length,
    gaps: gaps.length,
  };
};

/** Whether a gap says that something may be missing then. */
const isWithin = (at: number, gaps: readonly PlayGap[]): boolean =>
  gaps.some(({ fromAt, toAt }) => fromAt <= at && at <= toAt);
