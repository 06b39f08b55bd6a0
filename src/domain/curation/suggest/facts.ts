import type { MusicalKey } from '../../enrichment/values.ts';
import type { CategoryId } from '../../ids.ts';

/** What a track can be sorted into. Skipping says nothing about taste, so it is none. */
export type Choice = CategoryId | 'trash';

/** What is known about a track when it is sorted; any of it may be missing. */
export interface SortFacts {
  readonly title: string;
  /** Where the source keeps the version apart from the title. */
  readonly mix: string | null;
  readonly artists: readonly string[];
  readonly remixers: readonly string[];
  readonly label: string | null;
  /** The title of the release it is on. */
  readonly release: string | null;
  readonly bpm: number | null;
  readonly key: MusicalKey | null;
  readonly durationMs: number | null;
  /** 0..1 */
  readonly energy: number | null;
  /** Broad and fine genre words. */
  readonly genres: readonly string[];
  /** Moods and what people call it. */
  readonly tags: readonly string[];
}

/** A track and where it ended up. One that was moved or taken back counts as what it is now, or not at all. */
export interface Example {
  readonly facts: SortFacts;
  readonly choice: Choice;
}
