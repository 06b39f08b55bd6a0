import { listOf } from '../../domain/charts/catalogue.ts';
import type { ChartEntity, ChartSpec } from '../../domain/charts/chart.ts';
import { escapeText, link } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Ten lines with links must stay within the 4000 characters of a message, whatever the titles are. */
const MAX_TITLE = 60;
const MAX_ARTISTS = 50;
const LONGEST_URL = 150;

const countries = new Map<string, Intl.DisplayNames>();

/** "Germany" for "de". */
export const countryName = (code: string, locale: string): string => {
  const names = countries.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  countries.set(locale, names);
  return names.of(code.toUpperCase()) ?? code.toUpperCase();
};

/** "Deezer · Electro · Tracks", plain. */
export const plainChart = (chart: ChartSpec, m: Messages): string => {
  const { source, genre, country, name } = chart;
  const scope = name ?? genre ?? (country === null ? null : countryName(country, m.locale));
  const list = source === 'playlist' ? null : m.charts.lists[listOf(chart)];
  return m.charts.name([m.charts.sources[source], scope, list].flatMap((part) => part ?? []));
};

/** "Artist A, Artist B", safe; null for an artist. */
export const artistsOf = ({ artists }: Pick<ChartEntity, 'artists'>, max = MAX_ARTISTS): string | null =>
  artists.length === 0 ? null : escapeText(artists.join(', '), max);

/** Its name, safe and bold, leading to where it can be heard or read about. */
export const entityName = ({ name, url, spotifyId, kind }: ChartEntity, max = MAX_TITLE): string => {
  const address = spotifyId === null ? url : `https://open.spotify.com/${kind}/${spotifyId}`;
  return address === null || address.length > LONGEST_URL
    ? `**${escapeText(name, max)}**`
    : `**${link(name, address, max)}**`;
};
