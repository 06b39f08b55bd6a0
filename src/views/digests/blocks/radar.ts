import type { RadarFacts } from '../../../domain/digests/issue.ts';
import { go } from '../../actions/go.ts';
import { secondary } from '../../kit/controls.ts';
import { formatNumber } from '../../kit/format.ts';
import { escapeText, link } from '../../kit/text.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { day, LINES, wall } from './covers.ts';
import type { BlockPart, BlockPlace } from './part.ts';

/** What came out by artists whom the reader, or people here, listen to. */
export const radarPart = (
  { kind, releases, total }: RadarFacts,
  { place }: BlockPlace,
  m: Messages,
): BlockPart => {
  const t = m.digestBlocks.releases;
  const title = t.radarTitles[place];
  const count = t.total(total, formatNumber(total, m.locale));
  return {
    kind,
    title,
    lines: releases.slice(0, LINES).map(({ release, people }) => {
      const facts = m.radar.facts(m.radar.kinds[release.kind], day(release.releaseDate, m));
      const said = people === null ? facts : `${facts} · ${t.people(people, formatNumber(people, m.locale))}`;
      return t.line(`**${link(release.title, release.url, 70)}**`, escapeText(release.credit, 50), said);
    }),
    note: count,
    picture: wall(
      title,
      count,
      releases.map(({ release }) => ({
        name: release.title,
        by: release.credit,
        coverUrl: release.imageUrl,
      })),
      m,
    ),
    button: secondary({ label: m.ways['radar show'], emoji: '📡', id: go.id(null, { way: 'radar show' }) }),
  };
};
