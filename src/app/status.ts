import { stat } from 'node:fs/promises';
import { statusFeature } from '../commands/status.ts';
import type { Store } from '../db/store.ts';
import { budgetOf } from '../domain/budgets.ts';
import { askedSources } from '../domain/enrichment/asking.ts';
import type { BeatportKeeping } from '../services/beatport/keeping.ts';
import type { JobDesk } from '../services/jobs/desk.ts';
import { createStatus, type StatusService } from '../services/status.ts';
import { hasBeatport } from './curation-intake.ts';
import { sourcesOn } from './enrichment.ts';
import type { HalfSurroundings } from './half.ts';

/** How Segue and the providers are: for both halves. */
export const createStatusService = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  { store, desk, beatport }: { store: Store; desk: JobDesk; beatport: BeatportKeeping },
): StatusService => {
  const on = sourcesOn(config.providers);
  const { dailyRequests: llm } = config.providers.llm;
  return createStatus({
    store,
    clock,
    desk,
    limitOf: (bucket) => budgetOf(bucket, { llm }),
    providers: askedSources.map((source) => ({ provider: source, on: on.has(source) })),
    beatport: async () => (hasBeatport(config.providers.beatport) ? beatport.standing() : 'off'),
    databaseBytes: async () => (await stat(config.database.path)).size,
  });
};

/** Operators see everything. */
export const statusFeatures = (services: { status: StatusService; operatorIds: readonly string[] }) => [
  statusFeature(services),
];
