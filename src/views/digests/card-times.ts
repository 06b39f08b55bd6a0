import type { Digest } from '../../domain/digests.ts';
import type { MemberId } from '../../domain/ids.ts';
import { digestHour, digestWhen } from '../actions/digests.ts';
import type { Child } from '../kit/components.ts';
import { select } from '../kit/controls.ts';
import { capital } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { clockOf, weekdayName } from './words.ts';

/** Days of the month that a menu has room for; a digest on another one has that too. */
const DAYS = [1, 5, 10, 15, 20, 25, 31];

export const whenMenu = (
  { id, cadence, weekday, dayOfMonth }: Digest,
  owner: MemberId,
  m: Messages,
): Child => {
  const t = m.digestCard;
  const days = [...new Set([...DAYS, ...(dayOfMonth === null ? [] : [dayOfMonth])])].sort((a, b) => a - b);
  const options = [
    { label: t.daily, value: 'daily' },
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => ({ label: t.weekly(weekdayName(day, m)), value: `weekly:${day}` })),
    ...days.map((day) => ({ label: t.monthly(t.dayOfMonth(day)), value: `monthly:${day}` })),
  ];
  const now =
    cadence === 'daily' ? cadence : `${cadence}:${(cadence === 'weekly' ? weekday : dayOfMonth) ?? 1}`;
  return select({
    id: digestWhen.id(owner, { digest: id }),
    placeholder: t.when,
    options: options.map(({ label, value }) => ({ label: capital(label), value, chosen: value === now })),
  });
};

export const hourMenu = ({ id, hour }: Digest, owner: MemberId, m: Messages): Child =>
  select({
    id: digestHour.id(owner, { digest: id }),
    placeholder: m.digestCard.hour,
    options: Array.from({ length: 24 }, (_, at) => ({
      label: capital(m.digestCard.hourOf(clockOf(at))),
      value: String(at),
      chosen: at === hour,
    })),
  });
