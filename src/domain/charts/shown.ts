import type { NamedSource } from './catalogue.ts';
import type { Capture, Chart, ChartEntity } from './chart.ts';
import type { Memory } from './memory.ts';
import type { Movement } from './movement.ts';

/** What people see of charts. */

export interface ShownEntry {
  readonly entity: ChartEntity;
  readonly rank: number;
  readonly movement: Movement;
  /** Its rank in what it is compared with; null: it was not there. */
  readonly before: number | null;
  /** What the chart remembers of it by now. */
  readonly memory: Pick<Memory, 'peak' | 'weeks' | 'firstAt' | 'runSince'>;
  /** The member has something of it in the chosen sources. */
  readonly inLibrary: boolean;
}

/** A chart as of a time. */
export interface ShownChart {
  readonly chart: Chart;
  /** Null: nothing was captured yet (or not in that week). */
  readonly capture: Capture | null;
  /** When what it is compared with was captured; null: there is nothing to compare with. */
  readonly basisAt: number | null;
  readonly refreshing: boolean;
  /** The week that was asked for; null: the latest. */
  readonly week: number | null;
  /** Weeks beside the one that is shown of which there is something. */
  readonly weeks: { readonly before: number | null; readonly after: number | null };
}

export interface ChartPage extends ShownChart {
  readonly entries: readonly ShownEntry[];
  readonly total: number;
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  /** Whose charts there are here. */
  readonly sources: readonly NamedSource[];
}

export interface ChartStats extends ShownChart {
  readonly climbers: readonly ShownEntry[];
  readonly newcomers: readonly ShownEntry[];
  readonly stays: readonly ShownEntry[];
  readonly labels: readonly { readonly name: string; readonly places: number }[];
  /** Who left, with the rank that they had. */
  readonly gone: readonly { readonly entity: ChartEntity; readonly rank: number }[];
}

export interface HistoryPoint {
  /** ms UTC */
  readonly at: number;
  /** Null: it was not on the chart. */
  readonly rank: number | null;
}

export interface EntityHistory {
  readonly entity: ChartEntity;
  readonly inLibrary: boolean;
  /** Every chart of the viewer's that remembers it, the latest first. */
  readonly charts: readonly { readonly chart: Chart; readonly memory: Memory; readonly current: boolean }[];
  /** Of which of them the points are; null: of none. */
  readonly shown: Chart | null;
  /** Oldest first. */
  readonly points: readonly HistoryPoint[];
}

const DAY_MS = 86_400_000;

/**
 * At most `most` points that tell the same story: of each stretch of days the last capture, longer stretches until they
 * fit.
 */
export const thinned = (points: readonly HistoryPoint[], most: number): HistoryPoint[] => {
  let kept = [...points];
  for (let days = 1; kept.length > most; days *= 2) {
    const last = new Map(points.map((point) => [Math.floor(point.at / (days * DAY_MS)), point]));
    kept = [...last.values()];
  }
  return kept;
};

/** The country of whoever asks, by their Discord language: "en-GB", "de". */
export const homeOf = (locale: string): string | null => {
  const [language = '', region] = locale.toLowerCase().split('-');
  if (region !== undefined && region.length === 2) return region;
  return HOMES[language] ?? (language === 'en' || language === '' ? null : language);
};

/** Where a language is not called as its country is. */
const HOMES: Readonly<Record<string, string>> = {
  da: 'dk',
  sv: 'se',
  cs: 'cz',
  el: 'gr',
  ja: 'jp',
  ko: 'kr',
  uk: 'ua',
  vi: 'vn',
  hi: 'in',
};
