import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import type { MemberId, PlayImportId } from '../../../domain/ids.ts';
import type { JobNotify } from '../../../domain/jobs.ts';
import {
  canBecome,
  type ImportMode,
  isOpenImport,
  type PlayImport,
  trueStatus,
} from '../../../domain/listening/imports.ts';
import { AppError } from '../../../errors.ts';
import type { Enqueue } from '../../intents.ts';
import { hashSecret, type Random, randomSecret } from '../../secrets.ts';
import { COLLECTING_MS, MAX_UPLOAD_BYTES } from './limits.ts';
import { type AttachedFile, importRead, importStore, importUndo, storingKey } from './work.ts';

/** The private page where files can be put. */
export interface UploadLink {
  readonly importId: PlayImportId;
  /** A secret: only its member may see it. */
  readonly url: string;
  /** ms UTC */
  readonly expiresAt: number;
}

/** What members ask of imports: for both halves, it only touches the database. */
export interface Imports {
  /** Begins with a page to put files on; an import that was begun before and has nothing in the history ends. */
  begin(memberId: MemberId, wish: ImportWish): Promise<UploadLink>;
  /** Begins with a file that came with the command. @throws {AppError} INVALID_INPUT when it is too large */
  beginWith(memberId: MemberId, wish: ImportWish, file: AttachedFile, notify: JobNotify): Promise<void>;
  /** Stores what was read. @throws {AppError} NOT_FOUND; OUT_OF_DATE when it is further already */
  store(memberId: MemberId, id: PlayImportId, mode: ImportMode, notify: JobNotify): Promise<void>;
  /** Gives up what has not been stored. @throws {AppError} NOT_FOUND, OUT_OF_DATE */
  drop(memberId: MemberId, id: PlayImportId): Promise<PlayImport>;
  /** Takes out what it brought. @throws {AppError} NOT_FOUND, OUT_OF_DATE */
  undo(memberId: MemberId, id: PlayImportId, notify: JobNotify): Promise<void>;
  /** @throws {AppError} NOT_FOUND */
  find(memberId: MemberId, id: PlayImportId): Promise<PlayImport>;
  /** The newest first. */
  list(memberId: MemberId): Promise<PlayImport[]>;
}

export interface ImportWish {
  /** Plays of private sessions go in as well. */
  readonly incognito: boolean;
}

const LISTED = 10;

export const createImports = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  /** The address under which browsers reach Segue, without a slash at the end. */
  publicUrl: string;
  random?: Random;
}): Imports => {
  const { store, clock, enqueue, publicUrl, random } = deps;
  type Tx = Parameters<Parameters<Store['transaction']>[0]>[0];

  const asItIs = async ({ jobs }: Pick<Store['read'], 'jobs'>, row: PlayImport): Promise<PlayImport> => {
    const working = row.status !== 'storing' || (await jobs.activeByKey(storingKey(row.id))) !== null;
    return { ...row, status: trueStatus(row.status, working) };
  };
  const required = async (
    from: Pick<Store['read'], 'playImports' | 'jobs'>,
    memberId: MemberId,
    id: PlayImportId,
  ): Promise<PlayImport> => {
    const row = await from.playImports.find(memberId, id);
    if (row === null) throw new AppError('NOT_FOUND', { what: 'import' });
    return asItIs(from, row);
  };
  const find: Imports['find'] = (memberId, id) => required(store.read, memberId, id);

  const dropOpen = async (tx: Tx, memberId: MemberId, now: number): Promise<void> => {
    for (const { id, status } of await tx.playImports.ofMember(memberId, LISTED)) {
      if (isOpenImport(status)) await tx.playImports.advance(id, [status], 'dropped', now);
    }
  };

  const advance = async (
    memberId: MemberId,
    id: PlayImportId,
    to: 'undoing' | 'dropped',
    then: (tx: Tx) => Promise<unknown>,
  ): Promise<void> =>
    store.transaction(async (tx) => {
      const row = await required(tx, memberId, id);
      if (!canBecome(row.status, to)) throw new AppError('OUT_OF_DATE', {});
      await tx.playImports.advance(id, [row.status, 'storing'], to, clock.now());
      await then(tx);
    });

  return {
    find,
    list: async (memberId) => {
      const rows = await store.read.playImports.ofMember(memberId, LISTED);
      return Promise.all(rows.map((row) => asItIs(store.read, row)));
    },

    begin: (memberId, { incognito }) =>
      store.transaction(async (tx) => {
        const now = clock.now();
        await dropOpen(tx, memberId, now);
        const ticket = randomSecret(random);
        const expiresAt = now + COLLECTING_MS;
        const importId = await tx.playImports.insert({
          memberId,
          status: 'collecting',
          incognito,
          ticketHash: hashSecret(ticket),
          keptUntil: expiresAt,
          now,
        });
        return { importId, url: `${publicUrl}/import/${ticket}`, expiresAt };
      }),

    beginWith: async (memberId, { incognito }, file, notify) => {
      if (file.size > MAX_UPLOAD_BYTES) throw new AppError('INVALID_INPUT', { problem: 'import_size' });
      await store.transaction(async (tx) => {
        const now = clock.now();
        await dropOpen(tx, memberId, now);
        const wish = { memberId, status: 'reading', incognito, ticketHash: null } as const;
        const id = await tx.playImports.insert({ ...wish, keptUntil: now + COLLECTING_MS, now });
        await enqueue(tx, importRead(memberId, id, file, notify));
      });
    },

    store: (memberId, id, mode, notify) =>
      store.transaction(async (tx) => {
        const row = await required(tx, memberId, id);
        // One that was stopped goes on as it began.
        const isGoingOn = row.status === 'storing' || row.status === 'stopped';
        if (row.status !== 'storing' && !canBecome(row.status, 'storing'))
          throw new AppError('OUT_OF_DATE', {});
        const facts = isGoingOn ? {} : { mode };
        await tx.playImports.advance(id, [row.status, 'storing'], 'storing', clock.now(), facts);
        await enqueue(tx, importStore(memberId, id, notify));
      }),

    drop: async (memberId, id) => {
      await advance(memberId, id, 'dropped', async () => undefined);
      return find(memberId, id);
    },

    undo: (memberId, id, notify) =>
      advance(memberId, id, 'undoing', (tx) => enqueue(tx, importUndo(memberId, id, notify))),
  };
};
