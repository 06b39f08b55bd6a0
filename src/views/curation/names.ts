import type { Week } from '../../domain/curation/weeks.ts';
import { plain } from '../kit/text.ts';
import { messagesFor } from '../messages/catalogue.ts';

/** Spotify takes names of 100 characters; what tells weeks and categories apart stays whole. */
const STYLE = 24;
const CATEGORY = 40;

/** What playlists of curation are called in Spotify. People rename them as they like. */
export const curationNames = (locale: string) => {
  const { playlists } = messagesFor(locale).curation;
  const weekOf = ({ year, week }: Week): string => playlists.week(year, week);
  return {
    bronze: (style: string, week: Week): string => playlists.bronze(plain(style, STYLE), weekOf(week)),
    silver: (style: string, week: Week, category: string): string =>
      playlists.silver(plain(style, STYLE), weekOf(week), plain(category, CATEGORY)),
    trash: (style: string, week: Week, category: string): string =>
      playlists.silver(plain(style, STYLE), weekOf(week), plain(category, CATEGORY)),
    gold: (style: string, category: string): string =>
      playlists.gold(plain(style, STYLE), plain(category, 60)),
  };
};
