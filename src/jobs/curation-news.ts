import { CURATION_NEWS } from '../services/curation/intake-work.ts';
import type { CurationNews } from '../services/curation/news.ts';
import { done, type JobHandler } from './job.ts';

/** Tells members what came out, and what they have not sorted. Each is told once, whoever looks how often. */
export const curationNewsJob = (news: CurationNews): JobHandler => ({
  kind: CURATION_NEWS,
  run: async ({ now }) => done({ fresh: await news.announce(now()), reminders: await news.remind(now()) }),
});
