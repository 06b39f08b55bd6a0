import { fold } from '../library/fold.ts';
import type { ReleaseFacts } from './release.ts';
import { readCsv } from './release-file-csv.ts';
import { readJson } from './release-file-json.ts';
import type { Cells, FileProblem, RowProblem } from './release-file-rows.ts';
import { decodeFile } from './release-file-text.ts';
import * as value from './release-file-values.ts';

/** Larger files are not looked at. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** Further rows of a file do not go in. */
export const MAX_FILE_ROWS = 10_000;

export interface FileRelease {
  readonly at: number;
  readonly facts: ReleaseFacts;
  readonly raw: unknown;
}

export interface ReleaseFile {
  readonly releases: readonly FileRelease[];
  /** Every row that does not go in; `releases` and these are all rows there are. */
  readonly broken: readonly { readonly at: number; readonly why: RowProblem }[];
}

/** Which days the rows belong to. */
export interface FileDays {
  /** Of rows without a day of their own, or with one outside of `within`. */
  readonly otherwise: string;
  /** A week that all of it belongs to; both included. */
  readonly within: { readonly from: string; readonly to: string } | null;
}

/**
 * Reads a file of releases, CSV or JSON, by its contents. One broken row costs itself and is told by its line.
 * @returns the problem when it cannot be read at all
 */
export const readReleaseFile = (
  bytes: Uint8Array,
  days: FileDays,
): ReleaseFile | { readonly problem: FileProblem } => {
  if (bytes.length > MAX_FILE_BYTES) return { problem: 'tooLarge' };
  const text = decodeFile(bytes);
  const reading = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text);
  if ('problem' in reading) return reading;
  const releases: FileRelease[] = [];
  const broken: { at: number; why: RowProblem }[] = [];
  const seen = new Set<string>();
  for (const row of reading.rows) {
    const read = 'broken' in row ? row.broken : factsOf(row.cells, days);
    const why = typeof read === 'string' ? read : seen.has(read.externalId) ? 'repeated' : null;
    if (why !== null || typeof read === 'string') broken.push({ at: row.at, why: why ?? 'shape' });
    else if (releases.length >= MAX_FILE_ROWS) broken.push({ at: row.at, why: 'tooMany' });
    else {
      seen.add(read.externalId);
      releases.push({ at: row.at, facts: read, raw: 'raw' in row ? row.raw : null });
    }
  }
  return { releases, broken };
};

const factsOf = (cells: Cells, days: FileDays): ReleaseFacts | 'title' | 'artist' => {
  const title = value.textOf(cells.title);
  const artists = value.namesOf(cells.artists);
  if (title === null) return 'title';
  if (artists.length === 0) return 'artist';
  const isrc = value.isrcOf(cells.isrc);
  const mix = value.textOf(cells.mix);
  const releaseDate = value.dateOf(cells.releaseDate);
  const identity = [isrc ?? '', fold(title), fold(mix ?? ''), fold(artists.join(' '))];
  return {
    source: 'file',
    externalId: identity.join('|').slice(0, LONGEST_ID),
    title,
    mix,
    artists: artists.map((name) => ({ name })),
    remixers: value.namesOf(cells.remixers),
    label: value.textOf(cells.label),
    releaseTitle: value.textOf(cells.releaseTitle),
    releaseExternalId: null,
    catalogNumber: value.textOf(cells.catalogNumber),
    isrc,
    bpm: value.bpmOf(cells.bpm),
    key: value.keyOf(cells.key),
    durationMs: value.millisecondsOf(cells.lengthMs) ?? value.lengthOf(cells.length),
    artworkUrl: value.addressOf(cells.artworkUrl),
    publishDate: dayOf(value.dateOf(cells.publishDate), releaseDate, days),
    releaseDate,
    url: value.addressOf(cells.url),
    spotifyUri: value.spotifyUriOf(cells.spotify),
  };
};

const LONGEST_ID = 400;

const dayOf = (
  published: string | null,
  released: string | null,
  { otherwise, within }: FileDays,
): string => {
  const named = [published, released].find(value.isWholeDay) ?? null;
  if (named === null) return otherwise;
  return within === null || (named >= within.from && named <= within.to) ? named : otherwise;
};
