import { type AskedSource, askedSources } from '../../src/domain/enrichment/asking.ts';
import type { EnrichmentValues } from '../../src/domain/enrichment/values.ts';
import type { MemberId, TrackId } from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/jobs.ts';
import type { NewTrack } from '../../src/domain/library.ts';
import { externalChildJobs, externalJob } from '../../src/jobs/external.ts';
import { externalSweepJob } from '../../src/jobs/external-sweep.ts';
import type { Finding, ReadValues, Subject } from '../../src/providers/enrichment-port.ts';
import { createAsking } from '../../src/services/enrichment/asking.ts';
import { createExternalChild } from '../../src/services/enrichment/child.ts';
import type { AskedProvider } from '../../src/services/enrichment/known.ts';
import { createExternalOrders } from '../../src/services/enrichment/orders.ts';
import { createTroubles } from '../../src/services/enrichment/troubles.ts';
import { EXTERNAL, external, sourceOfKind } from '../../src/services/enrichment/work.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { ANNA, addMembers, BEN, createJobBench } from './jobs.ts';
import { addTracks } from './tracks.ts';

type Answer =
  | 'miss'
  | 'permanent'
  /** No finding at all. */
  | 'silent'
  | (Partial<Omit<ReadValues, 'values'>> & { readonly values: Partial<EnrichmentValues> });

export interface FakeProvider extends AskedProvider {
  /** The batches it was asked about. */
  readonly calls: (readonly Subject[])[];
  /** What the call of that number (from 0) throws; null: nothing. */
  trouble: (call: number, batch: readonly Subject[]) => unknown;
}

interface FakeFacts {
  readonly facet?: string;
  readonly version?: number;
  readonly batchSize?: number;
  readonly accepts?: (subject: Subject) => boolean;
  readonly answer?: (subject: Subject) => Answer;
}

/** A provider that answers from a function, remembers what it was asked, and has trouble when it is told to. */
export const createFakeProvider = (source: AskedSource, facts: FakeFacts = {}): FakeProvider => {
  const { facet, version = 1, batchSize = 10, accepts = () => true, answer = () => 'miss' } = facts;
  const findingOf = (subject: Subject): Finding[] => {
    const { key } = subject;
    const given = answer(subject);
    if (given === 'silent') return [];
    if (given === 'miss' || given === 'permanent') {
      return [{ key, kind: 'miss', permanent: given === 'permanent' }];
    }
    const raw = { of: source, values: given.values };
    return [{ confidence: 0.9, ...given, key, kind: 'found', externalId: `${source}-${key}`, raw }];
  };
  const fake: FakeProvider = {
    source,
    version,
    batchSize,
    ...(facet === undefined ? {} : { facet }),
    calls: [],
    trouble: () => null,
    accepts,
    look: async (batch) => {
      const call = fake.calls.push(batch) - 1;
      const trouble = fake.trouble(call, batch);
      if (trouble !== null) throw trouble;
      // The order is theirs.
      return batch.flatMap(findingOf).reverse();
    },
    read: (raw) =>
      typeof raw === 'object' && raw !== null && 'values' in raw && typeof raw.values === 'object'
        ? { values: { ...raw.values, tags: [`read by ${version}`] }, confidence: 0.9 }
        : null,
  };
  return fake;
};

/** Members with libraries, fake providers, and the real machinery of jobs. */
export const openEnrichmentWorld = async (providers: readonly AskedProvider[]) => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  await addMembers(store, ANNA, BEN);
  const enqueue = createJobQueue({ store, clock, wake: () => undefined }).enqueueIn;
  const start = (own: readonly AskedProvider[]) => {
    const on = new Set(own.map(({ source }) => source));
    const orders = createExternalOrders({ store, clock, enqueue, on });
    const asking = createAsking({ store, clock, providers: own, troubles: createTroubles({ store, clock }) });
    const child = createExternalChild({ store, clock, asking, on });
    const handlers = [externalJob(orders), ...externalChildJobs(child), externalSweepJob(orders)];
    return { orders, asking, bench: createJobBench(store, handlers, {}, clock) };
  };
  const parts = start(providers);
  let sources = 0;

  return {
    ...db,
    clock,
    ...parts,
    /** The same database with other providers, as after a restart. */
    restart: start,
    /** Puts tracks into a member's library, the last one added first. */
    fill: async (tracks: readonly NewTrack[], memberId: MemberId = ANNA): Promise<TrackId[]> => {
      const ids: TrackId[] = [];
      for (let from = 0; from < tracks.length; from += 500) {
        ids.push(...(await addTracks(store, tracks.slice(from, from + 500), clock.now())));
      }
      const externalId = `list${++sources}`;
      const name = externalId;
      await store.transaction(async (tx) => {
        const now = clock.now();
        const accountId = await tx.accounts.insert(
          {
            memberId,
            provider: 'spotify',
            externalId: `${memberId}-${externalId}`,
            externalUserId: null,
            appId: null,
            displayName: 'Anna',
            scopes: '',
            authorizedAt: 1,
            accessExpiresAt: 1,
            refreshDueAt: 1,
          },
          now,
        );
        const entry = { kind: 'playlist', externalId, name, ownerName: null, imageUrl: null } as const;
        const facts = {
          readable: true,
          position: 0,
          listedTracks: null,
          snapshotId: null,
          lastProblem: null,
        };
        await tx.sources.putListed({ id: accountId, memberId }, [{ ...entry, ...facts }], now);
        const source = (await tx.sources.names(memberId)).find((one) => one.name === name);
        if (source === undefined) throw new Error('no source');
        await tx.sources.select(memberId, [source.id], now);
        const { id: readingId } = await tx.readings.begin(source.id, '1', now);
        for (let from = 0; from < ids.length; from += 500) {
          const lines = ids
            .slice(from, from + 500)
            .map((trackId, at) => ({ trackId, addedAt: now - (from + at) * 1_000 }));
          await tx.readings.prepend(readingId, memberId, lines);
        }
        const synced = { readingId, syncedTracks: ids.length, droppedEntries: 0, version: '1', full: true };
        await tx.sources.complete(memberId, source.id, synced, now);
      });
      return ids;
    },
    /** Asks for everything, and lets time pass until nothing is under way any more, at most that long. */
    enrich: async (memberId: MemberId = ANNA, hours = 48): Promise<void> => {
      await parts.bench.queue.enqueue(external(memberId));
      await settle(parts.bench, hours);
    },
    settle: (bench = parts.bench, hours = 48) => settle(bench, hours),
    /** The newest `external` of a member with its children. */
    family: async (memberId: MemberId = ANNA): Promise<{ job: Job; children: Job[] }> => {
      const { q, t } = db.database.read;
      const all: Job[] = await q.select().from(t.jobs);
      const job = all.findLast((one) => one.kind === EXTERNAL && one.memberId === memberId);
      if (job === undefined) throw new Error('nothing was asked for');
      return { job, children: all.filter(({ parentId }) => parentId === job.id) };
    },
    child: async (source: AskedSource): Promise<Job> => {
      const { q, t } = db.database.read;
      const all: Job[] = await q.select().from(t.jobs);
      const job = all.findLast(({ kind }) => sourceOfKind(kind) === source);
      if (job === undefined) throw new Error(`no job for ${source}`);
      return job;
    },
    /** Everything that is stored about tracks, without what a rerun may change. */
    stored: async () => {
      const { q, t } = db.database.read;
      const data = await q.select().from(t.externalData);
      const read = await q.select().from(t.enrichments);
      const order = (row: object): string => JSON.stringify(row);
      return {
        answers: data
          .map(({ fetchedAt: _at, expiresAt, ...rest }) => ({ ...rest, forEver: expiresAt === null }))
          .sort((a, b) => (order(a) < order(b) ? -1 : 1)),
        readings: read
          .map(({ fetchedAt: _at, ...rest }) => rest)
          .sort((a, b) => (order(a) < order(b) ? -1 : 1)),
      };
    },
  };

  async function settle(bench: typeof parts.bench, hours: number): Promise<void> {
    const end = clock.now() + hours * 3_600_000;
    for (;;) {
      await bench.settle();
      const { q, t } = db.database.read;
      const waiting: Job[] = (await q.select().from(t.jobs)).filter((job: Job) => job.status === 'PENDING');
      const next = Math.min(...waiting.map(({ runAt }) => runAt));
      if (!Number.isFinite(next) || next > end) return;
      clock.advance(Math.max(1, next - clock.now()));
    }
  }
};

export type EnrichmentWorld = Awaited<ReturnType<typeof openEnrichmentWorld>>;

export const everySource: readonly AskedSource[] = askedSources;
