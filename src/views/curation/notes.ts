import type { PeriodProgress } from '../../domain/curation/places.ts';
import { heading, message, text } from '../kit/components.ts';
import { formatNumber } from '../kit/format.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import { messagesFor } from '../messages/catalogue.ts';

interface SortedNote {
  readonly period: { readonly week: number };
  readonly style: { readonly name: string };
  readonly progress: PeriodProgress;
  readonly kept: readonly { readonly category: { readonly name: string }; readonly tracks: number }[];
}

/** What curation puts into the outbox: whole message bodies, in the language of the member. */
export const curationNotes = {
  /** Nothing is left to sort. Whoever sorted it sees that on the card: nobody's phone rings. */
  sorted: ({ period, style, progress, kept }: SortedNote, locale: string): MessageBody => {
    const m = messagesFor(locale);
    const t = m.curation.sorted;
    const number = (value: number): string => formatNumber(value, m.locale);
    const lists = kept.map(({ category, tracks }) =>
      t.category(escapeText(category.name, 60), number(tracks)),
    );
    return messageBody(
      message('curation', [
        heading(t.title(m.curation.period(escapeText(style.name, 60), period.week))),
        text(
          t.kept(number(progress.silver), number(progress.total), lists.join(', ')),
          progress.waiting === 0 ? null : t.waiting(progress.waiting),
          t.next,
        ),
      ]),
      { quiet: true },
    );
  },
};
