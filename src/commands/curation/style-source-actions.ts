import type { SourceId } from '../../domain/ids.ts';
import { stylesFeed, stylesSources } from '../../views/actions/curation.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import type { StyleShows } from './styles-show.ts';

const SOURCES = ['beatport', 'listenbrainz', 'file', 'playlist'] as const;

/** Where a style's releases come from. */
export const styleSourceActions = (
  { styles }: Pick<CurationFeatureDeps, 'styles'>,
  show: StyleShows,
): AnyAction[] => [
  handle({
    spec: stylesSources,
    run: async (r, { style }, { values }) => {
      const sources = SOURCES.filter((source) => values.includes(source));
      await styles.follow(r.person.id, style, { sources });
      return { kind: 'update', view: await show.style(r, style) };
    },
  }),
  handle({
    spec: stylesFeed,
    run: async (r, { style }, { values: [id] }) => {
      await styles.follow(r.person.id, style, { feedSourceId: Number(id) as SourceId });
      return { kind: 'update', view: await show.style(r, style) };
    },
  }),
];
