/** What the rows of Spotify's exports are. Who and where (names, addresses, devices, countries) is never looked at. */

/** A track that was played, as its row tells it. */
export interface ExportPlay {
  /** `spotify:track:…` or `spotify:local:…`; null when the row names the track in words alone. */
  readonly uri: string | null;
  /** Empty when the row does not say; then there is a uri. */
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  /** ms UTC */
  readonly endedAt: number;
  /** ms really heard; null when the row does not say. */
  readonly msPlayed: number | null;
  readonly skipped: boolean | null;
  readonly shuffle: boolean | null;
  readonly offline: boolean;
  /** Its beginning was stamped, and the end is that and what was heard: offline, and told later. */
  readonly startStamped: boolean;
  readonly incognito: boolean;
  /** Why it ended, in Spotify's words; null when the row does not say. */
  readonly reasonEnd: string | null;
  /** Of an export of ours: all of its flags (domain `playFlags`); null for Spotify's. */
  readonly flags: number | null;
  /** Its time is that of a minute: the short history of the account data. */
  readonly coarse: boolean;
}

/** Why a row is not understood. */
export const rowProblems = ['json', 'encoding', 'shape', 'time', 'duration', 'no_track'] as const;
export type RowProblem = (typeof rowProblems)[number];

export type ExportRow =
  | { readonly kind: 'play'; readonly play: ExportPlay }
  /** Of a private session. */
  | { readonly kind: 'incognito'; readonly play: ExportPlay }
  | { readonly kind: 'podcast' }
  | { readonly kind: 'audiobook' }
  | BrokenRow;

export interface BrokenRow {
  readonly kind: 'broken';
  readonly why: RowProblem;
}

/** What a reader hands out in the place of a row that is not even JSON. */
export const NOT_JSON: BrokenRow = { kind: 'broken', why: 'json' };
export const NOT_TEXT: BrokenRow = { kind: 'broken', why: 'encoding' };

/** `extended`: the Extended Streaming History; `short`: the account data's last year; `podcasts`: its podcasts. */
export type ExportForm = 'extended' | 'short' | 'podcasts';

/** Why a file, or the rest of it, could not be read. */
export const fileProblems = [
  'not_json',
  'truncated',
  'broken_json',
  'row_too_large',
  'encrypted',
  'compression',
  'damaged',
  'too_large',
  'bomb',
  'too_many_files',
  'not_zip',
  'cut_zip',
  'nested_zip',
  'gone',
] as const;
export type FileProblem = (typeof fileProblems)[number];
