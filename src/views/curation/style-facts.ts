import type { MemberStyle, Style } from '../../domain/curation/curation.ts';
import type { Source } from '../../domain/library.ts';

export interface StyleFacts {
  readonly style: Style;
  readonly following: MemberStyle;
  readonly categories: number;
  /** Playlists that may be the feed. */
  readonly feeds: readonly Pick<Source, 'id' | 'kind' | 'name'>[];
}
