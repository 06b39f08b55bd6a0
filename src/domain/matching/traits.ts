/** What a version can be called. `original` also stands for a title that says nothing. */
export const versionKinds = [
  'original',
  'extended',
  'radio',
  'club',
  'dub',
  'instrumental',
  'acapella',
  'vip',
  'remix',
  'rework',
  'edit',
  'bootleg',
  'mashup',
  'live',
  'acoustic',
  'demo',
  'remaster',
  'mixed',
  'sped_up',
  'slowed',
  'cover',
  'karaoke',
  're_recorded',
  'mono',
  'stereo',
  'explicit',
  'clean',
  'other',
] as const;
export type VersionKind = (typeof versionKinds)[number];

/** A set of kinds as bits: a title can claim several ("Nova Lane Extended Remix - Mixed"). */
export type Traits = number;

const bits: ReadonlyMap<VersionKind, Traits> = new Map(
  versionKinds.map((kind, at) => [kind, kind === 'original' ? 0 : 1 << at]),
);

export const trait = (kind: VersionKind): Traits => bits.get(kind) ?? 0;

export const has = (traits: Traits, kind: VersionKind): boolean => (traits & trait(kind)) !== 0;

const mask = (...kinds: readonly VersionKind[]): Traits => kinds.reduce((all, kind) => all | trait(kind), 0);

/** Another sound: two tracks that differ in one of these are never one recording. */
export const SOUND = mask(
  'dub',
  'instrumental',
  'acapella',
  'vip',
  'bootleg',
  'mashup',
  'live',
  'acoustic',
  'demo',
  'mixed',
  'sped_up',
  'slowed',
  'cover',
  'karaoke',
  're_recorded',
  'other',
);
/** Another length of the same: sources disagree about the names, so the duration has the last word. */
export const LENGTH = mask('extended', 'radio', 'club');
/** Somebody's own version. */
export const AUTHORED = mask('remix', 'rework', 'edit');

/** Which claim names the version, the most telling first. */
const byWeight: readonly VersionKind[] = [
  'karaoke',
  'cover',
  'sped_up',
  'slowed',
  'mixed',
  'acapella',
  'instrumental',
  'live',
  'mashup',
  'bootleg',
  'vip',
  'dub',
  'remix',
  'rework',
  'acoustic',
  'demo',
  're_recorded',
  'radio',
  'extended',
  'club',
  'edit',
  'other',
  'remaster',
  'mono',
  'stereo',
  'clean',
  'explicit',
];

export const kindOf = (traits: Traits): VersionKind =>
  byWeight.find((kind) => has(traits, kind)) ?? 'original';

export const kindsOf = (traits: Traits): VersionKind[] => byWeight.filter((kind) => has(traits, kind));
