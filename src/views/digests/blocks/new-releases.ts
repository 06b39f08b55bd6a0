import type { NewReleasesFacts } from '../../../domain/digests/issue.ts';
import { go } from '../../actions/go.ts';
import { entityName } from '../../charts/names.ts';
import { secondary } from '../../kit/controls.ts';
import { formatNumber } from '../../kit/format.ts';
import { escapeText } from '../../kit/text.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { day, LINES, wall } from './covers.ts';
import type { BlockPart, BlockPlace } from './part.ts';

/** What came out, whoever it is by. */
export const newReleasesPart = (
  { kind, source, releases, total }: NewReleasesFacts,
  { cadence }: BlockPlace,
  m: Messages,
): BlockPart => {
  const t = m.digestBlocks.releases;
  const title = t.titles[cadence];
  const count = t.total(total, formatNumber(total, m.locale));
  return {
    kind,
    title,
    lines: releases
      .slice(0, LINES)
      .map((one) =>
        t.line(entityName(one), escapeText(one.artists.join(', '), 50), day(one.releaseDate ?? '', m)),
      ),
    note: `${count} · ${t.sources[source]}`,
    picture: wall(
      title,
      count,
      releases.map(({ name, artists, imageUrl }) => ({ name, by: artists.join(', '), coverUrl: imageUrl })),
      m,
    ),
    button: secondary({
      label: m.ways['trending show'],
      emoji: '📈',
      id: go.id(null, { way: 'trending show' }),
    }),
  };
};
