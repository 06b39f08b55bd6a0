import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { MemberId, PlayImportId, PlayOriginId } from '../../domain/ids.ts';
import type { ImportMode, ImportReport, ImportStatus, PlayImport } from '../../domain/listening/imports.ts';
import type { Queries, Tx } from '../database.ts';

export interface ImportFile {
  readonly number: number;
  readonly name: string;
  /** Bytes it will have. */
  readonly size: number;
}

/** With what only the work on it needs to know. */
export interface ImportRow extends PlayImport {
  readonly placeFile: number;
  readonly placeRow: number;
  readonly keptUntil: number;
}

const columnsOf = ({ t: { playImports: i } }: Queries) => ({
  id: i.id,
  memberId: i.memberId,
  status: i.status,
  mode: i.mode,
  incognito: i.incognito,
  found: i.found,
  stored: i.stored,
  placeFile: i.placeFile,
  placeRow: i.placeRow,
  originId: i.originId,
  keptUntil: i.keptUntil,
  createdAt: i.createdAt,
  updatedAt: i.updatedAt,
});

export const playImportReads = (queries: Queries) => {
  const { q, t } = queries;
  const { playImports: i, playImportFiles: files } = t;
  const columns = columnsOf(queries);
  return {
    find: async (memberId: MemberId, id: PlayImportId): Promise<ImportRow | null> =>
      (
        await q
          .select(columns)
          .from(i)
          .where(and(eq(i.id, id), eq(i.memberId, memberId)))
      )[0] ?? null,

    byTicket: async (ticketHash: string): Promise<ImportRow | null> =>
      (await q.select(columns).from(i).where(eq(i.ticketHash, ticketHash)))[0] ?? null,

    /** A member's imports, the newest first. */
    ofMember: async (memberId: MemberId, limit: number): Promise<ImportRow[]> =>
      q
        .select(columns)
        .from(i)
        .where(eq(i.memberId, memberId))
        .orderBy(desc(i.createdAt), desc(i.id))
        .limit(limit),

    /** Stretches in which nothing counts but what was imported, ms UTC, both ends included. */
    replaced: async (memberId: MemberId): Promise<{ fromAt: number; toAt: number }[]> => {
      const rows = await q
        .select({ found: i.found })
        .from(i)
        .where(
          and(
            eq(i.memberId, memberId),
            eq(i.mode, 'replace'),
            inArray(i.status, ['storing', 'stopped', 'stored']),
          ),
        );
      return rows.flatMap(({ found }) => {
        const { fromAt = null, toAt = null } = found?.counts ?? {};
        return fromAt === null || toAt === null ? [] : [{ fromAt, toAt }];
      });
    },

    files: async (id: PlayImportId): Promise<ImportFile[]> =>
      q
        .select({ number: files.number, name: files.name, size: files.size })
        .from(files)
        .where(eq(files.importId, id))
        .orderBy(asc(files.number)),

    /** Of these, the ones whose files nobody needs any more: in no such step, or not there at all. */
    unused: async (
      ids: readonly PlayImportId[],
      needing: readonly ImportStatus[],
    ): Promise<PlayImportId[]> => {
      if (ids.length === 0) return [];
      const rows = await q
        .select({ id: i.id })
        .from(i)
        .where(and(inArray(i.id, [...ids]), inArray(i.status, [...needing])));
      const needed = new Set(rows.map(({ id }) => id));
      return ids.filter((id) => !needed.has(id));
    },

    /** Imports at a step, whoever's they are. */
    at: async (step: ImportStatus): Promise<ImportRow[]> =>
      q.select(columns).from(i).where(eq(i.status, step)),

    /** Imports that wait for somebody although their time is over. */
    overdue: async (waiting: readonly ImportStatus[], now: number): Promise<ImportRow[]> =>
      q
        .select(columns)
        .from(i)
        .where(and(inArray(i.status, [...waiting]), lt(i.keptUntil, now))),
  };
};

export const playImportWrites = ({ q, t }: Tx) => {
  const { playImports: i, playImportFiles: files } = t;
  return {
    insert: async (wish: {
      memberId: MemberId;
      status: ImportStatus;
      incognito: boolean;
      ticketHash: string | null;
      keptUntil: number;
      now: number;
    }): Promise<PlayImportId> => {
      const { now, ...row } = wish;
      const [made] = await q
        .insert(i)
        .values({ ...row, createdAt: now, updatedAt: now })
        .returning({ id: i.id });
      if (made === undefined) throw new Error('An import was stored without a number.');
      return made.id;
    },

    /** Goes to another step; false when it is not (any more) at one of `from`. */
    advance: async (
      id: PlayImportId,
      from: readonly ImportStatus[],
      to: ImportStatus,
      now: number,
      facts: {
        mode?: ImportMode;
        found?: ImportReport;
        stored?: ImportReport;
        keptUntil?: number;
        placeFile?: number;
        placeRow?: number;
      } = {},
    ): Promise<boolean> => {
      const ended = to === 'collecting' ? {} : { ticketHash: null };
      const rows = await q
        .update(i)
        .set({ ...facts, ...ended, status: to, updatedAt: now })
        .where(and(eq(i.id, id), inArray(i.status, [...from])))
        .returning({ id: i.id });
      return rows.length > 0;
    },

    /** How far it is stored, in the transaction of the plays. False when it was stopped. */
    noteStored: async (
      id: PlayImportId,
      facts: { placeFile: number; placeRow: number; stored: ImportReport; originId: PlayOriginId | null },
      now: number,
    ): Promise<boolean> => {
      const { originId, ...rest } = facts;
      const rows = await q
        .update(i)
        .set({ ...rest, ...(originId === null ? {} : { originId }), updatedAt: now })
        .where(and(eq(i.id, id), eq(i.status, 'storing')))
        .returning({ id: i.id });
      return rows.length > 0;
    },

    addFile: async (id: PlayImportId, file: ImportFile): Promise<void> => {
      await q.insert(files).values({ importId: id, ...file });
    },

    dropFile: async (id: PlayImportId, number: number): Promise<void> => {
      await q.delete(files).where(and(eq(files.importId, id), eq(files.number, number)));
    },

    /** Forgets imports that brought nothing, long after they ended. */
    prune: async (before: number): Promise<number> => {
      const rows = await q
        .delete(i)
        .where(and(inArray(i.status, ['dropped', 'undone']), lt(i.updatedAt, before)))
        .returning({ id: i.id });
      return rows.length;
    },
  };
};
