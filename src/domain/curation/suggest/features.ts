import { camelotOf } from '../../enrichment/keys.ts';
import type { MusicalKey } from '../../enrichment/values.ts';
import { fold } from '../../library/fold.ts';
import { parseTitle } from '../../matching/title.ts';
import type { SortFacts } from './facts.ts';
import type { CountsName, FamilyName } from './families.ts';

/** What a piece of evidence is about, for saying it. */
export type About =
  | {
      readonly kind: 'label' | 'artist' | 'remixer' | 'release' | 'genre' | 'tag' | 'version';
      readonly name: string;
    }
  | { readonly kind: 'tempo'; readonly bpm: number }
  | { readonly kind: 'key'; readonly key: MusicalKey }
  | { readonly kind: 'mode'; readonly mode: MusicalKey['mode'] }
  | { readonly kind: 'length'; readonly durationMs: number }
  | { readonly kind: 'energy'; readonly energy: number }
  | { readonly kind: 'labelTempo' | 'genreTempo'; readonly name: string; readonly bpm: number }
  /** Nobody says what it is: that, too, may be a reason. */
  | { readonly kind: 'missing'; readonly what: Missing };

export type Missing = 'label' | 'tempo' | 'genre' | 'tag';

/** A value of a track that is looked up in the counts. */
export interface Feature {
  readonly family: FamilyName;
  /** The value whose count grows when the track is sorted. */
  readonly key: string;
  /** The counts that are read, each with what it counts for: a number is like its neighbours. */
  readonly near: readonly Near[];
  readonly about: About;
}

export type Near = readonly [key: string, share: number];

/** Weights of neighbours by their distance in bins: a bell. */
const bell = (reach: number, width: number): readonly (readonly [offset: number, share: number])[] =>
  Array.from({ length: 2 * reach + 1 }, (_, at) => [
    at - reach,
    Math.exp(-(((at - reach) / width) ** 2) / 2),
  ]);

const CLOSE = bell(2, 0.8);
const WIDE = bell(7, 3);
const NEXT = bell(1, 0.9);
const LENGTHS = bell(2, 1);
const ENERGIES = bell(3, 1.5);
/** Minutes and energy are counted in steps; beats per minute one by one, with a name in steps of two. */
const LENGTH_STEP_MS = 20_000;
const ENERGY_STEP = 0.04;
const NAMED_TEMPO_STEP = 2;
/** No more of each than this: what comes from outside has no end. */
const MAX_NAMES = 12;
const MOST_LETTERS = 80;

const single = (family: FamilyName, key: string, about: About): Feature => ({
  family,
  key,
  near: [[key, 1]],
  about,
});

/** What was found, or that nothing was. No value has the empty key. */
const orMissing = (what: Missing, found: readonly Feature[]): readonly Feature[] =>
  found.length > 0 ? found : [single(what, '', { kind: 'missing', what })];

const number = (
  family: FamilyName,
  value: number | null,
  step: number,
  neighbours: ReturnType<typeof bell>,
  about: (value: number) => About,
  prefix = '',
): Feature[] => {
  if (value === null || !Number.isFinite(value) || value <= 0) return [];
  const bin = Math.round(value / step);
  const near = neighbours.map(([offset, share]): Near => [`${prefix}${bin + offset}`, share]);
  return [{ family, key: `${prefix}${bin}`, near, about: about(value) }];
};

type NameKind = Extract<About, { name: string; kind: CountsName }>['kind'];

/** Names of one kind, each once, however it is written. */
const named = (
  kind: Exclude<NameKind, 'labelTempo' | 'genreTempo'>,
  names: readonly string[],
  foldName: typeof fold,
): Feature[] => {
  const byKey = new Map<string, string>();
  for (const name of names) {
    if (byKey.size === MAX_NAMES) break;
    const key = foldName(name).slice(0, MOST_LETTERS);
    if (key !== '' && !byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey].map(([key, name]) => single(kind, key, { kind, name }));
};

/** Words of releases that say what kind of release it is. */
const EDITIONS =
  /\b(?:ep|lp|album|remixes|remixed|sampler|compilation|va|best of|selection|classics|anthology)\b/gi;

/**
 * Everything about a track that its place may depend on.
 * @param foldName folds names; one that remembers pays off where there are thousands of tracks
 */
export const featuresOf = (facts: SortFacts, foldName: typeof fold = fold): Feature[] => {
  const { version } = parseTitle(facts.title, facts.mix);
  const editions = (facts.release ?? '').toLowerCase().match(EDITIONS) ?? [];
  const label = named('label', facts.label === null ? [] : [facts.label], foldName);
  const genres = named('genre', facts.genres, foldName);
  const withTempo = (family: 'labelTempo' | 'genreTempo', { key, about }: Feature): Feature[] => {
    const name = 'name' in about ? about.name : '';
    const said = (bpm: number): About => ({ kind: family, name, bpm });
    return number(family, facts.bpm, NAMED_TEMPO_STEP, NEXT, said, `${key}|`);
  };
  const tempo = (bpm: number): About => ({ kind: 'tempo', bpm });
  const { key } = facts;
  return [
    ...orMissing('label', label),
    ...named('artist', facts.artists, foldName),
    ...named('remixer', [...facts.remixers, ...version.by], foldName),
    // The same title on two labels is two releases.
    ...named('release', facts.release === null ? [] : [facts.release], foldName).map((one) =>
      single('release', `${one.key}|${label[0]?.key ?? ''}`, one.about),
    ),
    ...named('version', [version.kind, ...editions], foldName),
    ...orMissing('tempo', number('tempo', facts.bpm, 1, CLOSE, tempo)),
    ...number('tempoBand', facts.bpm, 1, WIDE, tempo),
    ...(key === null
      ? []
      : [
          single('key', camelotOf(key), { kind: 'key', key }),
          single('mode', key.mode, { kind: 'mode', mode: key.mode }),
        ]),
    ...orMissing('genre', genres),
    ...orMissing('tag', named('tag', facts.tags, foldName)),
    ...number('length', facts.durationMs, LENGTH_STEP_MS, LENGTHS, (durationMs) => ({
      kind: 'length',
      durationMs,
    })),
    ...number('energy', facts.energy, ENERGY_STEP, ENERGIES, (energy) => ({ kind: 'energy', energy })),
    ...label.flatMap((one) => withTempo('labelTempo', one)),
    ...genres.slice(0, 3).flatMap((one) => withTempo('genreTempo', one)),
  ];
};
