import type { CurationFacts } from '../../../domain/digests/issue.ts';
import { go } from '../../actions/go.ts';
import { STAGES } from '../../curation/stats.ts';
import { periodName } from '../../curation/words.ts';
import { secondary } from '../../kit/controls.ts';
import { formatNumber } from '../../kit/format.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { funnelPicture } from '../../pictures/funnel.ts';
import type { BlockPart } from './part.ts';

const LINES = 3;
/** The metals, and a grey for what was sorted at all. */
const COLOURS = { all: '#c07a45', sorted: '#8d93a3', silver: '#c9d0dc', gold: '#e5bd3d' } as const;

/** How far a member is with the weeks that are not closed. */
export const curationPart = ({ kind, weeks, funnel }: CurationFacts, m: Messages): BlockPart => {
  const t = m.digestBlocks.curation;
  const number = (value: number): string => formatNumber(value, m.locale);
  // What is left comes first.
  const shown = weeks.toSorted((a, b) => Number(b.left > 0) - Number(a.left > 0)).slice(0, LINES);
  const lines = shown.map(({ style, week, left, total }) => {
    const name = periodName({ style: { name: style }, period: { week } }, m);
    return left === 0 ? t.sorted(name) : t.line(name, number(left), number(total));
  });
  const more = weeks.length - shown.length;
  const waiting = weeks.reduce((sum, one) => sum + one.waiting, 0);
  const stages = STAGES.map((stage) => ({
    name: m.curationCards.stats.funnel[stage],
    count: funnel[stage],
    colour: COLOURS[stage],
  }));
  const note = [more > 0 && t.more(more), waiting > 0 && t.waiting(waiting, number(waiting))];
  return {
    kind,
    title: t.title,
    lines,
    note: note.filter((part) => part !== false).join(' · ') || null,
    picture: funnelPicture({ title: t.picture, subtitle: t.pictureOf, area: 'curation', stages }, m),
    button: secondary({
      label: m.ways['curate resume'],
      emoji: '▶️',
      id: go.id(null, { way: 'curate resume' }),
    }),
  };
};
