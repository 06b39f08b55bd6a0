import type { RuleRef } from '../../domain/rules/building/work.ts';
import { AppError } from '../../errors.ts';
import { refOf, rulesAdopt, rulesAdopted, rulesAdoptList } from '../../views/actions/rules.ts';
import { adoptAskView, adoptListView } from '../../views/rules/adopt.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import { askedApply } from './applying.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** Filling a playlist that the member has already. */
export const ruleAdoptActions = (deps: RuleFeatureDeps, show: RuleShows): AnyAction[] => {
  const { playlistMaking } = deps;
  const list = async ({ person, m }: Request, ref: RuleRef, page: number): Promise<Answer> => ({
    kind: 'update',
    view: adoptListView(ref, await playlistMaking.adoptable(person.id), page, person.id, m),
  });
  return [
    handle({ spec: rulesAdoptList, run: (request, { page, ...on }) => list(request, refOf(on), page) }),
    handle({
      spec: rulesAdopt,
      run: async ({ person, m }, on, { values: [value] }) => {
        const sources = await playlistMaking.adoptable(person.id);
        const source = sources.find(({ id }) => String(id) === value);
        if (source === undefined) throw new AppError('NOT_FOUND', { what: 'source' });
        return { kind: 'update', view: adoptAskView(refOf(on), source, person.id, m) };
      },
    }),
    handle({
      spec: rulesAdopted,
      run: (request, { source, how, ...on }) =>
        askedApply(deps, show, request, refOf(on), { sourceId: source, takeOver: how === 'take' }),
    }),
  ];
};
