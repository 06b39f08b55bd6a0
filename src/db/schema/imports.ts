import type { MemberId, PlayImportId, PlayOriginId } from '../../domain/ids.ts';
import type { ImportMode, ImportReport, ImportStatus } from '../../domain/listening/imports.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/** Imports of listening history: what was asked for, how far it is, what it brought. */
export const defineImports = (k: SchemaKit, { members }: ReturnType<typeof definePeople>) => {
  const playImports = k.table(
    'play_imports',
    {
      id: k.id<PlayImportId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      status: k.text<ImportStatus>().notNull(),
      mode: k.text<ImportMode>(),
      incognito: k.bool().notNull(),
      found: k.json<ImportReport>(),
      stored: k.json<ImportReport>(),
      /** Rows up to there are stored: written together with them. */
      placeFile: k.int().notNull().default(0),
      placeRow: k.int().notNull().default(0),
      /** Where its plays say that they come from; null before the first one. */
      originId: k.ref<PlayOriginId>(),
      /** Hash of the secret in the address of its upload page; null once the page is done with. */
      ticketHash: k.text(),
      /** Until when its files are kept, and the page takes more. */
      keptUntil: k.time().notNull(),
      createdAt: k.time().notNull(),
      updatedAt: k.time().notNull(),
    },
    (t) => [
      k.index('play_imports_member').on(t.memberId, t.createdAt),
      k.uniqueIndex('play_imports_ticket').on(t.ticketHash),
    ],
  );

  /** Its files; what has arrived of each is on the disk. */
  const playImportFiles = k.table(
    'play_import_files',
    {
      importId: k
        .ref<PlayImportId>()
        .notNull()
        .references(() => playImports.id, { onDelete: 'cascade' }),
      number: k.int().notNull(),
      /** As its owner calls it. */
      name: k.text().notNull(),
      /** Bytes it will have. */
      size: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.importId, t.number] })],
  );

  return { playImports, playImportFiles };
};
