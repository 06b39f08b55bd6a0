import type { RulePreview } from '../../domain/rules/shown.ts';
import { type Child, gallery, text } from '../kit/components.ts';
import { formatNumber } from '../kit/format.ts';
import { escapeText, plain } from '../kit/text.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { trackName } from './name.ts';

const SHOWN = 8;
const GROUPS = 5;

/** The playlists of a fan-out, each with its count; nothing where there is but one. */
export const groupsOf = ({ groups }: RulePreview, m: Messages): Child[] => {
  if (groups.every(({ name }) => name === null)) return [];
  const number = (value: number): string => formatNumber(value, m.locale);
  const lines = groups
    .slice(0, GROUPS)
    .map(({ name, count }) => m.rules.preview.group(escapeText(name ?? '', 40), number(count)));
  const rest = groups.length - lines.length;
  return [
    text(
      `**${m.ruleCards.playlists(groups.length, number(groups.length))}**`,
      ...lines,
      rest > 0 && m.rules.preview.more(number(rest)),
    ),
  ];
};

/** The first tracks in order, with their covers. */
export const tracksOf = ({ first, count }: RulePreview, m: Messages): Child[] => {
  if (first.length === 0) return [];
  const shown = first.slice(0, SHOWN);
  const rest = count - shown.length;
  const covers = shown.flatMap(({ imageUrl, title, artists }) =>
    imageUrl === null
      ? []
      : [{ url: imageUrl, alt: plain(m.rules.preview.cover(title, plainArtists(artists)), 200) }],
  );
  return [
    covers.length > 0 && gallery(covers),
    text(
      ...shown.map((track, at) => m.rules.preview.line(at + 1, trackName(track, 40, 30))),
      rest > 0 && m.rules.preview.more(formatNumber(rest, m.locale)),
    ),
  ];
};
