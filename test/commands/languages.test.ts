import { describe, expect, test } from 'vitest';
import { featuresOf } from '../../src/app/features.ts';
import { definitionsOf } from '../../src/commands/registration.ts';
import { expectValidCommands } from '../support/commands.ts';
import { isShared } from '../support/said.ts';

/** Stands for every service: nothing of one is needed to say which commands there are. */
// biome-ignore lint/suspicious/noExplicitAny: whatever is read from it or called is it again.
const nobody: any = new Proxy(() => nobody, { get: () => nobody });
const features = featuresOf(nobody);

/** A command, subcommand, option or choice, seen without its type. */
interface Node {
  readonly name: string;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly Node[];
  readonly choices?: readonly Node[];
}
const nodes = (node: Node, path = node.name): [string, Node][] => [
  [path, node],
  ...(node.options ?? []).flatMap((inside) => nodes(inside, `${path} ${inside.name}`)),
];
const every = (definitionsOf(features) as readonly Node[]).flatMap((command) => nodes(command));

describe('the commands as Discord learns them', () => {
  test('keep its limits in every language', () => {
    expectValidCommands(features);
  });

  test('say in German what each of them is for', () => {
    expect(every.length).toBeGreaterThan(150);
    const without = every.filter(([, { description_localizations: said }]) => said?.['de'] === undefined);
    expect(without.map(([path]) => path)).toEqual([]);
  });

  test('are called the same everywhere; what can be chosen is said in German', () => {
    expect(every.filter(([, { name_localizations: names }]) => names !== undefined)).toEqual([]);
    const choices = every.flatMap(([path, { choices: all = [] }]) =>
      all.map(({ name, name_localizations: names }) => [path, name, names?.['de'] ?? name] as const),
    );
    expect(choices.length).toBeGreaterThan(30);
    const left = choices.filter(([, english, german]) => english === german && !isShared(english));
    expect(left).toEqual([]);
  });
});
