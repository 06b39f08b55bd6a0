import { existsSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';

/** What Segue's own database says, read beside it and never written. */
export interface Peek {
  /** Who has which Spotify account (`accountId` is Spotify's immutable one). */
  links(): readonly Link[];
  hasSynced(personId: string): boolean;
  hasDigest(personId: string): boolean;
  isCounted(personId: string): boolean;
  calls(since: number): readonly { provider: string; bucket: string; count: number }[];
  blocks(now: number): readonly { provider: string; bucket: string; until: number }[];
  close(): void;
}

export interface Link {
  readonly personId: string;
  readonly accountId: string;
  readonly name: string;
  readonly status: string;
}

export const createPeek = (path: string): Peek => {
  let database: Database | null = null;
  // The file appears when Segue starts for the first time, its tables a moment later.
  const rows = <Row>(sql: string, ...values: (string | number)[]): Row[] => {
    if (database === null && !existsSync(path)) return [];
    try {
      database ??= new SqliteDatabase(path, { readonly: true, timeout: 200 });
      return database.prepare<(string | number)[], Row>(sql).all(...values);
    } catch (error) {
      if (error instanceof SqliteDatabase.SqliteError) return [];
      throw error;
    }
  };
  return {
    links: () =>
      rows(`select member_id as personId, external_id as accountId, display_name as name, status
            from accounts where provider = 'spotify' and status <> 'unlinked'`),
    hasSynced: (personId) =>
      rows('select 1 from sources where member_id = ? and last_sync_at is not null limit 1', personId)
        .length > 0,
    hasDigest: (personId) => rows('select 1 from digests where created_by = ? limit 1', personId).length > 0,
    isCounted: (personId) =>
      rows('select 1 from server_consents where member_id = ? limit 1', personId).length > 0,
    calls: (since) =>
      rows(
        `select provider, bucket, sum(calls) as count from budget_slices
         where slice_at >= ? group by provider, bucket order by provider, count desc`,
        since,
      ),
    blocks: (now) =>
      rows(
        'select provider, bucket, max(blocked_until) as until from budget_blocks where blocked_until > ? group by provider, bucket',
        now,
      ),
    close: () => database?.close(),
  };
};
