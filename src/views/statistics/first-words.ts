import type { FirstEntry, FirstPage } from '../../domain/statistics/firsts.ts';
import { formatNumber, relativeTime, timestamp } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import { artistNames, linkedName } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { playsText, type Seen } from './seen.ts';

/** What it is the first time of. */
export const firstTitle = ({ kind, id, name }: FirstPage, seen: Seen, m: Messages): string => {
  const t = m.lookBack.first;
  const who = seen.by === 'everybody' ? escapeText(seen.name, 40) : null;
  if (kind === 'year') return who === null ? t.yearTitle(String(id)) : t.publicYear(who, String(id));
  const what = escapeText(name ?? '', 80);
  return who === null ? t.title(what) : t.publicTitle(who, what);
};

/** When it began, and how much there is. */
export const firstIntro = (told: FirstPage, first: FirstEntry, seen: Seen, m: Messages): string[] => {
  const t = m.lookBack.first;
  const [when, ago] = [timestamp(first.firstAt, 'D'), relativeTime(first.firstAt)];
  if (told.kind === 'track') {
    const words = seen.by === 'owner' ? t.track : t.publicTrack;
    return [artistNames(first.track.artists), words(when, ago, playsText(first.plays, m))];
  }
  const total = t.totals(t.count(told.total, formatNumber(told.total, m.locale)));
  const began = told.kind !== 'year' && told.by === 'date' && told.page === 0;
  return began
    ? [t.began(linkedName('track', first.track.title, first.track.spotifyId), when, ago), total]
    : [total];
};

export const firstLine = ({ track, firstAt, plays }: FirstEntry, m: Messages): string => {
  const name = m.lookBack.by(linkedName('track', track.title, track.spotifyId), artistNames(track.artists));
  return m.lookBack.first.row(timestamp(firstAt, 'D'), name, playsText(plays, m));
};
