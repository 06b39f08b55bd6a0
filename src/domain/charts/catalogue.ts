import { BEATPORT_GENRES } from '../curation/beatport-genres.ts';
import type { GuildId, MemberId, SourceId } from '../ids.ts';
import { rankNames } from '../library/choices.ts';
import { fold } from '../library/fold.ts';
import { APPLE_COUNTRIES, type ChartScope, DEEZER_GENRES } from './catalogue-lists.ts';
import type { ChartForm, ChartSourceName, ChartSpec, EntityKind } from './chart.ts';

/** What people choose between: three kinds of tops, and what came out. */
export const chartLists = ['tracks', 'albums', 'artists', 'new'] as const;
export type ChartList = (typeof chartLists)[number];

const LISTS: Readonly<Record<ChartSourceName, readonly ChartList[]>> = {
  deezer: ['tracks', 'albums', 'artists'],
  apple: ['tracks', 'albums'],
  listenbrainz: ['tracks', 'albums', 'artists', 'new'],
  beatport: ['tracks', 'new'],
  spotify: ['new'],
  server: ['tracks', 'artists'],
  playlist: ['tracks'],
};

/** Sources whose charts everybody can choose by name. */
export const namedSources = ['deezer', 'apple', 'listenbrainz', 'beatport', 'spotify'] as const;
export type NamedSource = (typeof namedSources)[number];

export const listsOf = (source: ChartSourceName): readonly ChartList[] => LISTS[source];

const beatport: readonly ChartScope[] = BEATPORT_GENRES.map(({ id, name }) => ({ id: String(id), name }));

export const genresOf = (source: ChartSourceName): readonly ChartScope[] =>
  source === 'deezer' ? DEEZER_GENRES : source === 'beatport' ? beatport : [];

export const countriesOf = (source: ChartSourceName): readonly string[] =>
  source === 'apple' ? APPLE_COUNTRIES : [];

const FORMS: Readonly<Record<ChartList, { readonly kind: EntityKind; readonly form: ChartForm }>> = {
  tracks: { kind: 'track', form: 'top' },
  albums: { kind: 'album', form: 'top' },
  artists: { kind: 'artist', form: 'top' },
  new: { kind: 'album', form: 'new' },
};

/** Which of the lists a chart is. */
export const listOf = ({ kind, form }: Pick<ChartSpec, 'kind' | 'form'>): ChartList =>
  form === 'new' ? 'new' : kind === 'track' ? 'tracks' : kind === 'album' ? 'albums' : 'artists';

const spec = (source: ChartSourceName, list: ChartList, scope: string | null): ChartSpec => {
  const { kind, form } = FORMS[list];
  return {
    ...{ source, kind, form, key: [form, kind, ...(scope === null ? [] : [scope])].join(':') },
    ...{ genre: null, country: null, name: null, ownerId: null, guildId: null, sourceId: null },
  };
};

/** The part of a key that says which genre, country, playlist or server; null: all of them. */
export const scopeOf = ({ key }: Pick<ChartSpec, 'key'>): string | null => key.split(':')[2] ?? null;

/** What somebody asks for; whatever is null is up to us. */
export interface ChartWish {
  readonly source: ChartSourceName | null;
  readonly list: ChartList | null;
  /** As typed, or the id of a suggestion. */
  readonly genre: string | null;
  readonly country: string | null;
}

const USUAL_COUNTRY = 'us';

/**
 * The chart that somebody asks for.
 * @param on sources that are set up here
 * @param home the country of whoever asks, if that is known
 * @returns null when nobody has it
 */
export const chooseChart = (
  { source, list, genre, country }: ChartWish,
  on: ReadonlySet<ChartSourceName>,
  home: string | null = null,
): ChartSpec | null => {
  const offered = namedSources.filter((one) => on.has(one) && (source === null || one === source));
  for (const one of offered) {
    const wanted = list ?? LISTS[one][0];
    if (wanted === undefined || !LISTS[one].includes(wanted)) continue;
    const scopes = scopesFor(one, wanted, genre, country, home);
    if (scopes !== null)
      return { ...spec(one, wanted, scopes.id), genre: scopes.genre, country: scopes.country };
  }
  return null;
};

/** Null: the source does not have that. */
const scopesFor = (
  source: NamedSource,
  list: ChartList,
  genre: string | null,
  country: string | null,
  home: string | null,
): { readonly id: string | null; readonly genre: string | null; readonly country: string | null } | null => {
  if (country !== null || source === 'apple') {
    const wanted = (country ?? '').trim().toLowerCase();
    const known = [wanted, home ?? '', USUAL_COUNTRY].filter((one) => countriesOf(source).includes(one));
    const found = country === null ? known[0] : known.includes(wanted) ? wanted : undefined;
    return found === undefined || genre !== null ? null : { id: found, genre: null, country: found };
  }
  if (genre !== null) {
    const found = genreOf(source, genre);
    return found === null ? null : { id: found.id, genre: found.name, country: null };
  }
  return needsGenre(source, list) ? null : { id: null, genre: null, country: null };
};

/** Releases of all genres together would be thousands a day. */
export const needsGenre = (source: ChartSourceName, list: ChartList): boolean =>
  source === 'beatport' && list === 'new';

/** The same genre or country in the words of a wish. @param scope {@link scopeOf} a chart of that source */
export const scopeWish = (
  source: ChartSourceName,
  scope: string | null,
): Pick<ChartWish, 'genre' | 'country'> =>
  countriesOf(source).length > 0 ? { genre: null, country: scope } : { genre: scope, country: null };

const genreOf = (source: ChartSourceName, typed: string): ChartScope | null => {
  const all = genresOf(source);
  const exact = all.find(({ id, name }) => id === typed || fold(name) === fold(typed));
  return exact ?? rankNames(all, typed)[0] ?? null;
};

/**
 * Kept whether somebody looks or not: what a newcomer sees first is there already, and has a memory. Beatport is asked
 * when somebody wants it: the operator may have to sign in there first.
 */
export const usualCharts = (on: ReadonlySet<ChartSourceName>): ChartSpec[] => {
  const wishes: readonly (readonly [ChartSourceName, ChartList])[] = [
    ...(['tracks', 'albums', 'artists'] as const).map((list) => ['deezer', list] as const),
    ...(['tracks', 'albums', 'artists', 'new'] as const).map((list) => ['listenbrainz', list] as const),
    ...(['tracks', 'albums'] as const).map((list) => ['apple', list] as const),
    ['spotify', 'new'],
  ];
  return wishes.flatMap(
    ([source, list]) => chooseChart({ source, list, genre: null, country: null }, on) ?? [],
  );
};

/** A member's playlist, watched. */
export const playlistChart = (ownerId: MemberId, sourceId: SourceId, name: string): ChartSpec => ({
  ...spec('playlist', 'tracks', String(sourceId)),
  ...{ name, ownerId, sourceId },
});

/** What a server's members play who agreed to be counted. */
export const serverChart = (guildId: GuildId, list: 'tracks' | 'artists'): ChartSpec => ({
  ...spec('server', list, guildId),
  guildId,
});
