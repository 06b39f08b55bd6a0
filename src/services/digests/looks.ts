import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { usualBlocks } from '../../domain/digests/blocks.ts';
import type { DigestContent, TopBy } from '../../domain/digests/content.ts';
import type { DigestIssue } from '../../domain/digests/issue.ts';
import { cadenceOf, type DigestPeriod, previewPeriod } from '../../domain/digests/schedule.ts';
import type { DigestCadence } from '../../domain/digests/words.ts';
import type { Digest } from '../../domain/digests.ts';
import type { DigestId, GuildId, MemberId } from '../../domain/ids.ts';
import { type DigestViewer, managedDigest } from './access.ts';
import { composeContent } from './content.ts';
import type { DigestIssues } from './issues.ts';
import type { DigestPosting } from './posting.ts';
import { testKey } from './work.ts';

/** Looking at what digests tell, before and after they do. */
export interface DigestLooks {
  /** What a digest would tell if it came now. */
  preview(digest: Pick<Digest, 'guildId' | 'memberId' | 'cadence' | 'blocks'>): Promise<DigestIssue>;
  /** What one of this server would that nobody has made yet. */
  previewOf(guildId: GuildId, cadence: DigestCadence): Promise<DigestIssue>;
  /** Posts what it would tell now, marked as a test; once, however often it is pressed. @throws NOT_FOUND, MISSING_PERMISSION */
  test(viewer: DigestViewer, id: DigestId): Promise<{ readonly digest: Digest; readonly posted: boolean }>;
  /** The details of a stretch of time that a post told of, counted anew: who left since is not in it. */
  closer(guildId: GuildId, period: DigestPeriod, by: TopBy): Promise<DigestContent>;
  /** How many members agreed to be counted in a server. */
  counted(guildId: GuildId): Promise<number>;
  /** Whether this member is one of them. */
  isCounted(guildId: GuildId, memberId: MemberId): Promise<boolean>;
}

const MAX_TRIES = 5;

export const createDigestLooks = (deps: {
  store: Store;
  clock: Clock;
  issues: DigestIssues;
  posting: DigestPosting;
}): DigestLooks => {
  const { store, clock, issues, posting } = deps;
  const preview: DigestLooks['preview'] = (digest) =>
    issues.compose(digest, previewPeriod(digest.cadence, clock.now()));
  return {
    preview,
    previewOf: (guildId, cadence) =>
      preview({ guildId, memberId: null, cadence, blocks: usualBlocks('channel') }),

    test: async (viewer, id) => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const digest = await managedDigest(store.read, viewer, id);
        const now = clock.now();
        const period = previewPeriod(digest.cadence, now);
        const composed = await posting.compose(digest, { period, key: testKey(id, now), isTest: true });
        const posted = await store.transaction(async (tx) =>
          (await composed.isCurrent(tx)) ? composed.write(tx) : null,
        );
        if (posted !== null) return { digest, posted };
      }
      throw new Error('Who is counted changed all the time while a test was composed.');
    },

    closer: (guildId, period, by) =>
      composeContent(store.read, { guildId, cadence: cadenceOf(period), period, by }),

    counted: async (guildId) => (await store.read.members.consenting(guildId)).length,
    isCounted: async (guildId, memberId) => (await store.read.members.consentIn(guildId, memberId)) !== 'off',
  };
};
