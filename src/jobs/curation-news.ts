import type { DoubtNews } from '../services/curation/doubts.ts';
import { CURATION_NEWS } from '../services/curation/intake-work.ts';
import type { CurationNews } from '../services/curation/news.ts';
import type { ReleaseUploading } from '../services/curation/release-uploading.ts';
import { done, type JobHandler } from './job.ts';

/**
 * Tells members what came out, what they have not sorted and what they have to decide, each once, whoever looks how
 * often. Uploads that are over go with it.
 */
export const curationNewsJob = (
  news: CurationNews,
  doubts: DoubtNews,
  uploads: Pick<ReleaseUploading, 'sweep'>,
): JobHandler => ({
  kind: CURATION_NEWS,
  run: async ({ now }) => {
    await uploads.sweep();
    return done({
      fresh: await news.announce(now()),
      reminders: await news.remind(now()),
      doubts: await doubts.tell(now()),
    });
  },
});
