import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { DAY } from '../clock.ts';
import { privacyFeature } from '../commands/privacy/privacy.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Store } from '../db/store.ts';
import type { ReleaseUploadId } from '../domain/ids.ts';
import { privacyDeleteJob } from '../jobs/privacy-delete.ts';
import { privacySweepJob } from '../jobs/privacy-sweep.ts';
import type { DiscordPosts } from '../providers/discord-port.ts';
import { createUploads } from '../providers/disk/uploads.ts';
import type { Enqueue } from '../services/intents.ts';
import type { PlaysExport } from '../services/listening/export/plays-export.ts';
import type { PlayLedger } from '../services/listening/ledger.ts';
import type { MembersService } from '../services/members.ts';
import { createMemberDeletion } from '../services/privacy/deleting.ts';
import { createMemberErasing } from '../services/privacy/erasing.ts';
import { createPrivacyExport } from '../services/privacy/export.ts';
import { createPrivacy } from '../services/privacy/privacy.ts';
import { createRetentions } from '../services/privacy/retentions.ts';
import { createScrubbing } from '../services/privacy/scrubbing.ts';
import { createPrivacySweep } from '../services/privacy/sweeping.ts';
import { createErasingAndTelling } from '../services/privacy/telling.ts';
import { PRIVACY_SWEEP } from '../services/privacy/work.ts';
import type { Secrets } from '../services/secrets.ts';
import { messageBody } from '../views/kit/message.ts';
import { messagesFor } from '../views/messages/catalogue.ts';
import { deletedView } from '../views/privacy/deleted.ts';
import { exportReadme } from '../views/privacy/readme.ts';
import type { HalfSurroundings } from './half.ts';
import type { ServerServices } from './server.ts';
import type { Work } from './work-list.ts';

/** The age that the oldest backup reaches before it is rotated out, ms; null without scheduled ones. */
export const backupsKeptMs = ({ cron, keep }: Config['backups']): number | null =>
  cron === null ? null : Math.max(keep.daily, (keep.weekly + 1) * 7, (keep.monthly + 1) * 31) * DAY;

/** What members ask about their own data: for both halves. */
export const createPrivacyServices = (
  { clock, config }: Pick<HalfSurroundings, 'clock' | 'config'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    members: MembersService;
    secrets: Secrets;
    playsExport: PlaysExport;
  } & Pick<ServerServices, 'serverConsents'>,
) => {
  const { store, enqueue, members, secrets, playsExport, serverConsents: consents } = deps;
  return {
    privacy: createPrivacy({ store, consents }),
    retentions: createRetentions({ store, clock }),
    deletion: createMemberDeletion({
      ...{ store, clock, enqueue, consents, members, random: randomBytes },
      backupsKeptMs: backupsKeptMs(config.backups),
    }),
    privacyExport: createPrivacyExport({
      ...{ store, clock, secrets, playsExport, publicUrl: config.web.publicUrl },
      readme: (facts, locale) => exportReadme(facts, messagesFor(locale)),
    }),
  };
};

export type PrivacyServices = ReturnType<typeof createPrivacyServices>;

export const privacyFeatures = (services: PrivacyServices) => [privacyFeature(services)];

/** What deletes: for the service half, which has the files. */
export const privacyWork = (
  { clock, log, config }: Pick<HalfSurroundings, 'clock' | 'log' | 'config'>,
  deps: { store: Store; enqueue: Enqueue; ledger: PlayLedger; posts: DiscordPosts; database: Database },
): Work => {
  const { store, enqueue, ledger, posts, database } = deps;
  const folder = dirname(config.database.path);
  const scrubbing = createScrubbing({ store, clock, care: database.care });
  const erasing = createMemberErasing({
    ...{ store, clock, scrubbing },
    imports: createUploads(join(folder, 'imports')),
    releases: createUploads<ReleaseUploadId>(join(folder, 'release-uploads')),
  });
  const erasingAndTelling = createErasingAndTelling({
    ...{ store, clock, log, erasing, posts, random: randomBytes },
    backupsKeptMs: backupsKeptMs(config.backups),
    receiptPost: (receipt, locale) => {
      const view = deletedView(receipt, messagesFor(locale));
      return { body: messageBody(view), files: view.files ?? [] };
    },
  });
  return {
    handlers: [
      privacyDeleteJob(erasingAndTelling),
      privacySweepJob(
        createPrivacySweep({
          ...{ store, clock, enqueue, ledger, scrubbing },
          unlinkedDays: config.retention.unlinkedDays,
        }),
      ),
    ],
    schedules: [{ name: PRIVACY_SWEEP, cron: '53 4 * * *', kind: PRIVACY_SWEEP }],
    due: [],
  };
};
