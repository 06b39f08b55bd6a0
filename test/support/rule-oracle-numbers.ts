import type { Candidate, CandidatePlay } from '../../src/domain/rules/candidate.ts';
import type { Amount, NumberSubject } from '../../src/domain/rules/rule-set.ts';
import { dateAt, isPlay, type Where, windowRange } from './rule-oracle-dates.ts';

/** Numbers as the oracle sees them; null is unknown. */

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export const numberOf = (
  { field, window }: NumberSubject,
  candidate: Candidate,
  where: Where,
): number | null => {
  switch (field) {
    case 'duration':
      return candidate.durationMs ?? null;
    case 'year': {
      const year = candidate.releaseDate?.slice(0, 4);
      return year === undefined || year === '0000' ? null : Number(year);
    }
    case 'artistCount':
      return candidate.artists?.length ?? null;
    case 'plays':
    case 'skips':
    case 'skipRate':
    case 'completion':
    case 'playtime':
    case 'streak':
      break;
    default:
      return candidate[field] ?? null;
  }
  if (candidate.plays === undefined) return null;
  let plays: readonly CandidatePlay[] = candidate.plays;
  if (window !== undefined) {
    const range = windowRange(window, candidate, where);
    if (range === null) return null;
    plays = plays.filter(({ at }) => at >= range.from && at < range.to);
  }
  const asked = plays.filter(({ skipped }) => skipped !== null);
  const skips = asked.filter(({ skipped }) => skipped === true).length;
  const heard = plays.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  switch (field) {
    case 'plays':
      return plays.filter(isPlay).length;
    case 'skips':
      return plays.length > 0 && asked.length === 0 ? null : skips;
    case 'skipRate':
      return asked.length === 0 ? null : skips / asked.length;
    case 'completion': {
      const length = candidate.durationMs;
      if (length === null || length === undefined || length <= 0) return null;
      return average(heard.map((ms) => (ms > length ? 1 : ms / length)));
    }
    case 'playtime':
      return plays.length > 0 && heard.length === 0 ? null : heard.reduce((sum, ms) => sum + ms, 0);
    case 'streak': {
      const days = new Set(plays.filter(isPlay).map(({ at }) => dateAt(at, where).toString()));
      let day = dateAt(where.now, where);
      if (!days.has(day.toString())) day = day.subtract({ days: 1 });
      let streak = 0;
      for (; days.has(day.toString()); day = day.subtract({ days: 1 })) streak++;
      return streak;
    }
  }
};

/** Aggregates by what they are of: the same for every candidate. */
export type Known = Map<string, number | null>;

export const amountOf = (
  amount: Amount,
  candidate: Candidate,
  all: readonly Candidate[],
  where: Where,
  known: Known,
): number | null => {
  if (amount.kind === 'number') return amount.value;
  const base =
    amount.kind === 'field'
      ? numberOf(amount.subject, candidate, where)
      : remembered(amount, all, where, known);
  return base === null ? null : base * (amount.times ?? 1) + (amount.plus ?? 0);
};

const remembered = (
  amount: Extract<Amount, { kind: 'aggregate' }>,
  all: readonly Candidate[],
  where: Where,
  known: Known,
): number | null => {
  const key = JSON.stringify(amount);
  if (!known.has(key)) known.set(key, aggregate(amount, all, where));
  return known.get(key) ?? null;
};

const aggregate = (
  { of, percent = 50, subject }: Extract<Amount, { kind: 'aggregate' }>,
  all: readonly Candidate[],
  where: Where,
): number | null => {
  const values = all
    .map((one) => numberOf(subject, one, where))
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  const at = (share: number): number | null => {
    const rank = (values.length - 1) * share;
    const below = values.at(Math.floor(rank));
    const above = values.at(Math.min(values.length - 1, Math.floor(rank) + 1));
    if (below === undefined || above === undefined) return null;
    return below + (above - below) * (rank - Math.floor(rank));
  };
  if (values.length === 0) return null;
  switch (of) {
    case 'average':
      return average(values);
    case 'min':
      return at(0);
    case 'max':
      return at(1);
    case 'median':
      return at(0.5);
    case 'percentile':
      return at(percent / 100);
  }
};
