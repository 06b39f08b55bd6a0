import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberId, PlayImportId } from '../../src/domain/ids.ts';
import type { NewJob } from '../../src/domain/jobs.ts';
import type { ImportMode, ImportReport } from '../../src/domain/listening/imports.ts';
import { createUploads } from '../../src/providers/disk/uploads.ts';
import { type ExportLimits, exportLimits } from '../../src/providers/exports/limits.ts';
import { createExportReader } from '../../src/providers/exports/reader.ts';
import { createFetchAttached } from '../../src/services/listening/import/attached.ts';
import { createImports } from '../../src/services/listening/import/imports.ts';
import { createImportReading } from '../../src/services/listening/import/reading.ts';
import { createImportSource, createReadUploads } from '../../src/services/listening/import/source.ts';
import { createImportStoring } from '../../src/services/listening/import/storing.ts';
import { createImportSweeping } from '../../src/services/listening/import/sweeping.ts';
import { createImportUndoing } from '../../src/services/listening/import/undoing.ts';
import { createUploading } from '../../src/services/listening/import/uploading.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { member, quiet } from './imports-member.ts';

export const other = '200000000000000002' as MemberId;
export { member, quiet };

/** Imports with a database and a disk of their own; what they ask for is remembered and done by hand. */
export const openImports = async (limits: ExportLimits = exportLimits) => {
  const opened = openTestStore();
  const { store } = opened;
  const folder = mkdtempSync(join(tmpdir(), 'segue-imports-'));
  const clock = createManualClock();
  const jobs: NewJob[] = [];
  const enqueue = async (_: unknown, job: NewJob): Promise<void> => {
    jobs.push(job);
  };
  const uploads = createUploads(folder);
  const ledger = createPlayLedger();
  const reader = createExportReader(limits);
  const source = createImportSource({ store, read: createReadUploads({ reader, clock }), uploads });
  const bytes = new Map<string, Buffer>();
  const world: { trouble: Error | null } = { trouble: null };
  const attachments = {
    stream: async (url: string) => {
      if (world.trouble !== null) throw world.trouble;
      return (async function* () {
        yield bytes.get(url) ?? Buffer.alloc(0);
      })();
    },
  };
  const fetchAttached = createFetchAttached({ store, attachments, uploads });
  const common = { store, clock, ledger, source, uploads };
  const imports = createImports({ store, clock, enqueue, publicUrl: 'https://segue.test' });
  const uploading = createUploading({ store, clock, enqueue, uploads });
  const reading = createImportReading({ ...common, fetchAttached });
  const storing = createImportStoring(common);
  const undoing = createImportUndoing(common);
  await store.transaction(async (tx) => {
    for (const id of [member, other]) await tx.members.see({ id, locale: 'en' }, clock.now());
  });

  const ticketOf = (url: string): string => url.split('/').at(-1) ?? '';
  const upload = async (
    files: Readonly<Record<string, Buffer | string>>,
    wish = { incognito: false },
    who = member,
  ): Promise<PlayImportId> => {
    const { importId, url } = await imports.begin(who, wish);
    for (const [name, content] of Object.entries(files)) {
      const whole = Buffer.from(content);
      const { number } = await uploading.announce(ticketOf(url), { name, size: whole.length });
      await uploading.append(ticketOf(url), number, {
        offset: 0,
        bytes: (async function* () {
          yield whole;
        })(),
      });
    }
    if (!(await uploading.finish(ticketOf(url)))) throw new Error('The upload is not whole.');
    return importId;
  };
  const read = async (id: PlayImportId, who = member) => reading.run(who, id, null, quiet);
  const notify = { via: 'dm', locale: 'en' } as const;
  const bring = async (
    files: Readonly<Record<string, Buffer | string>>,
    mode: ImportMode = 'merge',
    wish = { incognito: false },
    who = member,
  ): Promise<{ id: PlayImportId; found: ImportReport; stored: ImportReport }> => {
    const id = await upload(files, wish, who);
    const found = await read(id, who);
    if (found.kind !== 'ready') throw new Error(found.kind);
    await imports.store(who, id, mode, notify);
    const stored = await storing.run(who, id, quiet);
    if (stored.kind !== 'stored') throw new Error(stored.kind);
    return { id, found: found.report, stored: stored.report };
  };
  /** Every row that is stored, in words. */
  const rows = async (who = member) => {
    const listener = await store.read.playOrigins.listener(who);
    if (listener === null) return [];
    const origins = new Map((await store.read.playOrigins.of(listener)).map((one) => [one.id, one.kind]));
    const all = await store.read.playRows.between(listener, 0, Number.MAX_SAFE_INTEGER);
    const tracks = await store.read.tracks.byIds([...new Set(all.map(({ trackId }) => trackId))]);
    const named = new Map(tracks.map((track) => [track.id, track]));
    return all.map(({ endedAt, trackId, msPlayed, originId, flags }) => ({
      endedAt,
      msPlayed,
      flags,
      title: named.get(trackId)?.title ?? '',
      uri: named.get(trackId)?.uri ?? '',
      kind: origins.get(originId) ?? '',
    }));
  };
  return Object.assign(world, {
    ...{ store, clock, jobs, uploads, ledger, imports, uploading, reading, storing, undoing },
    path: opened.path,
    ...{ bytes, ticketOf, upload, read, bring, rows, notify, folder },
    sweeping: createImportSweeping(common),
    [Symbol.asyncDispose]: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
};
