import type { SourceId } from '../ids.ts';
import type { Source, SourceKind, SourceProblem } from '../library.ts';

/** A source as the provider's list shows it. */
export interface ListedSource {
  readonly externalId: string;
  readonly name: string;
  readonly ownerName: string | null;
  readonly imageUrl: string | null;
  /** Whether this account may read the contents; `perhaps`: only trying tells. */
  readonly readable: 'yes' | 'perhaps' | 'no';
  readonly listedTracks: number | null;
  /** The provider's version of the contents; null when the list does not tell. */
  readonly snapshotId: string | null;
}

/** What is written about a listed source. */
export interface SourceEntry extends Omit<ListedSource, 'readable'> {
  readonly kind: SourceKind;
  readonly position: number;
  readonly readable: boolean;
  readonly lastProblem: SourceProblem | null;
}

export type KnownSource = Pick<
  Source,
  'id' | 'kind' | 'externalId' | 'selectedAt' | 'readable' | 'lastProblem' | 'snapshotId'
>;

export interface ListingPlan {
  readonly entries: readonly SourceEntry[];
  /** Chosen by the member, and not in the list any more: kept with its tracks, and said. */
  readonly gone: readonly SourceId[];
  /** Nobody chose them and they are not in the list any more. */
  readonly removed: readonly SourceId[];
}

/**
 * What a fresh list means for the cached one.
 * @param known the cached sources of the kinds that were listed, of this account
 * @param listed per kind, in the order to show them
 */
export const planListing = (
  known: readonly KnownSource[],
  listed: ReadonlyMap<SourceKind, readonly ListedSource[]>,
): ListingPlan => {
  const byKey = new Map(known.map((source) => [keyOf(source), source]));
  const entries = new Map<string, SourceEntry>();
  for (const [kind, sources] of listed) {
    for (const source of sources) {
      const key = keyOf({ kind, externalId: source.externalId });
      // Lists may name a playlist twice when it moved between two pages.
      if (!entries.has(key))
        entries.set(key, { ...source, kind, position: entries.size, ...standing(source, byKey.get(key)) });
    }
  }
  const missing = known.filter((source) => listed.has(source.kind) && !entries.has(keyOf(source)));
  return {
    entries: [...entries.values()],
    gone: missing.filter(({ selectedAt }) => selectedAt !== null).map(({ id }) => id),
    removed: missing.filter(({ selectedAt }) => selectedAt === null).map(({ id }) => id),
  };
};

const keyOf = ({ kind, externalId }: { kind: SourceKind; externalId: string }): string =>
  `${kind}:${externalId}`;

/**
 * Whether it can be read. A refusal that was met stands against a "perhaps" until something about the list changed;
 * being in the list again ends "gone".
 */
const standing = (
  listed: ListedSource,
  known: KnownSource | undefined,
): Pick<SourceEntry, 'readable' | 'lastProblem'> => {
  const problem = known?.lastProblem ?? null;
  if (listed.readable === 'no') return { readable: false, lastProblem: 'forbidden' };
  const refused = problem === 'forbidden' && known?.readable === false;
  if (refused && listed.readable === 'perhaps' && known.snapshotId === listed.snapshotId) {
    return { readable: false, lastProblem: 'forbidden' };
  }
  return { readable: true, lastProblem: problem === 'gone' || problem === 'forbidden' ? null : problem };
};
