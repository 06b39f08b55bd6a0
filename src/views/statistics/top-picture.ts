import type { Picture } from '../../domain/pictures.ts';
import type { TopPlace, TopPlays } from '../../domain/statistics/tops.ts';
import type { TopLook } from '../actions/statistics.ts';
import { capital } from '../kit/text.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { collagePicture } from '../pictures/collage.ts';
import { topListPicture } from '../pictures/top-list.ts';
import { playsText, type Seen } from './seen.ts';
import { windowWords } from './windows.ts';

/** Covers in a row of a collage. */
const SIDE = 4;
/** How many places a page has, by how it is shown. */
export const PLACES: Readonly<Record<TopLook, number>> = { list: 10, collage: SIDE * SIDE, words: 10 };

/** A top list with covers, or a wall of covers; null when there is nothing to draw. */
export const topPicture = (top: TopPlays, look: TopLook, seen: Seen, m: Messages): Picture | null => {
  if (top.entries.length === 0 || look === 'words') return null;
  const t = m.statistics.top;
  const heading = {
    title: titleOf(top, seen, m),
    subtitle: capital(windowWords(top.window, m)),
    area: 'listening' as const,
  };
  const by = ({ artists }: TopPlace) => (artists.length === 0 ? null : plainArtists(artists));
  const named = (entry: TopPlace) => ({
    name: entry.name === '' ? t.nameless : entry.name,
    by: by(entry),
    coverUrl: entry.imageUrl,
    value: playsText(entry.plays, m),
  });
  if (look === 'collage') {
    return collagePicture({ ...heading, side: SIDE, cells: top.entries.map(named) }, m);
  }
  const rows = top.entries.map((entry) => ({
    ...named(entry),
    rank: entry.rank,
    share: entry.plays / Math.max(1, top.most),
    ...(entry.movement === null ? {} : { movement: entry.movement }),
  }));
  return topListPicture({ ...heading, rows }, m);
};

/** Nothing in it is markdown. */
const titleOf = ({ kind }: TopPlays, seen: Seen, m: Messages): string => {
  const t = m.statistics.top;
  return seen.by === 'owner' ? t.pictureTitle(kind) : t.publicPictureTitle(seen.name, kind);
};
