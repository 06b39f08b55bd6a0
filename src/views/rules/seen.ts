import { camelotOf } from '../../domain/enrichment/keys.ts';
import type { Measure, Seen, SeenValue } from '../../domain/rules/explain-values.ts';
import { fieldInfo } from '../../domain/rules/fields.ts';
import type { AnyField } from '../../domain/rules/rule-set.ts';
import { timestamp } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { dateWords } from '../tracks/words.ts';
import { sourceName } from './said-by.ts';
import { valueName } from './say/value-names.ts';
import { numberWords } from './say/values.ts';

const MAX_WORDS = 4;

/** What a condition saw: `is 118 (Deezer)`. */
export const seenWords = ({ field, value, said }: Seen, m: Messages): string => {
  if (value.kind === 'unknown') return m.rules.why.notKnown;
  return m.rules.why.is(valueWords(field, value, m), said === undefined ? null : sourceName(said.source, m));
};

/** What the other side of a comparison came to. */
export const measureWords = ({ amount, value }: Measure, m: Messages): string => {
  const field =
    amount.kind === 'field' && 'field' in amount
      ? amount.field
      : 'subject' in amount
        ? amount.subject.field
        : null;
  return m.rules.why.against(valueWords(field, value, m));
};

const valueWords = (field: AnyField | null, value: SeenValue, m: Messages): string => {
  const t = m.rules.why;
  switch (value.kind) {
    case 'unknown':
      return t.notKnown;
    case 'never':
      return t.never;
    case 'texts':
      return named(
        value.texts.map((text) => valueName(field, text, m)),
        m,
      );
    case 'number': {
      const info = field === null ? null : fieldInfo(field);
      return info?.type === 'number' ? numberWords(info.field, value.value, m) : String(value.value);
    }
    case 'moment':
      return timestamp(value.at, 'd');
    case 'release':
      return dateWords(value.date, m);
    case 'words':
      return named(
        value.words.map(({ name }) => valueName(field, name, m)),
        m,
      );
    case 'flag':
      return value.value ? t.yes : t.no;
    case 'key':
      return camelotOf(value.key);
    case 'places':
      return value.names.length === 0
        ? t.nowhere
        : named(
            value.names.map((name) => (name === 'liked' ? m.rules.build.liked : name)),
            m,
          );
  }
};

const named = (names: readonly string[], m: Messages): string => {
  if (names.length === 0) return m.tracks.none;
  const shown = names.slice(0, MAX_WORDS).map((name) => escapeText(name, 40));
  const rest = names.length - shown.length;
  return [...shown, ...(rest > 0 ? [m.ruleWords.more(rest)] : [])].join(', ');
};
