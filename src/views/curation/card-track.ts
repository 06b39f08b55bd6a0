import { keyOfCode } from '../../domain/enrichment/flat.ts';
import { camelotOf } from '../../domain/enrichment/keys.ts';
import { formatDuration, formatNumber } from '../kit/format.ts';
import { escapeText, link } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { CardFacts, SortCardFacts } from './facts.ts';
import { dayWords, releaseArtists, releaseTitle } from './words.ts';

/** Title, artists, label, sound, dates and links of a release, a line each; what nobody knows is left out. */
export const trackLines = (card: SortCardFacts, m: Messages): string => {
  const { release, spotify } = card;
  const t = m.curationCards.sort;
  const lines = [
    `**${escapeText(releaseTitle(release, m), 120)}**`,
    joined(escapeText(releaseArtists(release), 160), labelOf(card)),
    soundLine(card, m),
    keptLine(card, m),
    goldLine(card, m),
    linksLine(card, m),
    spotify === null ? t.notThere : null,
  ];
  return lines.filter((line) => line !== null && line !== '').join('\n');
};

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

/** The label with the catalogue number behind it. */
const labelOf = ({ release, spotify }: CardFacts): string | null => {
  const label = release.label ?? spotify?.label ?? null;
  const parts = [label, release.catalogNumber].filter((part) => part !== null);
  return parts.length === 0 ? null : escapeText(parts.join(' '), 80);
};

/** `132 BPM · 8A · 6:41 · out Nov 14, 2026` */
export const soundLine = ({ release, spotify }: CardFacts, m: Messages): string => {
  const t = m.curationCards.sort;
  const bpm = release.bpm ?? spotify?.bpm ?? null;
  const code = spotify?.keyCode ?? null;
  const key = release.key ?? (code === null ? null : keyOfCode(code));
  const length = release.durationMs ?? spotify?.durationMs ?? null;
  const { publishDate, releaseDate } = release;
  const older = releaseDate !== null && !publishDate.startsWith(releaseDate);
  return joined(
    bpm === null ? null : t.bpm(formatNumber(bpm, m.locale)),
    key === null ? null : camelotOf(key),
    length === null ? null : formatDuration(length),
    t.out(escapeText(dayWords(publishDate, m), 30)),
    older ? t.first(escapeText(dayWords(releaseDate, m), 30)) : null,
  );
};

const keptLine = ({ kept }: SortCardFacts, m: Messages): string | null => {
  const t = m.curationCards.sort;
  const parts = kept.map((one) => t.keptBy(formatNumber(one.kept, m.locale), escapeText(one.name, 40)));
  return parts.length === 0 ? null : t.kept(parts.join(', '));
};

/** It was promoted, and its sort taken back since: Gold keeps it until somebody says otherwise. */
const goldLine = ({ gold }: SortCardFacts, m: Messages): string | null =>
  gold.length === 0
    ? null
    : m.curationCards.sort.inGold(gold.map(({ name }) => `**${escapeText(name, 60)}**`).join(', '));

/** Words that lead to the pages of a release. An address that is none is left out. */
const linksLine = ({ release, spotify }: CardFacts, m: Messages): string | null => {
  const t = m.curationCards.sort;
  const { url, source } = release;
  const isPage = url !== null && url.length <= 300 && /^https?:$/.test(URL.parse(url)?.protocol ?? '');
  const links = [
    spotify?.spotifyId == null ? null : link(t.spotify, spotifyTrack(spotify.spotifyId)),
    isPage ? link(t.source[source], url) : null,
  ];
  return joined(...links) || null;
};

/** The page of a track at Spotify. */
export const spotifyTrack = (spotifyId: string): string =>
  `https://open.spotify.com/track/${encodeURIComponent(spotifyId)}`;
