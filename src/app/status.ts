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
import type { OperatorServices } from './operators.ts';

/** How Segue and the providers are: for both halves. */
export const createStatusService = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  deps: { store: Store; desk: JobDesk; beatport: BeatportKeeping } & Pick<
    OperatorServices,
    'care' | 'alertPlace'
  >,
): StatusService => {
  const { store, desk, beatport, care, alertPlace } = deps;
  const on = sourcesOn(config.providers);
  const { dailyRequests: llm } = config.providers.llm;
  return createStatus({
    store,
    clock,
    desk,
    limitOf: (bucket) => budgetOf(bucket, { llm }),
    providers: askedSources.map((source) => ({ provider: source, on: on.has(source) })),
    beatport: async () => (hasBeatport(config.providers.beatport) ? beatport.standing() : 'off'),
    care,
    alertPlace,
  });
};

/** Operators see everything. */
export const statusFeatures = (
  services: { status: StatusService; operatorIds: readonly string[] } & Pick<
    OperatorServices,
    'deadLetters' | 'alertPlace'
  >,
) => [statusFeature(services)];
