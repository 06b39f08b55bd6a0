import SqliteDatabase from 'better-sqlite3';

const SEALED = /^v1\.([A-Za-z0-9_-]{1,16})\./;

/**
 * What a database of the past must know before it lives on: its posts that were waiting then may have been sent since.
 * Marked as tried, each is looked for in its channel before it would be sent again.
 */
export const settleRestored = (path: string): void => {
  const connection = new SqliteDatabase(path);
  try {
    connection.exec(
      "UPDATE outbox SET first_tried_at = created_at WHERE status = 'PENDING' AND first_tried_at IS NULL",
    );
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
