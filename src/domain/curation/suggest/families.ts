/**
 * The kinds of evidence. Each says by itself where tracks like this one went; how much each kind is worth for a
 * member is learned (learner.ts).
 */
export interface Family {
  /** Whose counts it reads. Two families may look at the same ones with a different eye. */
  readonly counts: CountsName;
  /**
   * How many sorts of what is usual are mixed into what was counted: with few of its own, a value says little. More
   * where a value is shared by many tracks.
   */
  readonly shrink: number;
  /** What it is worth before anything is known about this member. */
  readonly start: number;
}

export type CountsName =
  | 'label'
  | 'artist'
  | 'remixer'
  | 'release'
  | 'version'
  | 'tempo'
  | 'key'
  | 'mode'
  | 'genre'
  | 'tag'
  | 'length'
  | 'energy'
  | 'labelTempo'
  | 'genreTempo';

export type FamilyName = CountsName | 'tempoBand';

export const families: Readonly<Record<FamilyName, Family>> = {
  label: { counts: 'label', shrink: 1, start: 0.8 },
  artist: { counts: 'artist', shrink: 1, start: 0.8 },
  remixer: { counts: 'remixer', shrink: 1, start: 0.5 },
  release: { counts: 'release', shrink: 1, start: 0.6 },
  version: { counts: 'version', shrink: 4, start: 0.3 },
  tempo: { counts: 'tempo', shrink: 2, start: 0.3 },
  tempoBand: { counts: 'tempo', shrink: 3, start: 0.4 },
  key: { counts: 'key', shrink: 4, start: 0.1 },
  mode: { counts: 'mode', shrink: 6, start: 0.1 },
  genre: { counts: 'genre', shrink: 3, start: 0.4 },
  tag: { counts: 'tag', shrink: 3, start: 0.4 },
  length: { counts: 'length', shrink: 4, start: 0.1 },
  energy: { counts: 'energy', shrink: 4, start: 0.3 },
  labelTempo: { counts: 'labelTempo', shrink: 1, start: 0.3 },
  genreTempo: { counts: 'genreTempo', shrink: 2, start: 0.2 },
};

const isFamily = (name: string): name is FamilyName => Object.hasOwn(families, name);

export const familyNames: readonly FamilyName[] = Object.keys(families).filter(isFamily);

/** Values that hundreds of tracks share are remembered over more sorts than names that come by now and then. */
export const SHARED: ReadonlySet<CountsName> = new Set<CountsName>([
  'version',
  'tempo',
  'key',
  'mode',
  'genre',
  'tag',
  'length',
  'energy',
  'genreTempo',
]);
