import type { MemberId } from '../../domain/ids.ts';
import { monthText } from '../../domain/statistics/windows.ts';
import { formatNumber, formatSpan } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Who sees an answer: its owner, with buttons; or everybody, who are told whose it is. */
export type Seen =
  | { readonly by: 'owner'; readonly id: MemberId }
  | { readonly by: 'everybody'; readonly name: string };

/** A title for whoever sees it, safe in markdown. */
export const titleFor = (seen: Seen, own: string, of: (name: string) => string): string =>
  seen.by === 'owner' ? own : of(escapeText(seen.name, 40));

/** `12 plays` */
export const playsText = (plays: number, m: Messages): string =>
  m.lookBack.plays(plays, formatNumber(plays, m.locale));

/** What was heard: whole minutes below an hour, then hours and minutes. @param ms milliseconds */
export const heardText = (ms: number, m: Messages): string =>
  formatSpan(Math.max(60_000, Math.round(ms / 60_000) * 60_000), m.locale);

/** `March 2026` of year × 12 + month. */
export const monthName = (month: number, m: Messages): string =>
  new Intl.DateTimeFormat(m.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${monthText(month)}-01`),
  );
