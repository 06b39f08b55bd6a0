import type { Subject } from '../../domain/rules/building/work.ts';
import { isMissing } from '../../domain/rules/compile-context.ts';
import type { PlaylistDiff, RulePreview } from '../../domain/rules/shown.ts';
import { formatNumber, formatSpan } from '../kit/format.ts';
import { cut } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { limitWords } from './say/shape.ts';
import { inMarkdown } from './say/voice.ts';

/** `50 of 214 matching (limit 50, at most 2 per artist)`, and what would come and go. */
export const countLines = ({ rules }: Subject, preview: RulePreview, m: Messages): string[] => {
  const { matching, count, candidates, durationMs, stopped } = preview;
  const t = m.rules.preview;
  if (stopped !== null) return [];
  const number = (value: number): string => formatNumber(value, m.locale);
  const held = preview.warnings.some(isMissing);
  const diffs = held ? [] : [...preview.groups.flatMap(({ diff }) => diff ?? []), ...preview.emptied];
  if (matching === 0) {
    const lines = diffs.length === 0 ? [] : [changeWords(diffs, m)];
    return [t.nothing(m.rules.tracks(candidates, number(candidates))), ...(held ? [t.held] : lines)];
  }
  const voice = inMarkdown(m);
  const limits = [
    ...rules.shape.limits.map((limit) => limitWords(limit, voice)),
    ...rules.shape.caps.map(({ per, atMost }) => m.ruleWords.cap(number(atMost), m.ruleWords.caps[per])),
  ];
  const counted = t.counts(number(count), number(matching));
  const change = held ? t.held : diffs.length === 0 ? t.fresh : changeWords(diffs, m);
  return [
    limits.length === 0 ? counted : `${counted}${t.limits(cut(limits.join(', '), 200))}`,
    `${change} · ${t.time(formatSpan(durationMs, m.locale))}`,
  ];
};

/** `+ 11 new   − 4 leave   = 39 stay`, of all playlists together. */
const changeWords = (diffs: readonly PlaylistDiff[], m: Messages): string => {
  const sum = (of: (diff: PlaylistDiff) => number): number =>
    diffs.reduce((total, diff) => total + of(diff), 0);
  const [added, removed, kept] = [
    sum((diff) => diff.added.length),
    sum((diff) => diff.removed.length),
    sum((diff) => diff.kept),
  ];
  const number = (value: number): string => formatNumber(value, m.locale);
  return added + removed === 0
    ? m.rules.preview.same(m.rules.tracks(kept, number(kept)))
    : m.rules.preview.diff(number(added), number(removed), number(kept));
};
