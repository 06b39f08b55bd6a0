import { expect } from 'vitest';
import type { Feature } from '../../src/commands/command.ts';
import { definitionsOf } from '../../src/commands/registration.ts';

/** A definition or an option, seen without its type: the check reads what really is there. */
type Node = Readonly<Record<string, unknown>>;

const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value : []);
const below = (node: Node): Node[] => [node, ...nodesOf(node['options']).flatMap(below)];

/** What Discord would refuse when these commands are registered; empty when they are fine. */
export const checkCommands = (features: readonly Feature[]): string[] => {
  const definitions: readonly object[] = definitionsOf(features);
  return [
    ...(definitions.length > 100 ? ['more than 100 commands'] : []),
    ...definitions.flatMap((definition) => {
      const nodes = below({ ...definition });
      const sizes = nodes.flatMap((node) => [node, ...nodesOf(node['choices'])].map(sizeOf));
      const size = sizes.reduce((sum, one) => sum + one, 0);
      return [...nodes.flatMap(checkNode), ...(size > 8_000 ? [`${size} characters in one command`] : [])];
    }),
  ];
};

/** Fails with a sentence per limit of Discord that a command breaks. */
export const expectValidCommands = (features: readonly Feature[]): void => {
  expect(checkCommands(features)).toEqual([]);
};

const wordsOf = ({ name, description, value }: Node): string[] =>
  [name, description, value].filter((word) => typeof word === 'string');

const translationsOf = (node: Node, key: string): string[] =>
  Object.values(Object(node[`${key}_localizations`] ?? {})).filter((word) => typeof word === 'string');

/** As Discord counts: of everything its longest translation. */
const sizeOf = (node: Node): number =>
  ['name', 'description', 'value']
    .map((key) => [node[key], ...translationsOf(node, key)].map((word) => String(word ?? '').length))
    .reduce((sum, lengths) => sum + Math.max(...lengths), 0);

const checkNode = (node: Node): string[] => {
  const name = String(node['name']);
  const options = nodesOf(node['options']);
  const choices = nodesOf(node['choices']);
  const needed = options.map((option) => option['required'] === true);
  return [
    ...(/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) && name === name.toLowerCase() ? [] : [`name ${name}`]),
    ...[node['description'], ...translationsOf(node, 'description')].flatMap((text) =>
      typeof text === 'string' && text.length >= 1 && text.length <= 100 ? [] : [`description of ${name}`],
    ),
    ...(options.length > 25 ? [`${options.length} options of ${name}`] : []),
    ...(choices.length > 25 ? [`${choices.length} choices of ${name}`] : []),
    ...(choices.length > 0 && node['autocomplete'] === true ? [`choices and autocomplete of ${name}`] : []),
    ...(needed.lastIndexOf(true) > needed.indexOf(false) && needed.includes(false)
      ? [`required after optional in ${name}`]
      : []),
    ...(new Set(options.map((option) => option['name'])).size < options.length
      ? [`an option of ${name} twice`]
      : []),
    ...choices.flatMap((choice) =>
      [...wordsOf(choice), ...translationsOf(choice, 'name')].every(
        (word) => word.length >= 1 && word.length <= 100,
      )
        ? []
        : [`choice of ${name}`],
    ),
  ];
};
