import type { ArtistMatch } from './artists.ts';
import type { Likeness } from './similarity.ts';
import type { VersionKind } from './traits.ts';

/** Why a score is not higher. Each bounds it from above: see `caps.ts`. */
export type CapKind =
  | 'title_differs'
  | 'title_close'
  | 'title_unreadable'
  | 'numbers_differ'
  | 'subtitle_one_sided'
  | 'artists_differ'
  | 'artists_partly'
  | 'artists_unknown'
  | 'remixer_as_artist'
  | 'version_differs'
  | 'length_differs'
  | 'length_unnamed'
  | 'detail_differs'
  | 'remix_one_sided'
  | 'remixers_differ'
  | 'remixer_unnamed'
  | 'remixer_similar'
  | 'edition_differs'
  | 'duration_close'
  | 'duration_apart'
  | 'duration_far'
  | 'duration_unknown'
  | 'isrc_conflict'
  | 'common_title';

export interface Cap {
  readonly kind: CapKind;
  /** The highest score that is left. */
  readonly limit: number;
}

/** What was found, with its values: enough to tell a person why two tracks are one, or not. */
export type Reason =
  | { readonly kind: 'isrc_same'; readonly isrc: string }
  | { readonly kind: 'isrc_different'; readonly a: string; readonly b: string }
  | { readonly kind: 'title'; readonly how: Likeness; readonly value: number }
  | {
      readonly kind: 'artists';
      readonly how: ArtistMatch['how'];
      readonly shared: number;
      readonly missing: number;
    }
  | {
      readonly kind: 'version';
      readonly a: VersionKind;
      readonly b: VersionKind;
      readonly differs: readonly VersionKind[];
    }
  | { readonly kind: 'remixers'; readonly a: readonly string[]; readonly b: readonly string[] }
  | { readonly kind: 'duration'; readonly deltaMs: number }
  | {
      readonly kind: 'context';
      readonly label: boolean | null;
      readonly album: boolean | null;
      readonly days: number | null;
    };

/** Each from 0 to 1; null when one side says nothing about it. */
export interface Features {
  readonly title: number;
  readonly artists: number;
  readonly version: number;
  readonly duration: number | null;
  readonly context: number | null;
  /** 1 the same code, 0 different ones. */
  readonly isrc: 0 | 1 | null;
}
