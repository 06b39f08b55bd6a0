import { notMineFeature } from '../commands/listening/not-mine.ts';
import type { Store } from '../db/store.ts';
import { playsCheckJob, playsRebuildJob, playsReviewJob } from '../jobs/plays-sums.ts';
import type { Enqueue } from '../services/intents.ts';
import { createPlayLedger } from '../services/listening/ledger.ts';
import { createSumKeeper } from '../services/listening/ledger-sums.ts';
import { createNotMine } from '../services/listening/not-mine.ts';
import { createRollupBuild } from '../services/listening/rollup-build.ts';
import { createRollupCheck } from '../services/listening/rollup-check.ts';
import { PLAYS_CHECK, playsRebuild } from '../services/listening/sums-work.ts';
import type { ZoneChanged } from '../services/members.ts';
import type { HalfSurroundings } from './half.ts';
import type { Work } from './work-list.ts';

/** No answer reads for so long. */
const GRACE_MS = 3_000;

/** The door of plays, and what keeps their sums right: for both halves. */
export const createSumServices = (
  { clock, log }: Pick<HalfSurroundings, 'clock' | 'log'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => {
  const sums = createSumKeeper();
  const ledger = createPlayLedger(sums);
  return {
    ledger,
    notMine: createNotMine({ store, clock, enqueue, ledger }),
    rollupBuild: createRollupBuild({ store, sums, graceMs: GRACE_MS }),
    rollupCheck: createRollupCheck({
      ...{ store, sums, enqueue, random: Math.random },
      onDrift: (memberId, month) => {
        const when = `${Math.floor(month / 12)}-${(month % 12) + 1}`;
        log.warn({ event: 'lifecycle', what: 'sums of plays were wrong', detail: `${memberId} ${when}` });
      },
    }),
  };
};

export type SumServices = ReturnType<typeof createSumServices>;

/** Days begin at another time for whoever moves: their sums are made anew. */
export const sumsFollowZone =
  (enqueue: Enqueue): ZoneChanged =>
  async (tx, memberId) => {
    const listenerId = await tx.playOrigins.listener(memberId);
    if (listenerId !== null) await enqueue(tx, playsRebuild(memberId));
  };

export const sumFeatures = (services: SumServices) => [notMineFeature(services)];

/** Jobs and the nightly look (cron, UTC). */
export const sumWork = ({ rollupBuild, rollupCheck, notMine }: SumServices): Work => ({
  handlers: [playsRebuildJob(rollupBuild), playsCheckJob(rollupCheck, rollupBuild), playsReviewJob(notMine)],
  schedules: [{ name: PLAYS_CHECK, cron: '20 4 * * *', kind: PLAYS_CHECK }],
  due: [],
});
