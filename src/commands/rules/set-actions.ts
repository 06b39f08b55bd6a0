import type { RuleSetId } from '../../domain/ids.ts';
import {
  rulesCopy,
  rulesExport,
  rulesList,
  rulesOpen,
  rulesPick,
  rulesSwitch,
} from '../../views/actions/rules.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { copySet, exportSet } from './keeping.ts';
import type { RuleShows } from './show.ts';

/** The list of rule sets, and what is pressed on the card of one. */
export const ruleSetActions = (
  deps: Pick<RuleFeatureDeps, 'ruleSets' | 'ruleForms'>,
  show: RuleShows,
): AnyAction[] => [
  handle({
    spec: rulesList,
    run: async (request, { page }) => ({ kind: 'update', view: await show.list(request, page) }),
  }),
  handle({
    spec: rulesPick,
    run: async (request, _, { values: [value = ''] }) => ({
      kind: 'update',
      view: await show.set(request, Number(value) as RuleSetId),
    }),
  }),
  handle({
    spec: rulesOpen,
    run: async (request, { set }) => ({ kind: 'update', view: await show.set(request, set) }),
  }),
  handle({
    spec: rulesSwitch,
    run: async (request, { set, to }) => {
      await deps.ruleSets.change(request.person.id, set, { enabled: to === 'on' });
      const { switchedOn, switchedOff } = request.m.ruleCards.set;
      return { kind: 'update', view: await show.set(request, set, to === 'on' ? switchedOn : switchedOff) };
    },
  }),
  handle({
    spec: rulesCopy,
    run: async (request, { set }) => ({
      kind: 'update',
      view: await copySet(deps, show, request, set, null),
    }),
  }),
  handle({
    spec: rulesExport,
    run: async (request, { set }) => ({ kind: 'update', view: await exportSet(deps, request, set) }),
  }),
];
