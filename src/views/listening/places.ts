import type { ShownRank, TopPage } from '../../domain/listening/shown.ts';
import type { RankingKind } from '../../domain/listening.ts';
import { type Child, section, text, thumbnail } from '../kit/components.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistNames, linkedName, plainArtists } from './tracks.ts';

/** So many places have a picture: more would not fit into the 40 components of a message. */
const PICTURES = 5;

/** The entries of a page, the first ones with their pictures; or why there are none. */
export const placesOf = (top: TopPage, m: Messages): Child[] => {
  if (top.entries.length === 0) {
    if (top.refreshedAt !== null) return [text(m.listening.top.empty)];
    return [top.nextTryAt === null && text(m.listening.top.firstTime)];
  }
  const rest = top.entries.slice(PICTURES).map((entry) => listed(top.kind, entry, m));
  return [
    ...top.entries.slice(0, PICTURES).map((entry) => pictured(top.kind, entry, m)),
    rest.length > 0 && text(...rest),
  ];
};

const nameOf = (kind: RankingKind, entry: ShownRank): string =>
  linkedName(kind === 'tracks' ? 'track' : 'artist', entry.name, entry.spotifyId);

const pictured = (kind: RankingKind, entry: ShownRank, m: Messages) => {
  const t = m.listening.top;
  const alt = kind === 'tracks' ? t.cover(entry.name, plainArtists(entry.artists)) : t.portrait(entry.name);
  const words = [
    t.place(entry.rank, movedOf(entry, m), nameOf(kind, entry)),
    ...(entry.artists.length > 0 ? [t.by(artistNames(entry.artists))] : []),
    ...memoryOf(entry, m),
  ].join('\n');
  return section([words], entry.imageUrl !== null && thumbnail(entry.imageUrl, plain(alt, 200)));
};

const listed = (kind: RankingKind, entry: ShownRank, m: Messages): string => {
  const t = m.listening.top;
  return entry.artists.length === 0
    ? t.place(entry.rank, movedOf(entry, m), nameOf(kind, entry))
    : t.listed(entry.rank, movedOf(entry, m), nameOf(kind, entry), artistNames(entry.artists));
};

const movedOf = ({ memory }: ShownRank, m: Messages): string => {
  const words = m.listening.top.moved;
  if (memory === null) return words.none;
  const { movement } = memory;
  return movement.kind === 'up' || movement.kind === 'down'
    ? words[movement.kind](movement.by)
    : words[movement.kind];
};

/** Peak and weeks, once there are several. */
const memoryOf = ({ memory }: ShownRank, m: Messages): string[] =>
  memory === null || memory.weeks < 2 ? [] : [`-# ${m.listening.top.memory(memory.peak, memory.weeks)}`];
