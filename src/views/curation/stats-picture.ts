import type { Picture } from '../../domain/pictures.ts';
import type { Messages } from '../messages/catalogue.ts';
import { funnelPicture } from '../pictures/funnel.ts';
import { STAGES, type StatsFacts } from './stats.ts';

/** The metals, and a grey for what was sorted at all. */
const COLOURS = { all: '#c07a45', sorted: '#8d93a3', silver: '#c9d0dc', gold: '#e5bd3d' } as const;

/** The funnel from Bronze to Gold; null while there is nothing to show. @param title plain; null for everything */
export const statsPicture = (
  { total }: Pick<StatsFacts, 'total'>,
  title: string | null,
  m: Messages,
): Picture | null => {
  if (total.all === 0) return null;
  const t = m.curationCards.stats;
  const stages = STAGES.map((stage) => ({
    name: t.funnel[stage],
    count: total[stage],
    colour: COLOURS[stage],
  }));
  return funnelPicture({ title: t.picture, subtitle: title ?? t.everything, area: 'curation', stages }, m);
};
