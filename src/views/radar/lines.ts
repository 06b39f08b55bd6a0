import type { RadarItem } from '../../domain/radar/radar.ts';
import { text } from '../kit/components.ts';
import { formatDate } from '../kit/format.ts';
import { escapeText, link } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What is said of a release. */
export const linesOf = ({ release, artist, isMain, via }: RadarItem, m: Messages) => {
  const t = m.radar;
  const { title, credit, kind, label, releaseDate, url } = release;
  const day = formatDate(Date.parse(releaseDate), 'UTC', m.locale);
  return [
    text(
      t.line(link(title, url, 80), escapeText(credit, 60)),
      [
        t.facts(t.kinds[kind], day),
        isMain ? null : t.guest(escapeText(artist, 40)),
        via === 'label' && label !== null ? t.onLabel(escapeText(label, 40)) : null,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    ),
  ];
};
