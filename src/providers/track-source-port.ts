import type { Account, AccountProvider } from '../domain/accounts.ts';
import type { ListedSource } from '../domain/library/listing.ts';
import type { SourceKind, SourceLine } from '../domain/library.ts';

/**
 * One kind of source: what there is to choose, and how to read it. A new kind (saved albums, top tracks, the loves of
 * a Last.fm user) is one file that makes such an object, its word in `SourceKind`, and its place in the list of
 * the composition root. Every call may throw what the provider's port names: AppError or RetryAfter.
 */
export interface TrackSource {
  readonly kind: SourceKind;
  /** Accounts of which provider have this kind. */
  readonly provider: AccountProvider;
  /**
   * True for lists that hold each track once and grow at the front only: a change is found without reading them whole.
   * Pages may then be asked for at any offset.
   */
  readonly newestFirst: boolean;
  /** Every source of this kind that the account has, in the order to show them. */
  list(account: Account, signal?: AbortSignal): Promise<readonly ListedSource[]>;
  /** What the source is like right now, as cheaply as the provider allows. */
  look(account: Account, externalId: string, signal?: AbortSignal): Promise<SourceLook>;
  page(account: Account, externalId: string, offset: number, signal?: AbortSignal): Promise<SourcePage>;
}

export interface SourceLook {
  /** Two equal versions mean equal contents. */
  readonly version: string;
  readonly total: number | null;
  /** The page at offset 0, when looking brought it along. */
  readonly first: SourcePage | null;
}

export interface SourcePage {
  readonly lines: readonly SourceLine[];
  /** Entries on this page that are not tracks. */
  readonly dropped: number;
  readonly total: number;
  /** Offset of the next page; null at the end. */
  readonly nextOffset: number | null;
}
