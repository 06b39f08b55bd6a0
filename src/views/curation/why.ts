import type { Category } from '../../domain/curation/curation.ts';
import type { Choice } from '../../domain/curation/suggest/facts.ts';
import type { Reason } from '../../domain/curation/suggest/why.ts';
import { camelotOf } from '../../domain/enrichment/keys.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { formatDuration, formatNumber, formatPercent } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export type WhyFacts =
  | { readonly kind: 'few'; readonly sorts: number; readonly needed: number }
  | { readonly kind: 'noPattern'; readonly sorts: number }
  | {
      readonly kind: 'unsure' | 'likely';
      readonly choice: Choice;
      readonly probability: number;
      readonly reasons: readonly Reason[];
      readonly sorts: number;
      readonly categories: readonly Category[];
    };

/** Why ★ is where it is, or why there is none. */
export const whyView = (why: WhyFacts, m: Messages): MessageView => {
  const t = m.curationCards.why;
  const number = (value: number) => formatNumber(value, m.locale);
  if (why.kind === 'few') return message('curation', [text(t.few(number(why.sorts), number(why.needed)))]);
  if (why.kind === 'noPattern') return message('curation', [text(t.noPattern(number(why.sorts)))]);
  const { choice, categories, reasons } = why;
  const found = categories.find((one) => (choice === 'trash' ? one.trash : one.id === choice));
  const name = found === undefined ? m.curationCards.sort.trash : escapeText(found.name, 60);
  const lines = reasons.map((one) => `• ${t.line(about(one, m), number(one.hits), number(one.of))}`);
  return message('curation', [
    heading(t.title(name, formatPercent(why.probability, m.locale))),
    text(why.kind === 'unsure' && t.unsure, ...(lines.length === 0 ? [t.none] : lines)),
    small(t.trained(number(why.sorts))),
  ]);
};

const about = (reason: Reason, m: Messages): string => {
  const t = m.curationCards.why;
  const number = (value: number) => formatNumber(value, m.locale);
  switch (reason.kind) {
    case 'label':
    case 'artist':
    case 'remixer':
    case 'release':
    case 'genre':
    case 'tag':
    case 'version':
      return t[reason.kind](escapeText(reason.name, 60));
    case 'tempo':
      return t.tempo(number(reason.bpm));
    case 'key':
      return t.key(camelotOf(reason.key));
    case 'mode':
      return t.mode[reason.mode];
    case 'length':
      return t.length(formatDuration(reason.durationMs));
    case 'energy':
      return t.energy(formatPercent(reason.energy, m.locale));
    case 'missing':
      return t.missing[reason.what];
    case 'labelTempo':
    case 'genreTempo':
      return t.tempoOf(escapeText(reason.name, 60), number(reason.bpm));
  }
};
