import { type Answer, json } from '../../http/answer.ts';
import { listParam } from '../../http/params.ts';
import { byText } from '../../world/random.ts';
import { sameWords } from '../../world/text.ts';
import { isIsoDay } from '../knowledge/checks.ts';
import { type BpGenre, bpGenre, bpGenres } from './genres.ts';
import { keyId, keyName, releaseTypes } from './render.ts';
import type { Days } from './store.ts';
import type { BpRelease, BpTrack, Named } from './types.ts';

export interface Line {
  track: BpTrack;
  release: BpRelease;
}

export const detail = (status: number, text: string, headers?: Record<string, string>): Answer =>
  json({ detail: text }, status, headers);

const beginning = '2010-01-02';
const end = '2099-12-31';

/** `2026-11-14:2026-11-20`, `2026-11-14:`, `:2026-11-20` or one day. */
export function daysOf(query: URLSearchParams, name: string): Days | undefined | Answer {
  const text = query.get(name);
  if (text === null) return undefined;
  const [from = '', to = text.includes(':') ? '' : from] = text.split(':');
  const days = { from: from === '' ? beginning : from, to: to === '' ? end : to };
  const isSlice = text.split(':').length <= 2 && text !== ':' && isIsoDay(days.from) && isIsoDay(days.to);
  return isSlice ? days : json({ [name]: ['Enter a valid date.'] }, 400);
}

/** `genre_id=6,11`; without it every genre. An id that is not there finds nothing. */
export function genresOf(query: URLSearchParams): readonly BpGenre[] {
  if (!query.has('genre_id')) return bpGenres;
  const ids = listParam(query, 'genre_id');
  return bpGenres.filter(({ id }) => ids.includes(String(id)));
}

const isWithin = (day: string, days: Days | undefined): boolean =>
  days === undefined || (day >= days.from && day <= days.to);

const some = (things: readonly Named[], test: (thing: Named) => boolean): boolean => things.some(test);

/** What a release must be like, beside the days it was published on. */
export function releaseTest(
  query: URLSearchParams,
  official: Days | undefined,
): (release: BpRelease) => boolean {
  const text = (name: string): string | null => query.get(name);
  const contains = (own: string, asked: string | null): boolean =>
    asked === null || sameWords(own).includes(sameWords(asked));
  const ids = (name: string): string[] | undefined => (query.has(name) ? listParam(query, name) : undefined);
  const labels = ids('label_id');
  const artists = ids('artist_id');
  const types = ids('release_type_id');
  const hype = text('is_hype');
  return (release) =>
    isWithin(release.newReleaseDate, official) &&
    (labels === undefined || labels.includes(String(release.label.id))) &&
    contains(release.label.name, text('label_name')) &&
    (text('label_name_exact') === null || release.label.name === text('label_name_exact')) &&
    (artists === undefined || some(release.artists, ({ id }) => artists.includes(String(id)))) &&
    (text('artist_name') === null ||
      some(release.artists, ({ name }) => contains(name, text('artist_name')))) &&
    (text('catalog_number') === null || release.catalogNumber === text('catalog_number')) &&
    (text('upc') === null || release.upc === text('upc')) &&
    (types === undefined || types.includes(String(releaseTypes.indexOf(release.type) + 1))) &&
    (hype === null || String(release.isHype) === hype.toLowerCase());
}

/** What a track must be like, beside its release. */
export function trackTest(query: URLSearchParams): (track: BpTrack) => boolean {
  const text = (name: string): string | null => query.get(name);
  const contains = (own: string, asked: string | null): boolean =>
    asked === null || sameWords(own).includes(sameWords(asked));
  const [slow, fast = slow] = (text('bpm') ?? '').split(':');
  const streaming = text('is_available_for_streaming');
  const subGenres = listParam(query, 'sub_genre_id');
  return (track) =>
    (text('isrc') === null || track.isrc === text('isrc')) &&
    (text('bpm') === null ||
      (track.bpm !== null && track.bpm >= Number(slow) && track.bpm <= Number(fast))) &&
    (text('key_id') === null ||
      (track.key !== null && String(keyId(track.key.key, track.key.mode)) === text('key_id'))) &&
    (text('key_name') === null ||
      (track.key !== null && keyName(track.key.key, track.key.mode) === text('key_name'))) &&
    (subGenres.length === 0 || subGenres.includes(String(track.subGenre?.id))) &&
    contains(track.mixName, text('mix_name')) &&
    contains(track.name, text('name')) &&
    (streaming === null || String(track.isStreamable) === streaming.toLowerCase());
}

const orders: Record<string, (line: Line) => string | number> = {
  publish_date: ({ release }) => release.publishDate,
  release_date: ({ release }) => release.newReleaseDate,
  release_id: ({ release }) => release.id,
  genre: ({ track }) => bpGenre(track.genreId).name,
  label: ({ release }) => release.label.name,
  name: ({ track }) => track.name,
};

/** Sorted as `order_by` says (`-publish_date` without it); ties by id, newest first. */
export function ordered(lines: readonly Line[], orderBy: string | null): Line[] {
  const asked = orderBy ?? '-publish_date';
  const by = orders[asked.replace(/^-/, '')];
  if (!by) return [...lines];
  const sign = asked.startsWith('-') ? -1 : 1;
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : byText(String(a), String(b));
  return lines.toSorted((a, b) => sign * compare(by(a), by(b)) || b.track.id - a.track.id);
}

/** A page as Beatport numbers them: `"1/34"`, and a `next` that may lack its scheme. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
  address: { url: string; bare: boolean },
  render: (item: T) => unknown,
): Answer {
  const whole = (name: string, usual: number): number | undefined => {
    const text = query.get(name);
    return text === null ? usual : /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
  };
  const perPage = Math.min(100, whole('per_page', 10) ?? 10);
  const page = whole('page', 1);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  if (page === undefined || page > pages) return detail(404, 'Invalid page.');
  const link = (to: number): string | null => {
    if (to < 1 || to > pages) return null;
    const again = new URLSearchParams(query);
    again.set('page', String(to));
    return `${address.bare ? address.url.replace(/^https?:\/\//, '') : address.url}?${again}`;
  };
  return json({
    next: link(page + 1),
    previous: link(page - 1),
    count: items.length,
    page: `${page}/${pages}`,
    per_page: perPage,
    results: items.slice((page - 1) * perPage, page * perPage).map(render),
  });
}
