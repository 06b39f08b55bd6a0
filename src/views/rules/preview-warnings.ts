import type { RuleWarning } from '../../domain/rules/compile-context.ts';
import { fieldNamed } from '../../domain/rules/fields.ts';
import type { Finding } from '../../domain/rules/findings.ts';
import type { Lacking, RulePreview } from '../../domain/rules/shown.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { trackName } from './name.ts';
import { inMarkdown, quoted } from './say/voice.ts';
import { cutSafely } from './summary.ts';

/** More than this nobody reads before pressing something. */
const MOST = 3;
const LONGEST = 320;

/** What a person should know before they apply: missing sources, values that nobody knows yet. */
export const warningLines = (
  { warnings, stopped, filling }: RulePreview,
  lacking: readonly Lacking[],
  findings: readonly Finding[],
  m: Messages,
): string[] => {
  const number = (value: number): string => formatNumber(value, m.locale);
  const w = m.rules.warnings;
  return [
    ...(stopped === null ? [] : [w.stopped(trackName(stopped))]),
    ...findings.map((finding) => w.finding(m.ruleLanguage.finding(finding))),
    ...warnings.map((warning) => warningWords(warning, m)),
    ...lacking.map(({ tracks, of, field }) =>
      w.lacking(number(tracks), number(of), m.ruleWords.fields[field]),
    ),
    ...(filling ? [w.filling] : []),
  ]
    .slice(0, MOST)
    .map((line) => cutSafely(line, LONGEST));
};

const warningWords = (warning: RuleWarning, m: Messages): string => {
  const w = m.rules.warnings;
  switch (warning.kind) {
    case 'aggregateEmpty': {
      const info = fieldNamed(warning.field);
      return w.aggregateEmpty(info === undefined ? warning.field : m.ruleWords.fields[info.field]);
    }
    case 'regexInvalid':
      return w.regexInvalid(quoted(inMarkdown(m), warning.pattern));
    default:
      return w[warning.kind](quoted(inMarkdown(m), warning.name));
  }
};
