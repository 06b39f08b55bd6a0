import { type FlatView, keyOfCode } from '../../enrichment/flat.ts';
import type { Weighted } from '../../enrichment/values.ts';
import type { Category } from '../curation.ts';
import type { ReleaseFacts } from '../release.ts';
import type { Choice, SortFacts } from './facts.ts';

/** What a source of releases says that taste may depend on. */
export type ToldOfRelease = Pick<
  ReleaseFacts,
  'title' | 'mix' | 'artists' | 'remixers' | 'label' | 'releaseTitle' | 'bpm' | 'key' | 'durationMs'
>;

/** What is known of the Spotify track behind it. */
export type KnownOfTrack = Pick<
  FlatView,
  'bpm' | 'keyCode' | 'energy' | 'durationMs' | 'label' | 'genres' | 'styles' | 'moods' | 'tags'
>;

/** Words that hardly fit would say something about tracks that they do not describe. */
const LEAST_WEIGHT = 0.25;

/** The facts that a model learns from and is asked about. The release's own word comes first. */
export const sortFactsOf = (release: ToldOfRelease, track: KnownOfTrack | null): SortFacts => ({
  title: release.title,
  mix: release.mix,
  artists: release.artists.flatMap(({ name, role }) => (role === 'remixer' ? [] : [name])),
  remixers: [
    ...release.remixers,
    ...release.artists.flatMap(({ name, role }) => (role === 'remixer' ? [name] : [])),
  ],
  label: release.label ?? track?.label ?? null,
  release: release.releaseTitle,
  bpm: release.bpm ?? track?.bpm ?? null,
  key: release.key ?? (track?.keyCode == null ? null : keyOfCode(track.keyCode)),
  durationMs: release.durationMs ?? track?.durationMs ?? null,
  energy: track?.energy ?? null,
  genres: [...namesOf(track?.genres), ...namesOf(track?.styles)],
  tags: [...namesOf(track?.moods), ...(track?.tags ?? [])],
});

const namesOf = (words: readonly Weighted[] | null | undefined): string[] =>
  (words ?? []).flatMap(({ name, weight }) => (weight >= LEAST_WEIGHT ? [name] : []));

/** What a member can choose now. @param categories of one style; archived and merged ones are left out */
export const choicesOf = (categories: readonly Category[]): Choice[] => [
  ...categories.flatMap(({ id, trash, archivedAt, mergedInto }) =>
    trash || archivedAt !== null || mergedInto !== null ? [] : [id],
  ),
  'trash',
];
