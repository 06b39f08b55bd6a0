import { type Clock, SECOND } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { AskedSource } from '../../domain/enrichment/asking.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import type { Finding } from '../../providers/enrichment-port.ts';
import { keepFindings } from './keep.ts';
import { type AskedProvider, isOpen, type KnownTrack, loadKnown, sourcesFor } from './known.ts';
import { createPlan } from './plan.ts';
import { rereadDocuments } from './reread.ts';
import type { Troubles } from './troubles.ts';

/** How far the asking came: tracks asked about, and what became of them. */
export interface AskingCounts {
  readonly asked: number;
  readonly found: number;
  readonly missed: number;
}

export interface AskingHooks {
  readonly signal: AbortSignal;
  /** Sources that this one listens to and that are at work just now. */
  readonly moving: () => Promise<readonly AskedSource[]>;
  /** After each stored batch. @param left tracks that are still to be asked about, as far as is known */
  readonly stored: (counts: AskingCounts, left: number) => Promise<void>;
  /** True when somebody else waits for this provider and had no turn for long: the rest goes on later. */
  readonly isLong: () => Promise<boolean>;
}

export interface AskingResult extends AskingCounts {
  /** Tracks left for later: others are asked about them first, or somebody else has the next turn. */
  readonly left: number;
}

/** Asks one provider about all that it can say something new about, for one member. */
export interface Asking {
  /**
   * What was asked is in the database with every batch; a later call goes on from there. A batch that fails is left out
   * and the next one tried, because one document may be at fault; then the failure is thrown.
   * @throws {RetryAfter} when the provider rests
   * @throws whatever the provider's client threw, when batch after batch fails
   */
  run(memberId: MemberId, source: AskedSource, hooks: AskingHooks): Promise<AskingResult>;
}

export interface AskingDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** All that are switched on, in the order in which they are asked. */
  readonly providers: readonly AskedProvider[];
  readonly troubles: Troubles;
}

/** So many batches may fail one after the other before the provider counts as down. */
const FAILURES_IN_A_ROW = 3;
/** Small batches are looked up one after the other and stored together. A crash loses at most what these say. */
const STORED_TOGETHER = 100;
const STORED_WITHIN = 10 * SECOND;
/** The rows of a bulk answer in one transaction: a few milliseconds, so that nobody waits long for a turn. */
const WRITTEN_TOGETHER = 100;

interface Failures {
  inARow: number;
  last: unknown;
}

export const createAsking = (deps: AskingDeps): Asking => {
  const { store, clock, troubles } = deps;
  const plan = createPlan(deps);

  /**
   * Asks about some tracks, as far as it comes in a few seconds, and stores what was answered also when something ends
   * it half-way.
   * @returns with how many of the tracks it is through
   */
  const askSome = async (
    provider: AskedProvider,
    trackIds: readonly TrackId[],
    failures: Failures,
    signal: AbortSignal,
    outcomes: Outcomes,
  ): Promise<{ through: number; over: { readonly error: unknown } | null }> => {
    const now = clock.now();
    const began = clock.elapsed();
    const known = await loadKnown(store.read, trackIds, sourcesFor([provider]));
    // Since the plan was made somebody else may have answered.
    const open = known.filter((one) => isOpen(provider, one, now));
    const byTrack = new Map<TrackId, KnownTrack>(open.map((one) => [one.track.id, one]));
    const answered: { finding: Finding; known: KnownTrack }[] = [];
    let over: { error: unknown } | null = null;
    let through = trackIds.length;
    for (let start = 0; start < open.length && over === null; start += provider.batchSize) {
      const next = open[start];
      if (start > 0 && next !== undefined && clock.elapsed() - began > STORED_WITHIN) {
        through = trackIds.indexOf(next.track.id);
        break;
      }
      const batch = open.slice(start, start + provider.batchSize).map(({ subject }) => subject);
      try {
        for (const finding of await provider.look(batch, signal)) {
          const about = byTrack.get(finding.key);
          if (about !== undefined) answered.push({ finding, known: about });
        }
        for (const { key } of batch) note(outcomes, key, 'unanswered');
        failures.inARow = 0;
        await troubles.over(provider.source);
      } catch (error) {
        failures.inARow += 1;
        failures.last = error;
        if (!signal.aborted && isAppError(error, 'PROVIDER_UNAVAILABLE'))
          await troubles.note(provider.source, error.data.why);
        if (signal.aborted || isOver(error) || failures.inARow >= FAILURES_IN_A_ROW) {
          over = { error };
          through = next === undefined ? 0 : trackIds.indexOf(next.track.id);
        }
      }
    }
    await store.batches(answered, WRITTEN_TOGETHER, (tx, some) =>
      keepFindings(tx, provider, some, clock.now()),
    );
    for (const { finding } of answered) note(outcomes, finding.key, finding.kind);
    return { through, over };
  };

  return {
    run: async (memberId, source, { signal, moving, stored, isLong }) => {
      const failures: Failures = { inARow: 0, last: null };
      const outcomes: Outcomes = new Map();
      let left = 0;
      for (const provider of deps.providers.filter((one) => one.source === source)) {
        const { batchSize } = provider;
        await rereadDocuments(deps, provider, signal);
        const { ready, waiting } = await plan(memberId, provider, await moving(), signal);
        // While more may become ready, only full batches are worth a call.
        const held = waiting > 0 ? ready.length % batchSize : 0;
        const asked = ready.length - held;
        const together = batchSize * Math.max(1, Math.floor(STORED_TOGETHER / batchSize));
        let end = 0;
        while (end < asked) {
          signal.throwIfAborted();
          const slice = ready.slice(end, Math.min(asked, end + together));
          const some = await askSome(provider, slice, failures, signal, outcomes);
          end += some.through;
          const rest = left + ready.length - end + waiting;
          await stored(countsOf(outcomes), rest);
          if (some.over !== null) throw some.over.error;
          if (rest > 0 && (await isLong())) return { ...countsOf(outcomes), left: rest };
        }
        left += held + waiting;
      }
      if (failures.last !== null) throw failures.last;
      return { ...countsOf(outcomes), left };
    },
  };
};

/** The next batch would meet the same. */
const isOver = (error: unknown): boolean =>
  error instanceof RetryAfter ||
  isAppError(error, 'STORAGE') ||
  (isAppError(error, 'PROVIDER_UNAVAILABLE') && error.data.why === 'refused');

/** The best that came of asking about each track: a provider may be asked in several ways. */
type Outcomes = Map<TrackId, Finding['kind']>;

const WORTH: Readonly<Record<Finding['kind'], number>> = { unanswered: 0, miss: 1, found: 2 };

const note = (outcomes: Outcomes, key: TrackId, kind: Finding['kind']): void => {
  const known = outcomes.get(key);
  if (known === undefined || WORTH[kind] > WORTH[known]) outcomes.set(key, kind);
};

const countsOf = (outcomes: Outcomes): AskingCounts => {
  const counts = { unanswered: 0, miss: 0, found: 0 };
  for (const kind of outcomes.values()) counts[kind] += 1;
  return { asked: outcomes.size, found: counts.found, missed: counts.miss };
};
