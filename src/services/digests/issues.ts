import type { Store } from '../../db/store.ts';
import { countsMembers, type DigestBlock, type DigestBlockKind } from '../../domain/digests/blocks.ts';
import type { BlockFacts, DigestIssue } from '../../domain/digests/issue.ts';
import type { DigestPeriod } from '../../domain/digests/schedule.ts';
import type { Digest } from '../../domain/digests.ts';
import type { Log } from '../../log.ts';
import type { BlockQuestion, BlockReaders } from './blocks/reader.ts';

/** What an issue is composed of: a digest, or what is known of one. */
export type IssueWish = Pick<Digest, 'guildId' | 'memberId' | 'cadence' | 'blocks'>;

/** Puts together what a digest has to say, from the database alone. */
export interface DigestIssues {
  /**
   * Blocks that have nothing to say are left out, and so is one that fails: the log has why, and the issue says that it
   * is missing. Counts who agrees at this moment; whoever writes it down looks again whether that still holds.
   */
  compose(wish: IssueWish, period: DigestPeriod): Promise<DigestIssue>;
}

export const createDigestIssues = (deps: { store: Store; readers: BlockReaders; log: Log }): DigestIssues => {
  const { store, readers, log } = deps;

  const read = (block: DigestBlock, question: BlockQuestion): Promise<BlockFacts | null> => {
    switch (block.kind) {
      case 'server_week':
        return readers.server_week(block, question);
      case 'chart_movers':
        return readers.chart_movers(block, question);
      case 'new_releases':
        return readers.new_releases(block, question);
      case 'radar':
        return readers.radar(block, question);
      case 'curation':
        return readers.curation(block, question);
      case 'personal_week':
        return readers.personal_week(block, question);
    }
  };

  return {
    compose: async ({ guildId, memberId, cadence, blocks }, period) => {
      const facts: BlockFacts[] = [];
      const failed: DigestBlockKind[] = [];
      for (const block of blocks) {
        try {
          const found = await read(block, { guildId, memberId, cadence, period });
          if (found !== null) facts.push(found);
        } catch (error) {
          failed.push(block.kind);
          const detail = `${block.kind}${guildId === null ? '' : ` of server ${guildId}`}`;
          log.error({ event: 'lifecycle', what: 'a block of a digest failed', detail }, error);
        }
      }
      const counted =
        guildId === null || !countsMembers(blocks)
          ? 0
          : (await store.read.members.consenting(guildId)).length;
      return { cadence, place: memberId === null ? 'channel' : 'member', period, facts, failed, counted };
    },
  };
};
