import { errorsOf, type Judged } from './measure.ts';
import type { PairSide } from './pair.ts';

const SHOWN = 12;

const seconds = (ms: number | null | undefined): string =>
  ms == null ? '?' : `${(ms / 1_000).toFixed(1)} s`;

const sideLine = ({ title, mix, artists, durationMs, isrc }: PairSide): string =>
  `${artists.join(', ')} — ${title}${mix == null ? '' : ` [${mix}]`} (${seconds(durationMs)}${isrc == null ? '' : `, ${isrc}`})`;

/** The worst errors of both kinds, with what spoke for and against them. */
export const printErrors = (heading: string, judged: readonly Judged[]): void => {
  const { wrong, lost } = errorsOf(judged);
  for (const [name, errors] of [
    ['accepted, but not the same', wrong],
    ['the same, but not accepted', lost],
  ] as const) {
    console.log(`\n${heading}: ${errors.length} ${name}`);
    for (const { pair, decision } of errors.slice(0, SHOWN)) {
      const caps = decision.detail?.caps.map(({ kind, limit }) => `${kind} ≤ ${limit}`) ?? [];
      console.log(`  ${decision.score.toFixed(3)} ${decision.kind} by ${decision.method} · ${pair.trap}`);
      console.log(`    a ${sideLine(pair.a)}\n    b ${sideLine(pair.b)}`);
      console.log(`    ${caps.join(', ') || 'nothing bounds it'} · ${JSON.stringify(decision.features)}`);
    }
  }
};

/** Which traps a person would be asked about. */
export const printReviews = (judged: readonly Judged[]): void => {
  const counts = new Map<string, number>();
  for (const { pair, decision } of judged) {
    if (decision.kind === 'review') counts.set(pair.trap, (counts.get(pair.trap) ?? 0) + 1);
  }
  const ranked = [...counts].sort((x, y) => y[1] - x[1]).slice(0, SHOWN);
  console.log(
    '\nfor review, by trap:',
    ranked.map(([trap, count]) => `${trap} ${count}`).join(', ') || 'none',
  );
};
