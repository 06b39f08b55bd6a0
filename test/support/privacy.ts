import { randomBytes } from 'node:crypto';
import type { Clock } from '../../src/clock.ts';
import type { DatabaseCare } from '../../src/db/database.ts';
import type { Store } from '../../src/db/store.ts';
import { createPlaysExport } from '../../src/services/listening/export/plays-export.ts';
import { createMembersService } from '../../src/services/members.ts';
import { createMemberDeletion } from '../../src/services/privacy/deleting.ts';
import { createMemberErasing } from '../../src/services/privacy/erasing.ts';
import { createPrivacyExport } from '../../src/services/privacy/export.ts';
import { createRetentions } from '../../src/services/privacy/retentions.ts';
import { createScrubbing } from '../../src/services/privacy/scrubbing.ts';
import { createSecrets } from '../../src/services/secrets.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { exportReadme } from '../../src/views/privacy/readme.ts';

/** What members ask about their own data; what is enqueued is done when somebody calls `erase`. */
export const createPrivacyParts = (
  { store, clock, care }: { store: Store; clock: Clock; care: DatabaseCare },
  { patienceMs = 60_000 }: { patienceMs?: number } = {},
) => {
  const removed: number[] = [];
  const asked: unknown[] = [];
  const uploads = { remove: async (id: number) => void removed.push(id) };
  const members = createMembersService({ store });
  const secrets = createSecrets([{ id: 'test', key: Buffer.alloc(32, 7) }]);
  const publicUrl = 'https://segue.example';
  const scrubbing = createScrubbing({ store, clock, care });
  const erasing = createMemberErasing({ store, clock, scrubbing, imports: uploads, releases: uploads });
  return {
    ...{ members, erasing, scrubbing, removed, asked },
    retentions: createRetentions({ store, clock }),
    privacyExport: createPrivacyExport({
      ...{ store, clock, secrets, publicUrl },
      playsExport: createPlaysExport({ store, clock, secrets, publicUrl }),
      readme: (facts, locale) => exportReadme(facts, messagesFor(locale)),
    }),
    deletion: createMemberDeletion({
      ...{ store, clock, members, random: randomBytes, backupsKeptMs: 86_400_000, patienceMs },
      enqueue: async (_, job) => asked.push(job.metadata),
      consents: { leaveAll: (tx, id) => tx.members.withdrawAll(id) },
    }),
  };
};
