import { z } from 'zod';
import { isAppError } from '../errors.ts';
import type { RuleImporter } from '../services/rules/imports.ts';
import { RULES_IMPORT } from '../services/rules/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Metadata = z.object({
  url: z.string(),
  name: z.string(),
  size: z.number(),
  as: z.string().nullable(),
});

/** Fetches a file of rules and keeps it as a draft; its card says what is in it. */
export const rulesImportJob = (importer: RuleImporter): JobHandler => ({
  kind: RULES_IMPORT,
  maxAttempts: 3,
  run: async ({ job, signal }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} imports the rules of nobody.`);
    try {
      return done(await importer.run(job.memberId, Metadata.parse(job.metadata), signal));
    } catch (error) {
      // Trying again would not help: the file is what it is, and links to files end soon.
      if (isAppError(error, 'INVALID_INPUT')) return skip({ key: 'skipped', code: 'RULES_FILE' });
      if (isAppError(error, 'RESOURCE_GONE')) return skip({ key: 'skipped', code: 'RESOURCE_GONE' });
      throw error;
    }
  },
});
