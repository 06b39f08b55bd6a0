import type { ChartMove, ChartMoversFacts } from '../../../domain/digests/issue.ts';
import type { Picture } from '../../../domain/pictures.ts';
import { go } from '../../actions/go.ts';
import { artistsOf, entityName, plainChart } from '../../charts/names.ts';
import { secondary } from '../../kit/controls.ts';
import { formatNumber, timestamp } from '../../kit/format.ts';
import { escapeText } from '../../kit/text.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { type Movement, topListPicture } from '../../pictures/top-list.ts';
import type { BlockPart } from './part.ts';

const LINES = 3;
const MAX_CHART = 80;

/** Who climbed and who is new on a chart. */
export const chartMoversPart = (facts: ChartMoversFacts, m: Messages): BlockPart => {
  const t = m.digestBlocks.charts;
  const { kind, chart, moves, climbed, fresh, basisAt } = facts;
  const number = (value: number): string => formatNumber(value, m.locale);
  return {
    kind,
    title: t.title(escapeText(plainChart(chart, m), MAX_CHART)),
    lines: moves.slice(0, LINES).map((move) => lineOf(move, m)),
    note: `${t.counts(number(climbed), number(fresh))}, ${t.since(timestamp(basisAt, 'd'))}`,
    picture: moversPicture(facts, m),
    button: secondary({
      label: m.ways['trending show'],
      emoji: '📈',
      id: go.id(null, { way: 'trending show' }),
    }),
  };
};

const lineOf = ({ entity, rank, before, movement }: ChartMove, m: Messages): string => {
  const t = m.digestBlocks.charts;
  const name = entityName(entity);
  const artists = artistsOf(entity, 40);
  if (before !== null) return t.up(rank, before, name, artists);
  return movement.kind === 'reentry' ? t.back(rank, name, artists) : t.fresh(rank, name, artists);
};

const moversPicture = ({ chart, moves }: ChartMoversFacts, m: Messages): Picture => {
  const t = m.digestBlocks.charts;
  const saidOf = ({ before, movement }: ChartMove): string =>
    before !== null ? t.was(before) : movement.kind === 'reentry' ? t.isBack : t.isNew;
  return topListPicture(
    {
      title: m.digestBlocks.names.chart_movers,
      subtitle: plainChart(chart, m),
      area: 'charts',
      rows: moves.map((move) => ({
        rank: move.rank,
        name: move.entity.name,
        by: move.entity.artists.length === 0 ? null : move.entity.artists.join(', '),
        coverUrl: move.entity.imageUrl,
        value: saidOf(move),
        movement: arrowOf(move),
      })),
    },
    m,
  );
};

/** What is new says so already. */
const arrowOf = ({ movement }: ChartMove): Movement =>
  movement.kind === 'up' || movement.kind === 'down' ? movement : { kind: 'same' };
