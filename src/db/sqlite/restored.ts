import SqliteDatabase, { type Database as Connection } from 'better-sqlite3';
import { contentsOf } from './copy.ts';

const SEALED = /^v1\.([A-Za-z0-9_-]{1,16})\./;

/** A post of the former database that is over: enough to know that it must not happen again. */
export interface EndedPost {
  readonly key: string;
  readonly target: string;
  readonly nonce: string;
  readonly status: string;
  readonly messageId: string | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

/** What the database that is replaced has posted. @param former null when there is none that can be read */
export const endedPosts = (former: Connection | null): EndedPost[] => {
  if (former === null || contentsOf(former).level === 0) return [];
  return former
    .prepare<[], EndedPost>(
      `SELECT dedupe_key AS key, target, nonce, status, message_id AS messageId, created_at AS createdAt,
         finished_at AS finishedAt FROM outbox WHERE status <> 'PENDING'`,
    )
    .all();
};

/**
 * What a database of the past must know before it lives on. Posts that were made since do not happen again when their
 * cause comes once more (a digest at its hour). Of those that were waiting then and of which nobody knows more, each is
 * marked as tried, so that it is looked for in its channel before it would be sent.
 */
export const settleRestored = (path: string, posted: readonly EndedPost[]): void => {
  const connection = new SqliteDatabase(path);
  try {
    const end = connection.prepare(
      `UPDATE outbox SET status = ?, message_id = ?, finished_at = ? WHERE dedupe_key = ? AND status = 'PENDING'`,
    );
    const note = connection.prepare(
      `INSERT INTO outbox (dedupe_key, target, body, nonce, status, attempts, next_try_at, message_id, created_at, finished_at)
       SELECT ?, ?, '{}', ?, ?, 0, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE dedupe_key = ?)`,
    );
    connection.transaction(() => {
      for (const { key, target, nonce, status, messageId, createdAt, finishedAt } of posted) {
        end.run(status, messageId, finishedAt, key);
        note.run(key, target, nonce, status, createdAt, messageId, createdAt, finishedAt, key);
      }
      connection.exec(
        "UPDATE outbox SET first_tried_at = created_at WHERE status = 'PENDING' AND first_tried_at IS NULL",
      );
    })();
  } finally {
    connection.close();
  }
};

/** Who is in `path` and not in the database that it replaces: they deleted what was theirs in between. */
export const leftSince = (path: string, former: string): string[] => {
  try {
    const known = new Set(membersOf(former));
    return membersOf(path).filter((id) => !known.has(id));
  } catch {
    // A former database that cannot be read is no reason not to restore: it is the reason why.
    return [];
  }
};

const membersOf = (path: string): string[] => {
  const connection = new SqliteDatabase(path, { readonly: true });
  try {
    return connection
      .prepare<[], { id: string }>('SELECT id FROM members ORDER BY id')
      .all()
      .map(({ id }) => id);
  } finally {
    connection.close();
  }
};

/** Ids of the keys that sealed the tokens in it. */
export const keysThatSealed = (path: string): string[] => {
  const connection = new SqliteDatabase(path, { readonly: true });
  try {
    const sealed = connection
      .prepare<[], { text: string }>(
        `SELECT DISTINCT substr(tokens_sealed, 1, 20) AS text FROM accounts WHERE tokens_sealed IS NOT NULL
         UNION SELECT substr(value, 1, 20) FROM facts WHERE value LIKE 'v1.%'`,
      )
      .all();
    return [...new Set(sealed.flatMap(({ text }) => SEALED.exec(text)?.[1] ?? []))].sort();
  } finally {
    connection.close();
  }
};
