/**
 * A small checker for closed JSON shapes that speaks Discord's error language. Every check reports all it finds,
 * with the path Discord would name.
 */

export type Path = readonly (string | number)[];

export interface Problem {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

export type Check = (value: unknown, path: Path, problems: Problem[]) => void;

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Length as Discord counts: code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message };
}

function lengthProblem(path: Path, min: number, max: number): Problem {
  return min > 0
    ? problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
    : problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
}

/** `min` counts after trimming: a text of spaces is an empty one. */
export function text({
  min = 0,
  max = 6000,
  pattern,
}: {
  min?: number;
  max?: number;
  pattern?: RegExp;
} = {}): Check {
  return (value, path, problems) => {
    if (typeof value !== 'string') {
      problems.push(
        problem(path, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`),
      );
    } else if (lengthOf(value) > max || lengthOf(value.trim()) < min) {
      problems.push(lengthProblem(path, min, max));
    } else if (pattern && !pattern.test(value)) {
      problems.push(problem(path, 'STRING_TYPE_REGEX', 'String value did not match validation regex.'));
    }
  };
}

export function number({
  min = -Infinity,
  max = Infinity,
  whole = false,
}: {
  min?: number;
  max?: number;
  whole?: boolean;
} = {}): Check {
  const kind = whole ? 'int' : 'float';
  return (value, path, problems) => {
    if (typeof value !== 'number' || (whole && !Number.isInteger(value))) {
      problems.push(problem(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not ${kind}.`));
    } else if (value < min) {
      problems.push(
        problem(path, 'NUMBER_TYPE_MIN', `${kind} value should be greater than or equal to ${min}.`),
      );
    } else if (value > max) {
      problems.push(
        problem(path, 'NUMBER_TYPE_MAX', `${kind} value should be less than or equal to ${max}.`),
      );
    }
  };
}

export function integer(min?: number, max?: number): Check {
  return number({
    whole: true,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
}

export const flag: Check = (value, path, problems) => {
  if (typeof value !== 'boolean') {
    problems.push(problem(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'));
  }
};

export const snowflake: Check = (value, path, problems) => {
  if (typeof value !== 'string' || !/^\d{1,20}$/.test(value)) {
    problems.push(problem(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`));
  }
};

export const anything: Check = () => undefined;

export function oneOf(values: readonly (string | number)[]): Check {
  return (value, path, problems) => {
    if (!values.some((allowed) => allowed === value)) {
      problems.push(problem(path, 'BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`));
    }
  };
}

export function anyOf(...checks: readonly Check[]): Check {
  return (value, path, problems) => {
    const attempts = checks.map((check) => {
      const found: Problem[] = [];
      check(value, path, found);
      return found;
    });
    if (!attempts.some((found) => found.length === 0)) problems.push(...(attempts[0] ?? []));
  };
}

export function list(item: Check, { min = 0, max = 1521 }: { min?: number; max?: number } = {}): Check {
  return (value, path, problems) => {
    if (!Array.isArray(value)) {
      problems.push(problem(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType.'));
      return;
    }
    if (value.length < min || value.length > max) problems.push(lengthProblem(path, min, max));
    value.forEach((entry, index) => {
      item(entry, [...path, index], problems);
    });
  };
}

/** A closed object. Optional fields may be null; `also` runs when the fields themselves are in order. */
export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
  also?: (value: Json, path: Path, problems: Problem[]) => void,
): Check {
  return (value, path, problems) => {
    if (!isObject(value)) {
      problems.push(problem(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType.'));
      return;
    }
    const before = problems.length;
    for (const [key, check] of Object.entries(required)) {
      if (value[key] === undefined || value[key] === null) {
        problems.push(problem([...path, key], 'BASE_TYPE_REQUIRED', 'This field is required'));
      } else check(value[key], [...path, key], problems);
    }
    for (const [key, entry] of Object.entries(value)) {
      if (Object.hasOwn(required, key)) continue;
      const check = optional[key];
      // The real service drops unknown keys silently, which hides misspelt ones: here they are refused.
      if (!check || !Object.hasOwn(optional, key)) {
        problems.push(problem([...path, key], 'UNKNOWN_FIELD', `"${key}" is not a field of this object.`));
      } else if (entry !== null && entry !== undefined) check(entry, [...path, key], problems);
    }
    if (also && problems.length === before) also(value, path, problems);
  };
}

/** A union told apart by its integer `type`. */
export function byType(table: Readonly<Record<number, Check>>): Check {
  const types = Object.keys(table);
  return (value, path, problems) => {
    if (!isObject(value)) {
      problems.push(problem(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType.'));
      return;
    }
    const check = typeof value['type'] === 'number' ? table[value['type']] : undefined;
    if (check) check(value, path, problems);
    else {
      problems.push(
        problem(path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${types.join(', ')},).`),
      );
    }
  };
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** Discord's nested shape: `{components: {0: {label: {_errors: [{code, message}]}}}}`. */
export function nestProblems(problems: readonly Problem[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      const key = String(step);
      const next = node[key];
      const child: ErrorTree = next && !Array.isArray(next) ? next : {};
      node[key] = child;
      node = child;
    }
    const errors = node['_errors'];
    node['_errors'] = [...(Array.isArray(errors) ? errors : []), { code, message }];
  }
  return root;
}

/** `components[0].label`, as discord.js prints it. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (said, step) => (typeof step === 'number' ? `${said}[${step}]` : said === '' ? step : `${said}.${step}`),
    '',
  );
}
