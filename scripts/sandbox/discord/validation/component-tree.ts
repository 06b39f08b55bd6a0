import { isObject, type Json, lengthOf, type Path, type Problem, problem } from './schema.ts';

export const MAX_COMPONENTS = 40;
export const MAX_TEXT = 4000;

interface Visited {
  readonly component: Json;
  readonly path: Path;
}

/** Every component of a tree with its path, parents first; tolerates malformed trees. */
export function walkComponents(components: unknown, path: Path): Visited[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((entry: unknown, index) =>
    isObject(entry) ? walkOne(entry, [...path, index]) : [],
  );
}

function walkOne(component: Json, path: Path): Visited[] {
  const single = ['accessory', 'component'].flatMap((key) => {
    const child = component[key];
    return isObject(child) ? walkOne(child, [...path, key]) : [];
  });
  return [
    { component, path },
    ...walkComponents(component['components'], [...path, 'components']),
    ...single,
  ];
}

/** What no single component shows: totals over the whole tree and ids that must be unique. */
export function checkTree(components: unknown, path: Path, problems: Problem[]): void {
  const all = walkComponents(components, path);
  if (all.length > MAX_COMPONENTS) {
    problems.push(
      problem(
        path,
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `The maximum number of components is ${MAX_COMPONENTS}, got ${all.length}.`,
      ),
    );
  }
  const characters = all.reduce((sum, { component }) => {
    const content = component['type'] === 10 ? component['content'] : undefined;
    return sum + (typeof content === 'string' ? lengthOf(content) : 0);
  }, 0);
  if (characters > MAX_TEXT) {
    problems.push(
      problem(
        path,
        'COMPONENT_MAX_TOTAL_TEXT_EXCEEDED',
        `All text displays together may hold ${MAX_TEXT} characters, got ${characters}.`,
      ),
    );
  }
  unique(
    all,
    'custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
    'Component custom id cannot be duplicated',
    problems,
  );
  unique(all, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated', problems);
}

function unique(
  all: readonly Visited[],
  key: string,
  code: string,
  message: string,
  problems: Problem[],
): void {
  const seen = new Set<unknown>();
  for (const { component, path } of all) {
    const value = component[key];
    // Id 0 asks Discord to choose one.
    if (value === undefined || value === null || value === 0) continue;
    if (seen.has(value)) problems.push(problem([...path, key], code, message));
    seen.add(value);
  }
}
