import type { EntityKind } from '../domain/charts/chart.ts';

/** What somebody is known by who is to be found. */
export interface Unknown {
  readonly name: string;
  readonly artists: readonly string[];
  readonly isrc: string | null;
}

/** Says who somebody is at MusicBrainz. */
export interface IdentitySource {
  /** So many are asked about together. */
  readonly together: number;
  /**
   * Ids of recordings, release groups or artists, in the order asked; null where none is certainly meant.
   * @throws {RetryAfter} @throws {AppError} PROVIDER_UNAVAILABLE
   */
  find(
    kind: EntityKind,
    unknown: readonly Unknown[],
    signal?: AbortSignal,
  ): Promise<readonly (string | null)[]>;
}
