import type { ReleaseTrack } from '../../domain/curation/release.ts';
import { section, thumbnail } from '../kit/components.ts';
import { formatDuration } from '../kit/format.ts';
import { escapeText, link, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { MatchCandidateFacts } from './match-facts.ts';
import { dayWords, releaseArtists, releaseTitle } from './words.ts';

const DOUBTS = 3;

/** What the source says was released. */
export const releaseBlock = (release: ReleaseTrack, m: Messages) => {
  const t = m.curationCards;
  const title = releaseTitle(release, m);
  const lines = [
    t.match.is(escapeText(title, 120)),
    escapeText(releaseArtists(release), 160),
    joined(
      release.durationMs === null ? null : formatDuration(release.durationMs),
      release.label === null ? null : escapeText(release.label, 60),
      t.sort.out(escapeText(dayWords(release.publishDate, m), 30)),
      t.match.from(t.sort.source[release.source]),
    ),
  ];
  return section([lines.join('\n')], cover(release.artworkUrl, title, m));
};

/** A Spotify track that it may be, and what speaks against it. */
export const candidateBlock = (one: MatchCandidateFacts, at: number, m: Messages) => {
  const t = m.curationCards.match;
  const { title, artists, durationMs, label, albumTitle, releaseDate, uri } = one;
  const doubts = [...new Set(one.caps.flatMap(({ kind }) => t.doubts[kind] ?? []))].slice(0, DOUBTS);
  const spotifyId = uri.split(':').at(-1) ?? '';
  const url = `https://open.spotify.com/track/${encodeURIComponent(spotifyId)}`;
  const lines = [
    t.candidate(at, link(title, url, 100)),
    escapeText(artists.join(', '), 120),
    joined(
      durationMs === null ? null : formatDuration(durationMs),
      label === null ? null : escapeText(label, 60),
      albumTitle === null ? null : escapeText(albumTitle, 60),
      releaseDate === null ? null : escapeText(dayWords(releaseDate, m), 30),
    ),
    doubts.length === 0 ? '' : t.doubt(doubts.join(', ')),
  ];
  return section([lines.filter((line) => line !== '').join('\n')], cover(one.imageUrl, title, m));
};

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' · ');

const cover = (url: string | null, title: string, m: Messages) =>
  url !== null && /^https?:\/\/\S+$/.test(url) && url.length <= 2_000
    ? thumbnail(url, m.curationCards.sort.cover(plain(title, 100)))
    : null;
