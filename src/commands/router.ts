import type { Interaction } from 'discord.js';
import type { Clock } from '../clock.ts';
import { AppError, isAppError, RetryAfter } from '../errors.ts';
import type { Log } from '../log.ts';
import type { MembersService } from '../services/members.ts';
import { errorView } from '../views/errors.ts';
import { dmClosedView } from '../views/settings.ts';
import type { Feature, Request } from './command.ts';
import { createAdmission } from './edge/admission.ts';
import type { AnswerDoor } from './edge/door.ts';
import { createRateLimiter, refusal } from './edge/gates.ts';
import { type Incoming, readInteraction } from './edge/incoming.ts';
import { type Counts, createJournal, EXPIRED, type Result } from './edge/journal.ts';
import { requestOf } from './edge/request.ts';
import { openSession, type Session } from './edge/session.ts';
import { suggest } from './edge/suggestions.ts';
import { createRouteTable, type RouteTable, wayNear } from './edge/table.ts';

export interface RouterDeps {
  readonly features: readonly Feature[];
  readonly members: MembersService;
  readonly door: AnswerDoor;
  readonly clock: Clock;
  readonly log: Log;
  /** A short word that a person can read out and the log can be searched for. */
  readonly newErrorId: () => string;
  /** When an unanswered interaction is deferred, ms after its arrival. */
  readonly deferAfterMs?: number;
}

export interface Router {
  /** The one listener. Never rejects. */
  handle(interaction: Interaction): Promise<void>;
  readonly table: RouteTable;
  readonly counts: Readonly<Counts>;
  /** Resolves when everything at hand is answered and noted. */
  drained(): Promise<void>;
}

const DEFER_AFTER_MS = 700;
/**
 * With more than this many interactions at hand, commands are acknowledged before they run: in a rush everybody sees
 * at once that they were heard, and the answers follow.
 */
const CROWD = 24;
/** Far above the fastest fingers (a DJ who sorts by key presses); a press costs about a millisecond to answer. */
const PRESSES = { capacity: 250, perSecond: 50 };
const KEYSTROKES = { capacity: 60, perSecond: 20 };

/** Arrival → find → gates → run → answer → one catch → note → what may wait. */
export const createRouter = (deps: RouterDeps): Router => {
  const { members, door, clock, log, newErrorId, deferAfterMs = DEFER_AFTER_MS } = deps;
  const table = createRouteTable(deps.features);
  const admission = createAdmission();
  const journal = createJournal(deps);
  const presses = createRateLimiter(PRESSES, clock.elapsed);
  const keystrokes = createRateLimiter(KEYSTROKES, clock.elapsed);
  const atHand = new Set<Promise<void>>();

  const answer = async (incoming: Incoming, request: Request, session: Session): Promise<Result> => {
    const { person, now } = request;
    const target = table.find(incoming);
    const refused = refusal(target, request);
    if (refused !== null) throw refused;
    const waitMs = presses.take(person.id);
    if (waitMs !== null) throw new AppError('TOO_FAST', { retryAt: now + waitMs });
    if (incoming.kind === 'command' && target.mayDefer && atHand.size > CROWD) await session.deferNow();
    if (!members.isKnown(person.id)) await members.ensure(person, now);
    const delivery = await session.deliver(await target.run(request));
    return delivery === 'expired' ? EXPIRED : { outcome: 'ok' };
  };

  /** An error becomes a private message; an unexpected one carries an id that the log has. */
  const explain = async (
    error: unknown,
    incoming: Incoming,
    { m, person }: Request,
    session: Session,
  ): Promise<Result> => {
    const errorId = newErrorId();
    const expected = isAppError(error) || error instanceof RetryAfter;
    try {
      const view = errorView(error, errorId, { m, member: person.id, near: wayNear(incoming) });
      const delivery = await session.deliver({ kind: 'reply', view });
      if (!expected) return { outcome: 'failed', errorId, error };
      if (delivery === 'expired') return EXPIRED;
      return { outcome: 'refused', code: isAppError(error) ? error.code : 'RETRY_AFTER' };
    } catch (unsaid) {
      return { outcome: 'failed', errorId, error: expected ? unsaid : error };
    }
  };

  /** What waits until the person has their answer. */
  const afterwards = async (
    { inDm }: Incoming,
    { person, now, m }: Request,
    session: Session,
  ): Promise<void> => {
    try {
      const { tellDmClosed } = await members.visited(person, now, inDm);
      if (tellDmClosed) await session.addPrivate(dmClosedView(person.id, m));
    } catch (error) {
      log.warn({ event: 'lifecycle', what: 'visit not noted', detail: person.id }, error);
    }
  };

  const run = async (incoming: Incoming, request: Request, arrivedAt: number): Promise<void> => {
    const { elapsed } = clock;
    const session = openSession({ door, incoming, m: request.m, elapsed, arrivedAt, deferAfterMs });
    const result = await answer(incoming, request, session).catch((error: unknown) =>
      explain(error, incoming, request, session),
    );
    session.close();
    journal.note(incoming, table.nameOf(incoming), result, { arrivedAt, ackMs: session.ackMs() });
    if (members.isKnown(request.person.id)) await afterwards(incoming, request, session);
  };

  const complete = async (
    incoming: Extract<Incoming, { kind: 'autocomplete' }>,
    request: Request,
    arrivedAt: number,
  ): Promise<void> => {
    const result = await suggest({ table, door, limiter: keystrokes }, incoming, request).then(
      (delivery): Result => (delivery === 'expired' ? EXPIRED : { outcome: 'ok' }),
      (error: unknown): Result => ({ outcome: 'failed', errorId: newErrorId(), error }),
    );
    const ackMs = result.outcome === 'ok' ? clock.elapsed() - arrivedAt : null;
    journal.note(incoming, incoming.path, result, { arrivedAt, ackMs });
  };

  const receive = async (interaction: Interaction): Promise<void> => {
    const arrivedAt = clock.elapsed();
    const incoming = readInteraction(interaction);
    if (incoming === null) return;
    const admitted = admission.admit(incoming, arrivedAt);
    if (admitted !== 'ok') {
      journal.dropped(admitted);
      return;
    }
    const request = requestOf(incoming, clock.now());
    await (incoming.kind === 'autocomplete'
      ? complete(incoming, request, arrivedAt)
      : run(incoming, request, arrivedAt));
  };

  return {
    handle: async (interaction) => {
      const work = receive(interaction).catch((error: unknown) =>
        log.error({ event: 'lifecycle', what: 'interaction lost', detail: interaction.id }, error),
      );
      atHand.add(work);
      await work;
      atHand.delete(work);
    },
    table,
    counts: journal.counts,
    drained: async () => {
      await Promise.all(atHand);
    },
  };
};
