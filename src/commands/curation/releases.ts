import { parseWeek } from '../../domain/curation/weeks.ts';
import { AppError } from '../../errors.ts';
import { beatportLoginView, beatportOffView } from '../../views/curation/beatport.ts';
import { releasesImportingView, releasesLinkView } from '../../views/curation/importing.ts';
import { matchView } from '../../views/curation/match.ts';
import type { Route } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { namedStyle } from './named.ts';

/** `/releases`: a file of one's own, and matches that a person has to decide. */
export const releaseRoutes = (
  deps: Pick<
    CurationFeatureDeps,
    'styles' | 'matchReview' | 'releaseImports' | 'releaseLinks' | 'beatportLinks' | 'operatorIds'
  >,
): Record<string, Route['run']> => ({
  import: async (r, options) => {
    const { person, m, notify } = r;
    const file = options.file('file');
    const styleId = await namedStyle(deps, r, options);
    const typed = options.string('week');
    const { weekKind } = await deps.styles.following(person.id, styleId);
    const week = typed === null ? null : parseWeek(typed, weekKind);
    if (typed !== null && week === null)
      throw new AppError('INVALID_INPUT', { problem: 'week', value: typed });
    if (file === null) {
      const link = await deps.releaseLinks.start(person.id, styleId, week);
      return { kind: 'reply', view: releasesLinkView(link, m) };
    }
    const { url, name } = file;
    await deps.releaseImports.order(person.id, { url, name, styleId, week }, notify);
    return { kind: 'reply', view: releasesImportingView(m) };
  },
  login: async ({ person, m }) => {
    const { beatportLinks, operatorIds } = deps;
    if (!operatorIds.includes(person.id)) return { kind: 'reply', view: beatportOffView('operators', m) };
    if (beatportLinks === null) return { kind: 'reply', view: beatportOffView('noClient', m) };
    return { kind: 'reply', view: beatportLoginView(await beatportLinks.start(), m) };
  },
  review: async ({ person, m }) => ({
    kind: 'reply',
    view: matchView(await deps.matchReview.next(person.id), person.id, m),
  }),
});
