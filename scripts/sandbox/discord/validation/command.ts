import {
  anyOf,
  byType,
  type Check,
  flag,
  integer,
  isObject,
  type Json,
  lengthOf,
  list,
  number,
  oneOf,
  type Path,
  type Problem,
  problem,
  record,
  snowflake,
  text,
} from './schema.ts';

export const LOCALES = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en-GB',
  'en-US',
  'es-419',
  'es-ES',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'ro',
  'ru',
  'sv-SE',
  'th',
  'tr',
  'uk',
  'vi',
  'zh-CN',
  'zh-TW',
] as const;

const MAX_COMMAND_SIZE = 8000;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;

const chatName: Check = (value, path, problems) => {
  text({ min: 1, max: 32 })(value, path, problems);
  if (typeof value === 'string' && (!NAME.test(value) || value !== value.toLowerCase())) {
    problems.push(problem(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
  }
};
const menuName = text({ min: 1, max: 32 });
const description = text({ min: 1, max: 100 });

function localized(check: Check): Check {
  return (value, path, problems) => {
    if (!isObject(value)) {
      problems.push(problem(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType.'));
      return;
    }
    for (const [locale, said] of Object.entries(value)) {
      oneOf(LOCALES)(locale, [...path, locale], problems);
      if (said !== null) check(said, [...path, locale], problems);
    }
  };
}

const names = { name_localizations: localized(chatName) };
const texts = { ...names, description_localizations: localized(description) };
const head = { type: integer(), name: chatName, description };

function choices(value: Check): Check {
  const choice = record(
    { name: text({ min: 1, max: 100 }), value },
    { name_localizations: localized(text({ min: 1, max: 100 })) },
  );
  return list(choice, { max: 25 });
}

function choiceRules(option: Json, path: Path, problems: Problem[]): void {
  const listed = Array.isArray(option['choices']) ? option['choices'].filter(isObject) : [];
  if (option['autocomplete'] === true && listed.length > 0) {
    problems.push(
      problem(
        [...path, 'autocomplete'],
        'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES',
        'Choices and autocomplete exclude each other',
      ),
    );
  }
  noDuplicates(
    listed,
    'name',
    [...path, 'choices'],
    'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    problems,
  );
}

function noDuplicates(
  entries: readonly Json[],
  key: string,
  path: Path,
  code: string,
  problems: Problem[],
): void {
  const seen = new Set<unknown>();
  entries.forEach((entry, index) => {
    if (seen.has(entry[key]))
      problems.push(problem([...path, index, key], code, `This ${key} is already used`));
    seen.add(entry[key]);
  });
}

const basic = { ...texts, required: flag };
const numeric = (whole: boolean) => {
  const figure = number({ whole, min: -(2 ** 53), max: 2 ** 53 });
  return record(
    head,
    { ...basic, autocomplete: flag, choices: choices(figure), min_value: figure, max_value: figure },
    choiceRules,
  );
};

const value = record(head, basic);
const valueOptions: Readonly<Record<number, Check>> = {
  3: record(
    head,
    {
      ...basic,
      autocomplete: flag,
      choices: choices(text({ max: 100 })),
      min_length: integer(0, 6000),
      max_length: integer(1, 6000),
    },
    choiceRules,
  ),
  4: numeric(true),
  5: value,
  6: value,
  7: record(head, { ...basic, channel_types: list(integer(0, 16)) }),
  8: value,
  9: value,
  10: numeric(false),
  11: record(head, {
    ...basic,
    file_types: list(text({ pattern: /^(image|video|audio|\.[a-z0-9]{1,15})$/ }), { max: 10 }),
  }),
};

/** Options of one level: unique names, required ones first, subcommands never beside values. */
function levelRules(options: unknown, path: Path, problems: Problem[]): void {
  const entries = Array.isArray(options) ? options.filter(isObject) : [];
  noDuplicates(entries, 'name', path, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', problems);
  let sawOptional = false;
  entries.forEach((entry, index) => {
    if (entry['required'] === true && sawOptional) {
      problems.push(
        problem(
          [...path, index],
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        ),
      );
    }
    if (entry['required'] !== true) sawOptional = true;
  });
  const branches = entries.filter(isBranch).length;
  if (branches > 0 && branches < entries.length) {
    problems.push(
      problem(
        path,
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      ),
    );
  }
}

function isBranch(entry: Json): boolean {
  return entry['type'] === 1 || entry['type'] === 2;
}

function options(table: Readonly<Record<number, Check>>): Check {
  return (entries, path, problems) => {
    list(byType(table), { max: 25 })(entries, path, problems);
    levelRules(entries, path, problems);
  };
}

// `required: false` is what discord.js adds to branches of a received command.
const subcommand = record(head, { ...texts, required: flag, options: options(valueOptions) });
const group = record(head, { ...texts, required: flag, options: options({ 1: subcommand }) });
const chatOptions = options({ 1: subcommand, 2: group, ...valueOptions });

const permissions = anyOf(text({ pattern: /^\d{1,20}$/ }), integer(0));
const shared = {
  id: snowflake,
  type: oneOf([1, 2, 3]),
  default_member_permissions: permissions,
  dm_permission: flag,
  default_permission: flag,
  nsfw: flag,
};
const globalOnly = {
  contexts: list(oneOf([0, 1, 2]), { min: 1, max: 3 }),
  integration_types: list(oneOf([0, 1]), { min: 1, max: 2 }),
};

/** A command as it shall be registered (for a PATCH: laid over what is stored). */
export function checkCommand(command: unknown, isGlobal: boolean, path: Path): Problem[] {
  const problems: Problem[] = [];
  const places = isGlobal ? globalOnly : {};
  if (isObject(command) && (command['type'] === 2 || command['type'] === 3)) {
    const noDescription = text({ max: 0 });
    record(
      { name: menuName },
      { ...shared, ...places, name_localizations: localized(menuName), description: noDescription },
    )(command, path, problems);
  } else {
    record({ name: chatName, description }, { ...shared, ...places, ...texts, options: chatOptions })(
      command,
      path,
      problems,
    );
    if (isObject(command) && sizeOf(command) > MAX_COMMAND_SIZE) {
      problems.push(
        problem(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_COMMAND_SIZE})`),
      );
    }
  }
  if (isObject(command)) placeRules(command, path, problems);
  return problems;
}

function placeRules(command: Json, path: Path, problems: Problem[]): void {
  for (const key of ['contexts', 'integration_types']) {
    const listed = command[key];
    if (Array.isArray(listed) && new Set(listed).size < listed.length) {
      problems.push(problem([...path, key], 'LIST_ITEM_VALUE_DUPLICATED', 'The values must be unique'));
    }
  }
}

/** Names, descriptions and choice values, each with its longest translation. */
function sizeOf(node: Json): number {
  const longest = (key: string) => {
    const all = [
      node[key],
      ...Object.values(isObject(node[`${key}_localizations`]) ? (node[`${key}_localizations`] as Json) : {}),
    ];
    return Math.max(0, ...all.map((said) => (typeof said === 'string' ? lengthOf(said) : 0)));
  };
  const own =
    longest('name') +
    longest('description') +
    (typeof node['value'] === 'string' ? lengthOf(node['value']) : 0);
  const below = ['options', 'choices'].flatMap((key) => {
    const children = node[key];
    return Array.isArray(children) ? children.filter(isObject) : [];
  });
  return below.reduce((sum, child) => sum + sizeOf(child), own);
}
