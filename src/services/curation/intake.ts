import { type Clock, HOUR } from '../../clock.ts';
import type { Intake } from '../../db/repositories/release-intakes.ts';
import type { ReleaseShelf } from '../../db/repositories/release-tracks.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type IntakeCounts, NO_COUNTS } from '../../domain/curation/release.ts';
import { isRepublished } from '../../domain/curation/republished.ts';
import type { DateRange } from '../../domain/curation/weeks.ts';
import type { MemberId, StyleId } from '../../domain/ids.ts';
import { isAppError } from '../../errors.ts';
import type { FoundRelease, ReleasePage, ReleaseSource } from '../../providers/release-source-port.ts';
import { plus, readCheckpoint } from './intake-counts.ts';
import { createIntakeQuestions, type VerifyGenre } from './intake-questions.ts';
import type { IntakeOrder } from './intake-work.ts';

/** Told in the transaction that ends an intake: open weeks of these days take in what is new. */
export type ReleasesArrived = (
  tx: Repositories,
  styleId: StyleId,
  range: DateRange,
  ownerId: MemberId | null,
) => Promise<unknown>;

export type IntakeOutcome =
  | { readonly kind: 'done'; readonly counts: IntakeCounts }
  /** It was read a short while ago, and nothing more is to be expected. */
  | { readonly kind: 'fresh'; readonly counts: IntakeCounts }
  /** `off`: the source is not set up, or has nothing for this style; `refused`: the operator has to do something. */
  | { readonly kind: 'stopped'; readonly why: 'off' | 'refused' | 'gone' };

export interface IntakeHooks {
  readonly signal: AbortSignal;
  /** Entries read so far, of how many; null when the source does not say. */
  progress(read: number, total: number | null): Promise<void>;
}

/** Reads sources of releases. Only the service half has it. */
export interface ReleaseIntake {
  /**
   * Reads page by page; each is stored together with the place where the next one begins, so that it goes on there
   * after whatever stopped it, and reading a page twice changes nothing.
   * @throws {AppError} PROVIDER_UNAVAILABLE @throws {RetryAfter}
   */
  run(order: IntakeOrder, hooks: IntakeHooks): Promise<IntakeOutcome>;
}

export interface IntakeDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Those that are set up. */
  readonly sources: readonly ReleaseSource[];
  /** The member's own. */
  readonly feed: (order: IntakeOrder) => ReleaseSource;
  readonly verifyGenre: VerifyGenre;
  readonly arrived: ReleasesArrived;
}

const BATCH = 25;
/** More pages than any week has. */
const MOST_PAGES = 300;
const FRESH_MS = 6 * HOUR;
/** So long after the last day a source may still put something into it. */
const LATE_MS = 36 * HOUR;

export const createIntake = (deps: IntakeDeps): ReleaseIntake => {
  const { store, clock, sources, arrived } = deps;
  const questions = createIntakeQuestions(deps);

  /** The intake as it is to go on: begun, resumed, or begun anew when it is old; null when it need not. */
  const open = (
    shelf: ReleaseShelf,
    { source, range }: IntakeOrder,
  ): Promise<{ intake: Intake; fresh: boolean }> =>
    store.transaction(async (tx) => {
      const now = clock.now();
      const id = await tx.releaseIntakes.begin(shelf, source, range, now);
      const intake = await tx.releaseIntakes.find(id);
      if (intake === null) throw new Error('An intake was stored and did not come back.');
      if (intake.state === 'running') return { intake, fresh: false };
      if (intake.state === 'done' && isFresh(intake, range, now)) return { intake, fresh: true };
      const anew = { checkpoint: null, state: 'running', counts: NO_COUNTS, startedAt: now } as const;
      await tx.releaseIntakes.set(id, anew);
      return { intake: { ...intake, ...anew }, fresh: false };
    });

  /** Stores a page; its last piece moves the place on. */
  const storePage = async (
    shelf: ReleaseShelf,
    intake: Pick<Intake, 'id' | 'source'>,
    wanted: readonly FoundRelease[],
    end: (counts: { added: number; changed: number; known: number }) => Partial<Intake>,
    last: (tx: Repositories) => Promise<unknown>,
  ): Promise<void> => {
    const sum = { added: 0, changed: 0, known: 0 };
    const pieces = Math.max(1, Math.ceil(wanted.length / BATCH));
    const batches = Array.from({ length: pieces }, (_, at) => wanted.slice(at * BATCH, (at + 1) * BATCH));
    await store.batches(batches, 1, async (tx, [batch = []]) => {
      const facts = batch.map(({ facts: each, raw }) => ({ ...each, raw }));
      const put = await tx.releaseTracks.put(shelf, intake.source, facts, clock.now());
      sum.added += put.added.length;
      sum.changed += put.changed.length;
      sum.known += put.ids.length - put.added.length - put.changed.length;
      if (batch !== batches.at(-1)) return;
      await tx.releaseIntakes.set(intake.id, end(sum));
      await last(tx);
    });
  };

  const read = async (
    source: ReleaseSource,
    order: IntakeOrder,
    hooks: IntakeHooks,
  ): Promise<IntakeOutcome> => {
    const { styleId, ownerId, range } = order;
    const shelf = { styleId, ownerId };
    const question = await questions.of(order, hooks.signal);
    if (question === null) return { kind: 'stopped', why: 'gone' };
    if (!source.accepts(question)) return { kind: 'stopped', why: 'off' };
    const { intake, fresh } = await open(shelf, order);
    if (fresh) return { kind: 'fresh', counts: intake.counts };
    let { counts } = intake;
    let { cursor, pages } = readCheckpoint(intake.checkpoint);
    for (;;) {
      hooks.signal.throwIfAborted();
      const page = await source.page(question, cursor, hooks.signal);
      const { wanted, skipped } = sift(page, range);
      pages += 1;
      const next = page.next === cursor || pages >= MOST_PAGES ? null : page.next;
      const before = counts;
      await storePage(
        shelf,
        intake,
        wanted,
        (put) => {
          counts = plus(before, { ...put, skipped });
          return next === null
            ? { checkpoint: null, counts, state: 'done', fetchedAt: clock.now() }
            : { checkpoint: { cursor: next, pages }, counts };
        },
        async (tx) => (next === null ? arrived(tx, styleId, range, ownerId) : undefined),
      );
      await hooks.progress(counts.read, page.total);
      if (next === null) return { kind: 'done', counts };
      cursor = next;
    }
  };

  return {
    run: async (order, hooks) => {
      const known = sources.find((one) => one.source === order.source);
      const source = order.source === 'playlist' ? deps.feed(order) : known;
      if (source === undefined) return { kind: 'stopped', why: 'off' };
      try {
        return await read(source, order, hooks);
      } catch (error) {
        // Whoever keeps the token has told the operator; where it stood is kept.
        if (!isAppError(error, 'PROVIDER_UNAVAILABLE') || error.data.why !== 'refused') throw error;
        return { kind: 'stopped', why: 'refused' };
      }
    },
  };
};

const isFresh = ({ fetchedAt }: Intake, { to }: DateRange, now: number): boolean => {
  if (fetchedAt === null) return false;
  const over = Date.parse(to) + 24 * HOUR + LATE_MS;
  return fetchedAt >= over || (now >= fetchedAt && now - fetchedAt < FRESH_MS);
};

/** What of a page goes in, and by which reason the rest does not. */
const sift = (page: ReleasePage, { from, to }: DateRange) => {
  const skipped: Record<string, number> = { ...page.skipped };
  const wanted = page.releases.filter(({ facts }) => {
    const inside = facts.publishDate >= from && facts.publishDate <= to;
    const why = !inside
      ? 'otherWeek'
      : facts.source !== 'playlist' && isRepublished(facts)
        ? 'republished'
        : null;
    if (why !== null) skipped[why] = (skipped[why] ?? 0) + 1;
    return why === null;
  });
  return { wanted, skipped };
};
