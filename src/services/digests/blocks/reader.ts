import type { DigestBlock, DigestBlockKind } from '../../../domain/digests/blocks.ts';
import type { BlockFacts } from '../../../domain/digests/issue.ts';
import type { DigestPeriod } from '../../../domain/digests/schedule.ts';
import type { DigestCadence } from '../../../domain/digests/words.ts';
import type { GuildId, MemberId } from '../../../domain/ids.ts';

/** For whom and of which time something is told. */
export interface BlockQuestion {
  /** The server whose members are counted; null in DMs. */
  readonly guildId: GuildId | null;
  /** Whose own digest it is; null in channels. */
  readonly memberId: MemberId | null;
  readonly cadence: DigestCadence;
  readonly period: DigestPeriod;
}

export type BlockOf<K extends DigestBlockKind> = DigestBlock & { readonly kind: K };
export type FactsOf<K extends DigestBlockKind> = BlockFacts & { readonly kind: K };

/** Reads what a block has to say, from the database alone; null: nothing. */
export type ReadBlock<K extends DigestBlockKind> = (
  block: BlockOf<K>,
  question: BlockQuestion,
) => Promise<FactsOf<K> | null>;

/** One for every kind. */
export type BlockReaders = { readonly [K in DigestBlockKind]: ReadBlock<K> };
