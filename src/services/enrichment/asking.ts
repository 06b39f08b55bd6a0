import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { AskedSource } from '../../domain/enrichment/asking.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import { keepFindings } from './keep.ts';
import { type AskedProvider, isOpen, type KnownTrack, loadKnown } from './known.ts';
import { createPlan } from './plan.ts';
import { rereadDocuments } from './reread.ts';

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
}

/** So many batches may fail one after the other before the provider counts as down. */
const FAILURES_IN_A_ROW = 3;
const PER_TRANSACTION = 50;

export const createAsking = (deps: AskingDeps): Asking => {
  const { store, clock, providers } = deps;
  const plan = createPlan(deps);

  const askBatch = async (
    provider: AskedProvider,
    trackIds: readonly TrackId[],
    signal: AbortSignal,
  ): Promise<AskingCounts> => {
    const now = clock.now();
    const known = await loadKnown(store.read, trackIds, [provider.source]);
    // Since the plan was made somebody else may have answered.
    const open = known.filter((one) => isOpen(provider, one, now));
    if (open.length === 0) return { asked: 0, found: 0, missed: 0 };
    const findings = await provider.look(
      open.map(({ subject }) => subject),
      signal,
    );
    const byTrack = new Map<TrackId, KnownTrack>(open.map((one) => [one.track.id, one]));
    const answered = findings.flatMap((finding) => {
      const about = byTrack.get(finding.key);
      return about === undefined ? [] : [{ finding, known: about }];
    });
    await store.batches(answered, PER_TRANSACTION, (tx, batch) =>
      keepFindings(tx, provider, batch, clock.now()),
    );
    const found = answered.filter(({ finding }) => finding.kind === 'found').length;
    return { asked: open.length, found, missed: answered.length - found };
  };

  return {
    run: async (memberId, source, { signal, moving, stored, isLong }) => {
      let counts: AskingCounts = { asked: 0, found: 0, missed: 0 };
      let left = 0;
      let failure: unknown = null;
      for (const provider of providers.filter((one) => one.source === source)) {
        await rereadDocuments(deps, provider, signal);
        const { ready, waiting } = await plan(memberId, provider, await moving(), signal);
        // While more may become ready, only full batches are worth a call.
        const held = waiting > 0 ? ready.length % provider.batchSize : 0;
        const asked = ready.length - held;
        let failures = 0;
        for (let start = 0; start < asked; start += provider.batchSize) {
          signal.throwIfAborted();
          const end = Math.min(asked, start + provider.batchSize);
          try {
            counts = sum(counts, await askBatch(provider, ready.slice(start, end), signal));
            failures = 0;
          } catch (error) {
            if (signal.aborted || isOver(error)) throw error;
            failures += 1;
            failure = error;
            if (failures >= FAILURES_IN_A_ROW) throw error;
          }
          const rest = left + ready.length - end + waiting;
          await stored(counts, rest);
          if (rest > 0 && (await isLong())) return { ...counts, left: rest };
        }
        left += held + waiting;
      }
      if (failure !== null) throw failure;
      return { ...counts, left };
    },
  };
};

/** The next batch would meet the same. */
const isOver = (error: unknown): boolean =>
  error instanceof RetryAfter ||
  isAppError(error, 'STORAGE') ||
  (isAppError(error, 'PROVIDER_UNAVAILABLE') && error.data.why === 'refused');

const sum = (a: AskingCounts, b: AskingCounts): AskingCounts => ({
  asked: a.asked + b.asked,
  found: a.found + b.found,
  missed: a.missed + b.missed,
});
