import type { MemberId, PlayImportId, PlayOriginId } from '../ids.ts';
import { type ExportForm, type FileProblem, type RowProblem, rowProblems } from './exports/rows.ts';

/**
 * `merge`: the import is trusted more than what Segue heard itself, play by play. `replace`: in the covered stretch
 * nothing but the import counts. `keep`: what Segue heard itself stays as it is, the import fills what is missing.
 */
export const importModes = ['merge', 'replace', 'keep'] as const;
export type ImportMode = (typeof importModes)[number];

/**
 * `collecting`: waits for files; `reading`: they are looked through; `ready`: waits for the member's word; `storing`;
 * `stopped`: somebody cancelled it, or it failed for good, with a part in the history; `stored`; `undoing`; `undone`;
 * `dropped`: given up, or without anything in it.
 */
export type ImportStatus =
  | 'collecting'
  | 'reading'
  | 'ready'
  | 'storing'
  | 'stopped'
  | 'stored'
  | 'undoing'
  | 'undone'
  | 'dropped';

/** Which step may follow which: a button that was pressed twice does nothing the second time. */
const next: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  collecting: ['reading', 'dropped'],
  reading: ['ready', 'dropped'],
  ready: ['storing', 'dropped'],
  storing: ['stored', 'stopped', 'undoing'],
  // It goes on, or what is stored of it is taken out again; without its files what is in is all there is.
  stopped: ['storing', 'stored', 'undoing'],
  stored: ['undoing'],
  undoing: ['undone'],
  undone: [],
  dropped: [],
};

export const canBecome = (from: ImportStatus, to: ImportStatus): boolean => next[from].includes(to);

/**
 * Nobody works on what seems to be under way: it was cancelled, or failed for good.
 * @param working a job that stores it waits or runs
 */
export const trueStatus = (status: ImportStatus, working: boolean): ImportStatus =>
  status === 'storing' && !working ? 'stopped' : status;

/** Nothing of it is in the history yet. */
export const isOpenImport = (status: ImportStatus): boolean =>
  status === 'collecting' || status === 'reading' || status === 'ready';

/** What became of the rows that were read. Every row is in exactly one of these. */
export interface ImportCounts {
  /** Rows of all files, whatever they are. */
  readonly rows: number;
  /** Plays that are new; in a dry run: would be. */
  readonly added: number;
  /** Plays that an import had brought before. */
  readonly known: number;
  /** The same row again. */
  readonly repeated: number;
  readonly podcasts: number;
  readonly audiobooks: number;
  /** Of private sessions, which the member did not ask for. */
  readonly incognito: number;
  readonly broken: Readonly<Record<RowProblem, number>>;
  /** Of the plays, new or not: when they ended, ms UTC; null without any. */
  readonly fromAt: number | null;
  readonly toAt: number | null;
}

/** What became of a file. */
export interface ImportedFile {
  readonly name: string;
  /** Null: no export, or nothing of it can be read. */
  readonly form: ExportForm | null;
  readonly rows: number;
  readonly problem: FileProblem | null;
  readonly repeated: boolean;
}

export interface ImportReport {
  readonly counts: ImportCounts;
  /** Exports and files with problems; the others are a number. */
  readonly files: readonly ImportedFile[];
  /** Files beside them: letters, pictures, other parts of the account data. */
  readonly otherFiles: number;
  /** Files of an account data package lie about: what a person may have taken for the history. */
  readonly isAccountData: boolean;
}

export interface PlayImport {
  readonly id: PlayImportId;
  readonly memberId: MemberId;
  readonly status: ImportStatus;
  readonly mode: ImportMode | null;
  /** Plays of private sessions go in as well. */
  readonly incognito: boolean;
  /** What the dry run found; null before its end. */
  readonly found: ImportReport | null;
  /** What was stored; grows while it is stored. */
  readonly stored: ImportReport | null;
  readonly originId: PlayOriginId | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const NO_BROKEN: ImportCounts['broken'] = Object.fromEntries(rowProblems.map((why) => [why, 0])) as Record<
  RowProblem,
  number
>;

export const NO_IMPORT_COUNTS: ImportCounts = {
  rows: 0,
  added: 0,
  known: 0,
  repeated: 0,
  podcasts: 0,
  audiobooks: 0,
  incognito: 0,
  broken: NO_BROKEN,
  fromAt: null,
  toAt: null,
};

export const NO_IMPORT_REPORT: ImportReport = {
  counts: NO_IMPORT_COUNTS,
  files: [],
  otherFiles: 0,
  isAccountData: false,
};

export const brokenIn = ({ broken }: ImportCounts): number =>
  Object.values(broken).reduce((sum, count) => sum + count, 0);

/** What the outcomes come to: the rows, or a row was lost. */
export const outcomesOf = (counts: ImportCounts): number =>
  counts.added +
  counts.known +
  counts.repeated +
  counts.podcasts +
  counts.audiobooks +
  counts.incognito +
  brokenIn(counts);

export const plusCounts = (one: ImportCounts, other: ImportCounts): ImportCounts => ({
  rows: one.rows + other.rows,
  added: one.added + other.added,
  known: one.known + other.known,
  repeated: one.repeated + other.repeated,
  podcasts: one.podcasts + other.podcasts,
  audiobooks: one.audiobooks + other.audiobooks,
  incognito: one.incognito + other.incognito,
  broken: Object.fromEntries(rowProblems.map((why) => [why, one.broken[why] + other.broken[why]])) as Record<
    RowProblem,
    number
  >,
  fromAt: outer(Math.min, one.fromAt, other.fromAt),
  toAt: outer(Math.max, one.toAt, other.toAt),
});

const outer = (
  choose: (a: number, b: number) => number,
  one: number | null,
  other: number | null,
): number | null => (one === null || other === null ? (one ?? other) : choose(one, other));

/** Files told one by one; a package has some dozen. */
const TOLD_FILES = 100;
const ACCOUNT_DATA =
  /(?:^|\/)(?:Userdata|Identity|Payments|YourLibrary|Playlist\d+|Inferences|Marquee)\.json$/i;

/** The report with one more file in it. */
export const withFile = (report: ImportReport, file: ImportedFile): ImportReport => {
  const isOther = file.form === null && file.problem === null && !file.repeated;
  const isAccountData =
    report.isAccountData || file.form === 'short' || (isOther && ACCOUNT_DATA.test(file.name));
  const isTold = !isOther && report.files.length < TOLD_FILES;
  return {
    counts: report.counts,
    files: isTold ? [...report.files, file] : report.files,
    otherFiles: report.otherFiles + (isOther ? 1 : 0),
    isAccountData,
  };
};

/** Nothing but the account data's short history, or not even that: the extended one is another request. */
export const isWrongPackage = ({ files, isAccountData }: ImportReport): boolean =>
  isAccountData && !files.some(({ form }) => form === 'extended');
