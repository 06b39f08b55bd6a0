import { isOperator, isTopic, operatorsOf, topics } from '../../domain/rules/building/operators.ts';
import { trackValue } from '../../domain/tracks/suggest.ts';
import { capital, plain } from '../../views/kit/text.ts';
import { plainTrackNames } from '../../views/tracks/names.ts';
import type { Choice, Options, Request, Route } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { valueOptions } from './value-options.ts';

const MOST = 25;

/** What is offered while somebody types an option of `/rules`. */
export const ruleSuggestions = (deps: RuleFeatureDeps): NonNullable<Route['complete']> => {
  const values = async ({ person, m }: Request, typed: string, options: Options): Promise<Choice[]> => {
    const topic = options.string('field') ?? '';
    const operator = options.string('op') ?? '';
    if (!isTopic(topic) || (isOperator(operator) && (operator === 'known' || operator === 'unknown')))
      return [];
    const known = await valueOptions(deps, person.id, topic, typed, m);
    return known.map(({ label, value, description }) => ({
      name: plain(description === undefined ? label : `${plain(label, 70)} · ${description}`),
      value,
    }));
  };
  return async (request, { name, value }, options) => {
    const { person, m } = request;
    const fits = (words: string): boolean => words.toLowerCase().includes(value.trim().toLowerCase());
    switch (name) {
      case 'rule': {
        const found = await deps.ruleSets.suggest(person.id, value);
        return found.map(({ id, name: label }) => ({ name: plain(label), value: String(id) }));
      }
      case 'playlist': {
        const found = await deps.playlistDesk.suggest(person.id, value);
        return found.map(({ id, name: label }) => ({ name: plain(label), value: String(id) }));
      }
      case 'field':
        return [...topics.track, ...topics.listening]
          .map((topic) => ({ name: capital(m.rules.topics[topic]), value: topic }))
          .filter((choice) => fits(choice.name) || fits(choice.value))
          .slice(0, MOST);
      case 'op': {
        const topic = options.string('field') ?? '';
        return (isTopic(topic) ? operatorsOf(topic) : [])
          .map((operator) => ({ name: capital(m.rules.operators[operator]), value: operator }))
          .filter((choice) => fits(choice.name));
      }
      case 'value':
        return values(request, value, options);
      default: {
        const tracks = await deps.trackCards.suggest(person.id, value);
        const names = plainTrackNames(tracks, m);
        return tracks.map(({ id }, at) => ({ name: names[at] ?? '', value: trackValue(id) }));
      }
    }
  };
};
