import { LINKS_SWEEP } from '../services/accounts/work.ts';
import type { Consent } from '../services/linking/consent.ts';
import { done, type JobHandler } from './job.ts';

/** Forgets the secrets of links that ran out. */
export const linksSweepJob = (linking: Pick<Consent, 'sweep'>): JobHandler => ({
  kind: LINKS_SWEEP,
  run: async () => {
    await linking.sweep();
    return done();
  },
});
