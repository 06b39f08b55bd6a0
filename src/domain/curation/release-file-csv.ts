import { columnsOf, type FileColumn } from './release-file-columns.ts';
import { DELIMITERS, type Delimiter, linesOf, type RecordReading, recordAt } from './release-file-lines.ts';
import type { Cells, FileReading, FileRow } from './release-file-rows.ts';

/** Some programs write a title or `sep=;` above the heading. */
const HEADING_WITHIN = 10;

interface Heading {
  readonly at: number;
  readonly delimiter: Delimiter;
  readonly columns: readonly (FileColumn | null)[];
}

/** Rows of a text with a heading; empty lines are none. */
export const readCsv = (text: string): FileReading => {
  const lines = linesOf(text);
  if (lines.every((line) => line.trim() === '')) return { problem: 'empty' };
  const heading = headingOf(lines);
  if (heading === null) return { problem: 'heading' };
  const rows: FileRow[] = [];
  let at = heading.at + 1;
  while (at < lines.length) {
    if ((lines[at] ?? '').trim() === '') {
      at += 1;
      continue;
    }
    const record = recordAt(lines, at, heading.delimiter);
    const row = rowOf(record, heading);
    rows.push(row);
    // What went wrong over several lines began in the first one: the others are looked at again.
    at += 'broken' in row || 'broken' in record ? 1 : record.height;
  }
  return rows.length === 0 ? { problem: 'empty' } : { rows };
};

/** The first line that names title and artists, with the delimiter by which it names the most. */
const headingOf = (lines: readonly string[]): Heading | null => {
  for (let at = 0; at < Math.min(lines.length, HEADING_WITHIN); at += 1) {
    const readings = DELIMITERS.flatMap((delimiter): Heading[] => {
      const record = recordAt(lines, at, delimiter, 1);
      const columns = 'broken' in record ? null : columnsOf(record.fields);
      return columns === null ? [] : [{ at, delimiter, columns }];
    });
    const known = ({ columns }: Heading): number => columns.filter((column) => column !== null).length;
    const [best] = readings.sort((a, b) => known(b) - known(a));
    if (best !== undefined) return best;
  }
  return null;
};

const rowOf = (record: RecordReading, { columns }: Heading): FileRow => {
  const { line } = record;
  if ('broken' in record) return { at: line, broken: record.broken };
  const { fields } = record;
  // A delimiter too many shifts every value after it: nothing in such a row can be believed.
  if (fields.slice(columns.length).some((field) => field !== '')) return { at: line, broken: 'columns' };
  // Cells left out at the end are empty; a record over several lines with too few of them is an open quote.
  if (record.height > 1 && fields.length < columns.length) return { at: line, broken: 'quote' };
  const cells: { [C in FileColumn]?: string } = {};
  for (const [place, column] of columns.entries()) {
    const field = fields[place];
    if (column !== null && field !== undefined) cells[column] = field;
  }
  return { at: line, cells: cells satisfies Cells, raw: fields };
};
