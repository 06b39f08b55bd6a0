import type { Picture } from '../../domain/pictures.ts';
import { skipRate } from '../../domain/statistics/days.ts';
import type { Journey } from '../../domain/statistics/journey.ts';
import { formatNumber, formatShare, timestamp } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { linesPicture } from '../pictures/lines.ts';
import { heardText, monthName, playsText } from './seen.ts';

/** How plays went month by month; null while there are too few months for a line. */
export const journeyPicture = (journey: Journey, title: string, m: Messages): Picture | null => {
  const { months, monthsAt, timeZone } = journey;
  if (months.length < 3) return null;
  const t = m.lookBack.journey;
  return linesPicture(
    {
      ...{ title, subtitle: t.byMonth, area: 'listening', at: monthsAt, timeZone },
      series: [{ name: t.yourPlays, values: months.map(({ plays }) => plays) }],
      value: (plays) => formatNumber(plays, m.locale),
    },
    m,
  );
};

/** Plays and time, first and last, the peak, skips: what every look back on one thing says. */
export const journeyLines = (journey: Journey, m: Messages): (string | null)[] => {
  const { plays, ms, skips, firstAt, lastAt, peak } = journey;
  const t = m.lookBack.journey;
  const rate = skipRate(journey, journey.estimated);
  return [
    plays === 0 ? t.never : t.line(playsText(plays, m), heardText(ms, m)),
    firstAt === null || lastAt === null ? null : t.dates(timestamp(firstAt, 'D'), timestamp(lastAt, 'D')),
    peak === null ? null : t.peak(monthName(peak.month, m), playsText(peak.plays, m)),
    skips === 0 || rate === null
      ? null
      : t.skips(skips, formatNumber(skips, m.locale), formatShare(rate, m.locale)),
  ];
};
