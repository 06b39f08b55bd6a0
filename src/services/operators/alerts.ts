import { z } from 'zod';
import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import type { Reads, Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type Alert, alertsOf, keyOf } from '../../domain/alerts/conditions.ts';
import { type ActiveAlert, type AlertState, decide } from '../../domain/alerts/decide.ts';
import type { ChannelId, MemberId } from '../../domain/ids.ts';
import type { OutboxTarget } from '../../domain/outbox.ts';
import type { Log } from '../../log.ts';
import type { FactKey } from '../facts.ts';
import type { Post } from '../intents.ts';
import type { OnRefused } from '../outbox/sender.ts';
import { type AlertPlaces, alertPlace } from './alert-place.ts';
import type { CareService } from './care.ts';
import type { ProviderHealth } from './health.ts';

/** How news look: a view, passed in by the composition root. A Discord message body. */
export type AlertBody = (
  news: { readonly began: readonly Alert[]; readonly ended: readonly ActiveAlert[] },
  locale: string,
) => unknown;

/** Warns whoever runs Segue: each thing once when it begins, once when it is over. */
export interface Alerts {
  /** Looks at most every half minute; called more often it does nothing. */
  look(now: number): Promise<void>;
  /** For the outbox: what a channel refused goes to the operators by DM. */
  readonly refused: OnRefused;
}

const STATE: FactKey = 'alerts.state';
const EVERY_MS = 30 * SECOND;
/** After a start, a long sleep or a jump of the clock: so long nothing begins. */
const QUIET_MS = 15 * MINUTE;
/** A look that comes so much later than the last one was preceded by a sleep. */
const GAP_MS = 5 * MINUTE;
const KEY = 'alert:';

const Stored: z.ZodType<AlertState> = z.object({
  firstLookAt: z.number(),
  told: z.number(),
  on: z.array(z.object({ alert: z.custom<Alert>(), at: z.number(), clearSince: z.number().nullable() })),
});

/** What is on now, and since when. */
export const activeAlerts = async (read: Pick<Reads, 'facts'>): Promise<AlertState | null> => {
  const kept = await read.facts.get(STATE);
  return kept === null ? null : Stored.parse(JSON.parse(kept));
};

export const createAlerts = (deps: {
  store: Store;
  clock: Clock;
  care: CareService;
  health: Pick<ProviderHealth, 'keep'>;
  post: Post;
  body: AlertBody;
  places: AlertPlaces;
  diskFreeBytes: number;
  log: Pick<Log, 'info' | 'warn'>;
}): Alerts => {
  const { store, clock, care, health, post, body, places, diskFreeBytes, log } = deps;
  let lookedAt: { wall: number; elapsed: number } | null = null;
  let quietUntil = Number.POSITIVE_INFINITY;

  /** By the monotonic clock, which nobody sets; the wall clock only says that the machine slept. */
  const isQuiet = (): boolean => {
    const at = { wall: clock.now(), elapsed: clock.elapsed() };
    const slept = lookedAt === null || Math.abs(at.wall - lookedAt.wall) > GAP_MS;
    if (slept) quietUntil = at.elapsed + QUIET_MS;
    lookedAt = at;
    return at.elapsed < quietUntil;
  };

  const localeOf = async (read: Pick<Reads, 'members'>): Promise<string> => {
    const [first] = places.operatorIds;
    return (first === undefined ? null : await read.members.find(first))?.locale ?? 'en';
  };

  const tell = async (tx: Repositories, key: string, targets: readonly OutboxTarget[], message: unknown) => {
    for (const [at, target] of targets.entries())
      await post(tx, { dedupeKey: `${key}:${at}`, target, body: message });
  };

  return {
    look: async (now) => {
      if (lookedAt !== null && clock.elapsed() - lookedAt.elapsed < EVERY_MS) return;
      const quiet = isQuiet();
      await health.keep();
      const seen = await care.look();
      const { began, ended } = await store.transaction(async (tx) => {
        const before = (await activeAlerts(tx)) ?? { firstLookAt: now, told: 0, on: [] };
        const on = new Set(before.on.map(({ alert }) => keyOf(alert)));
        const limits = { diskFreeBytes, firstLookAt: Math.min(before.firstLookAt, now) };
        const { state, ...news } = decide(before, alertsOf(seen, on, limits, now), { now, quiet });
        const text = JSON.stringify(state);
        if (text !== (await tx.facts.get(STATE))) await tx.facts.set(STATE, text);
        if (news.began.length + news.ended.length === 0) return news;
        const targets = targetsOf(await alertPlace(tx, places), places.operatorIds);
        await tell(tx, `${KEY}${state.told}`, targets, body(news, await localeOf(tx)));
        return news;
      });
      // Also where nobody is told: whoever watches the log sees it.
      for (const alert of began) log.warn({ event: 'lifecycle', what: 'warning', detail: keyOf(alert) });
      for (const { alert } of ended)
        log.info({ event: 'lifecycle', what: 'warning over', detail: keyOf(alert) });
    },

    refused: async (tx, { dedupeKey, target, body: message }) => {
      if (!dedupeKey.startsWith(KEY) || target.to !== 'channel') return;
      await tell(tx, `${dedupeKey}:dm`, targetsOf(null, places.operatorIds), message);
    },
  };
};

/** The channel, or everybody who runs this Segue. */
const targetsOf = (channelId: ChannelId | null, operators: readonly MemberId[]): OutboxTarget[] =>
  channelId === null
    ? operators.map((id) => ({ to: 'member', memberId: id }))
    : [{ to: 'channel', channelId }];
