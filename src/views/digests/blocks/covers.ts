import type { Picture } from '../../../domain/pictures.ts';
import { formatDate } from '../../kit/format.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { type CollageCell, collagePicture } from '../../pictures/collage.ts';

/** Releases that are told in words. */
export const LINES = 3;
/** Fewer covers are no wall. */
const LEAST_COVERS = 3;

export const day = (date: string, m: Messages): string => formatDate(Date.parse(date), 'UTC', m.locale);

/** A wall of covers; null when there are too few. */
export const wall = (
  title: string,
  subtitle: string,
  cells: readonly CollageCell[],
  m: Messages,
): Picture | null =>
  cells.length < LEAST_COVERS
    ? null
    : collagePicture({ title, subtitle, area: 'charts', side: 3, cells: wholeRows(cells) }, m);

/** A row that is not full looks as if something were missing. */
const wholeRows = (cells: readonly CollageCell[]): CollageCell[] =>
  cells.slice(0, Math.floor(cells.length / LEAST_COVERS) * LEAST_COVERS);
