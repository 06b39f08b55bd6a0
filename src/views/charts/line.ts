import type { EntityHistory } from '../../domain/charts/shown.ts';
import type { Picture } from '../../domain/pictures.ts';
import { type Child, small } from '../kit/components.ts';
import { timestamp } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { linesPicture } from '../pictures/lines.ts';
import { plainChart } from './names.ts';

/** So many points are told in words where there is no picture. */
const TOLD = 12;

/** The way of an entity through a chart as a line, the first place on top; null while there are less than two points. */
export const historyPicture = (
  { entity, points, shown }: EntityHistory,
  timeZone: string,
  m: Messages,
): Picture | null => {
  if (shown === null || points.filter(({ rank }) => rank !== null).length < 2) return null;
  return linesPicture(
    {
      title:
        entity.artists.length === 0
          ? entity.name
          : m.charts.suggestion(entity.name, entity.artists.join(', ')),
      subtitle: plainChart(shown, m),
      area: 'charts',
      at: points.map(({ at }) => at),
      series: [{ name: entity.name, values: points.map(({ rank }) => rank) }],
      rank: true,
      timeZone,
    },
    m,
  );
};

/** The same story in words. */
export const pointsOf = ({ points }: EntityHistory, m: Messages): Child => {
  const t = m.charts.history;
  const told = points
    .slice(-TOLD)
    .map(({ at, rank }) => t.point(timestamp(at, 'd'), rank === null ? t.off : t.rank(rank)));
  return told.length < 2 ? null : small(told.join(' · '));
};
