import type { FileColumn } from './release-file-columns.ts';

/**
 * Why a row does not go in. `quote`: a quotation mark is not closed; `columns`: more cells than headings; `shape`: not an
 * object; `repeated`: the same track as a row above; `tooMany`: beyond the most rows that a file may have.
 */
export type RowProblem = 'quote' | 'columns' | 'title' | 'artist' | 'shape' | 'repeated' | 'tooMany';

/** A row as cells by column; `at` is its line, or its place in a list of JSON, from 1. */
export type FileRow =
  | { readonly at: number; readonly cells: Cells; readonly raw: unknown }
  | { readonly at: number; readonly broken: RowProblem };
export type Cells = { readonly [C in FileColumn]?: string };

/** `empty`: no rows; `heading`: no line names title and artists; `json`: it begins as JSON and is none. */
export type FileProblem = 'empty' | 'heading' | 'json' | 'tooLarge';

export type FileReading = { readonly rows: readonly FileRow[] } | { readonly problem: FileProblem };
