import { whyView } from '../../views/rules/why.ts';
import type { Route } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { givenValues } from './given-values.ts';
import { namedRule } from './routes.ts';

/** `/rules why` and `/rules test`: a track, or values that are given, and what the rules say to it. */
export const reasonRoutes = (deps: RuleFeatureDeps): Record<string, Route['run']> => {
  const { ruleBench, ruleReasons, trackCards } = deps;
  return {
    why: async (request, options) => {
      const { person, m } = request;
      const { id } = await namedRule(deps, request, options);
      const track = await trackCards.resolve(person.id, options.string('track') ?? '');
      const subject = await ruleBench.subject(person.id, { on: 'set', id });
      const why = await ruleReasons.why(person.id, subject.rules, id, track);
      return { kind: 'reply', view: whyView(subject, why, person.id, m) };
    },
    test: async (request, options) => {
      const { person, m } = request;
      const { id } = await namedRule(deps, request, options);
      const typed = options.string('track');
      const track = typed === null ? null : await trackCards.resolve(person.id, typed);
      const { values, facts, said } = givenValues(options.string('values') ?? '', request.now);
      const subject = await ruleBench.subject(person.id, { on: 'set', id });
      const found = await ruleReasons.test(person.id, subject.rules, track, values, facts);
      return { kind: 'reply', view: whyView(subject, found, person.id, m, { given: said }) };
    },
  };
};
