import type { MemberId } from '../../domain/ids.ts';
import { PLAY_YEARS, type Retention, UNLINKED_DAYS } from '../../domain/privacy/retention.ts';
import { keepPlays, keepUnlinked } from '../actions/privacy.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { select } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Stands for "no limit" among the values of a menu. */
const NONE = 'none';

const textOf = (limit: number | null): string => (limit === null ? NONE : String(limit));

/** What a menu's value means; undefined for one that is not offered. */
export const limitOf = (
  offered: readonly (number | null)[],
  value: string | undefined,
): number | null | undefined => offered.find((limit) => textOf(limit) === value);

/** How long things are kept, with a menu for each. */
export const retentionView = (
  { playYears, unlinkedDays }: Retention,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.privacyData.retention;
  return message('settings', [
    heading(t.title),
    text(playYears === null ? t.plays.saysForever : t.plays.says(playYears)),
    select({
      id: keepPlays.id(owner, {}),
      placeholder: t.plays.ask,
      options: PLAY_YEARS.map((years) => ({
        label: years === null ? t.plays.forever : t.plays.years(years),
        value: textOf(years),
        chosen: years === playYears,
      })),
    }),
    text(unlinkedDays === null ? t.unlinked.saysForever : t.unlinked.says(unlinkedDays)),
    select({
      id: keepUnlinked.id(owner, {}),
      placeholder: t.unlinked.ask,
      options: UNLINKED_DAYS.map((days) => ({
        label: days === null ? t.unlinked.forever : t.unlinked.days(days),
        value: textOf(days),
        chosen: days === unlinkedDays,
      })),
    }),
    small(t.rest),
    (playYears !== null || unlinkedDays !== null) && small(t.warning),
  ]);
};
