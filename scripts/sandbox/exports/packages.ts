import type { World } from '../world/contract.ts';
import type { ArchiveFile } from './archive.ts';
import { count, type ExportCounts, noCounts } from './counts.ts';
import { type Damage, damaged, type Encoding, encoded, oddRows } from './damage.ts';
import { type HistoryOptions, historyOf } from './history.ts';
import { type HistoryEntry, oldRow, withoutAudiobooks } from './rows.ts';
import { shortPackage } from './short-package.ts';

export type PackageKind =
  /** `Streaming_History_Audio_*.json`, as sent since 2023. */
  | 'extended'
  /** `endsong_*.json`, as sent before: other keys, no audiobooks, milliseconds, no videos. */
  | 'endsong'
  /** The short one about the last year: no uris, minutes, no zone. */
  | 'account';

export interface LayoutOptions {
  /** Rows a file; real ones have about 16 000. */
  chunk?: number;
  /** As if zipped again on a Mac. Default true. */
  macLeftovers?: boolean;
  /** One line per value, as most real ones. Default true. */
  pretty?: boolean;
  /** Of the files with streams. Default `utf8`. */
  encoding?: Encoding;
  /** Whether there are the four keys about audiobooks. Default true. */
  audiobookKeys?: boolean;
  /** Breaks one of the audio files; `file` counts from 1. */
  damage?: { file: number; how: Damage };
  /** Puts lines with values of the wrong kinds into the first file. */
  oddRows?: boolean;
}

export interface PackageOptions extends HistoryOptions, LayoutOptions {}

/** A file of a package and what can be read in it. */
export interface ExportFile extends ArchiveFile {
  counts: ExportCounts;
}

/** The files of the archive Spotify would mail to this person, made one after the other. */
export function exportPackage(
  world: World,
  accountId: string,
  kind: PackageKind,
  options: PackageOptions = {},
): Iterable<ExportFile> {
  const account = world.account(accountId);
  if (kind === 'account')
    return shortPackage(historyOf(world, accountId, options), account, world.now(), options);
  const history = historyOf(world, accountId, {
    offlineUnit: kind === 'endsong' ? 'ms' : 's',
    ...options,
  });
  return layOut(history, kind, options);
}

/** Entries in files as Spotify cuts them. Holds the lines of one file at a time. */
export function* layOut(
  entries: Iterable<HistoryEntry>,
  kind: 'extended' | 'endsong',
  options: LayoutOptions = {},
): Generator<ExportFile> {
  const size = options.chunk ?? 16_000;
  const video: HistoryEntry[] = [];
  const names: string[] = [];
  let audio: HistoryEntry[] = [];
  const next = (): ExportFile => {
    const at = names.length;
    const name =
      kind === 'endsong'
        ? `MyData/endsong_${at}.json`
        : `${folder}/Streaming_History_Audio_${years(audio)}_${at}.json`;
    names.push(name);
    const file = fileOf(name, audio, kind, options, at);
    audio = [];
    return file;
  };
  if (kind === 'extended') yield { name: `${folder}/${readMe}.pdf`, bytes: pdf, counts: noCounts() };
  for (const entry of entries) {
    if (entry.file === 'video') video.push(entry);
    else audio.push(entry);
    if (audio.length >= size) yield next();
  }
  if (audio.length > 0 || names.length === 0) yield next();
  if (kind === 'endsong') return;
  if (video.length > 0) {
    yield fileOf(`${folder}/Streaming_History_Video_${years(video)}.json`, video, kind, options, null);
  }
  if (options.macLeftovers === false) return;
  for (const name of names) {
    const left = `__MACOSX/${name.replace('/Streaming', '/._Streaming')}`;
    yield { name: left, bytes: Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]), counts: noCounts() };
  }
  yield { name: `${folder}/.DS_Store`, bytes: Buffer.from('\0\0\0\u0001Bud1'), counts: noCounts() };
}

const folder = 'Spotify Extended Streaming History';
const readMe = 'ReadMeFirst_ExtendedStreamingHistory';
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');

function fileOf(
  name: string,
  entries: readonly HistoryEntry[],
  kind: 'extended' | 'endsong',
  options: LayoutOptions,
  at: number | null,
): ExportFile {
  const counts = noCounts();
  const rows: unknown[] = [];
  for (const entry of entries) {
    count(counts, entry);
    rows.push(rowIn(entry, kind, options));
  }
  if (options.oddRows === true && at === 0) {
    rows.push(...oddRows);
    counts.unreadable += oddRows.length;
  }
  const text = JSON.stringify(rows, null, options.pretty === false ? undefined : 2);
  const { damage } = options;
  if (at === null || damage?.file !== at + 1)
    return { name, bytes: encoded(text, options.encoding ?? 'utf8'), counts };
  return { name, bytes: damaged(text, damage.how), counts: { ...noCounts(), unreadable: entries.length } };
}

function rowIn(
  { row }: HistoryEntry,
  kind: 'extended' | 'endsong',
  { audiobookKeys }: LayoutOptions,
): unknown {
  if (kind === 'endsong') return oldRow(row);
  return audiobookKeys === false ? withoutAudiobooks(row) : row;
}

/** `2023` or `2023-2025` */
function years(entries: readonly HistoryEntry[]): string {
  const [first, last] = [entries[0], entries.at(-1)].map((entry) =>
    String(entry?.row['ts'] ?? '').slice(0, 4),
  );
  return first === last ? `${first}` : `${first}-${last}`;
}
