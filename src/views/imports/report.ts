import { rowProblems } from '../../domain/listening/exports/rows.ts';
import { type ImportCounts, type ImportReport, isWrongPackage } from '../../domain/listening/imports.ts';
import { formatNumber, timestamp } from '../kit/format.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Files with problems that are told one by one. */
const TOLD = 8;

/**
 * What became of the rows: the numbers add up to the rows read, and stand so.
 * @param tense of plays that are new: `would` before they are stored
 */
export const countLines = (counts: ImportCounts, tense: 'would' | 'did', m: Messages): string[] => {
  const t = m.imports;
  const { labels } = t;
  const number = (value: number): string => formatNumber(value, m.locale);
  const lines = [
    { count: counts.added, label: tense === 'would' ? labels.wouldAdd : labels.added, always: true },
    { count: counts.known, label: labels.known },
    { count: counts.repeated, label: labels.repeated },
    { count: counts.podcasts, label: labels.podcasts },
    { count: counts.audiobooks, label: labels.audiobooks },
    { count: counts.incognito, label: labels.incognito },
    ...rowProblems.map((why) => ({
      count: counts.broken[why],
      label: (_: number, shown: string) => labels.broken(shown, t.rowProblems[why]),
    })),
  ];
  const period =
    counts.fromAt === null || counts.toAt === null
      ? []
      : [t.period(timestamp(counts.fromAt, 'D'), timestamp(counts.toAt, 'D'))];
  return [
    ...period,
    t.rows(number(counts.rows)),
    ...lines
      .filter(({ count, ...line }) => count > 0 || 'always' in line)
      .map(({ count, label }) => `- ${label(count, number(count))}`),
  ];
};

/** What is to be told of single files; none when all is well. */
export const fileLines = ({ files, otherFiles }: ImportReport, m: Messages): string[] => {
  const t = m.imports;
  const number = (value: number): string => formatNumber(value, m.locale);
  const odd = files.filter(({ problem, repeated }) => problem !== null || repeated);
  const lines = odd.slice(0, TOLD).map(({ name, problem, rows }) => {
    const shown = plain(name.split('/').at(-1) ?? name, 60).replaceAll('`', '');
    if (problem === null) return t.repeatedFile(shown);
    return t.fileProblem(shown, t.fileProblems[problem], rows === 0 ? null : number(rows));
  });
  const more = odd.length - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [t.moreFiles(number(more))] : []),
    ...(otherFiles > 0 ? [t.otherFiles(otherFiles, number(otherFiles))] : []),
  ];
};

/** The report as paragraphs. */
export const reportTexts = (report: ImportReport, tense: 'would' | 'did', m: Messages): string[] => {
  const files = fileLines(report, m);
  return [
    countLines(report.counts, tense, m).join('\n'),
    ...(files.length > 0 ? [files.join('\n')] : []),
    ...(isWrongPackage(report) ? [m.imports.wrongPackage] : []),
  ];
};
