import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDiscord } from '../../scripts/sandbox/discord/server.ts';
import type { DiscordDouble } from '../../scripts/sandbox/discord/types.ts';
import { checkCallback } from '../../scripts/sandbox/discord/validation/interaction.ts';
import { pathText } from '../../scripts/sandbox/discord/validation/schema.ts';

type Body = Record<string, unknown>;

const DAY = 86_400_000;
let now = Date.UTC(2026, 10, 20);
let discord: DiscordDouble;

beforeAll(async () => {
  discord = await startDiscord({ rateLimits: 'none', now: () => now });
});

afterAll(() => discord.close());

async function call(
  method: string,
  tail: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${discord.apiUrl}/v10/applications/${discord.applicationId}${tail}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  return { status: response.status, body: answer === '' ? null : JSON.parse(answer) };
}

const command = (more: Body = {}) => ({ name: 'hi', description: 'Hi', ...more });
const option = (more: Body = {}) => ({ type: 3, name: 'o', description: 'O', ...more });
const withOptions = (...options: unknown[]) => command({ options });
const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `${n}`, value: `${n}` }));
const sized = (characters: number) =>
  withOptions(
    ...Array.from({ length: 20 }, (_, n) =>
      option({
        name: `o${n}`,
        choices: Array.from({ length: 25 }, (_, k) => ({
          name: `${k}`.padStart(6, 'n'),
          value: `${k}`.padStart(characters, 'v'),
        })),
      }),
    ),
  );

describe('what a command may be', () => {
  test.each<[string, unknown, string]>([
    ['a plain one', command(), ''],
    ['an upper-case name', command({ name: 'Hi' }), '[0].name APPLICATION_COMMAND_INVALID_NAME'],
    ['a name with a space', command({ name: 'h i' }), '[0].name APPLICATION_COMMAND_INVALID_NAME'],
    ['a name of 33', command({ name: 'x'.repeat(33) }), '[0].name BASE_TYPE_BAD_LENGTH'],
    ['a name in another script', command({ name: '音楽' }), ''],
    [
      'a description of 101',
      command({ description: 'x'.repeat(101) }),
      '[0].description BASE_TYPE_BAD_LENGTH',
    ],
    ['no description', { name: 'hi' }, '[0].description BASE_TYPE_REQUIRED'],
    [
      'a menu command with a description',
      { name: 'Sort this', type: 3, description: 'x' },
      '[0].description BASE_TYPE_MAX_LENGTH',
    ],
    ['a menu command', { name: 'Sort this', type: 3 }, ''],
    [
      '26 options',
      withOptions(...Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` }))),
      '[0].options BASE_TYPE_MAX_LENGTH',
    ],
    [
      '26 choices',
      withOptions(option({ choices: choices(26) })),
      '[0].options[0].choices BASE_TYPE_MAX_LENGTH',
    ],
    [
      'choices and autocomplete',
      withOptions(option({ choices: choices(2), autocomplete: true })),
      '[0].options[0].autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES',
    ],
    [
      'autocomplete of a boolean',
      withOptions(option({ type: 5, autocomplete: true })),
      '[0].options[0].autocomplete UNKNOWN_FIELD',
    ],
    [
      'required after optional',
      withOptions(option(), option({ name: 'p', required: true })),
      '[0].options[1] APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'an option twice',
      withOptions(option(), option()),
      '[0].options[1].name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'a subcommand beside a value',
      withOptions(option({ type: 1 }), option({ name: 'p' })),
      '[0].options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a subcommand in a subcommand',
      withOptions(option({ type: 1, options: [option({ type: 1 })] })),
      '[0].options[0].options[0] UNION_TYPE_CHOICES',
    ],
    [
      'a text choice for a number',
      withOptions(option({ type: 4, choices: choices(1) })),
      '[0].options[0].choices[0].value NUMBER_TYPE_COERCE',
    ],
    ['file types', withOptions(option({ type: 11, file_types: ['.csv', 'image'] })), ''],
    [
      'a wrong file type',
      withOptions(option({ type: 11, file_types: ['csv'] })),
      '[0].options[0].file_types[0] STRING_TYPE_REGEX',
    ],
    [
      'an unknown locale',
      command({ name_localizations: { xx: 'hi' } }),
      '[0].name_localizations.xx BASE_TYPE_CHOICES',
    ],
    ['an unknown context', command({ contexts: [3] }), '[0].contexts[0] BASE_TYPE_CHOICES'],
    ['no context', command({ contexts: [] }), '[0].contexts BASE_TYPE_BAD_LENGTH'],
    ['a misspelt field', command({ descriptions: 'x' }), '[0].descriptions UNKNOWN_FIELD'],
    ['8000 characters', sized(9), ''],
    ['more than 8000 characters', sized(10), '[0] APPLICATION_COMMAND_TOO_LARGE'],
  ])('%s', async (_, body, expected) => {
    const seen = discord.violations.length;
    await call('PUT', '/commands', [body]);
    const first = discord.violations[seen]?.problems[0];
    expect(first ? `${first.path} ${first.code}` : '').toBe(expected);
  });

  test('names are unique, 100 are the most, and guild commands have no contexts', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => command({ name: `c${n}` }));
    expect((await call('PUT', '/commands', [command(), command()])).status).toBe(400);
    expect((await call('PUT', '/commands', names(101))).status).toBe(400);
    expect((await call('PUT', '/commands', names(100))).status).toBe(200);
    expect(await call('POST', '/commands', command({ name: 'one-more' }))).toMatchObject({
      body: { code: 30032 },
    });
    const guild = `/guilds/${discord.guilds[0]?.id}/commands`;
    expect((await call('PUT', guild, [command({ contexts: [0] })])).status).toBe(400);
    expect((await call('PUT', guild, [command()])).status).toBe(200);
    const foreign = discord.guilds.find(({ botIsMember }) => !botIsMember);
    expect((await call('PUT', `/guilds/${foreign?.id}/commands`, [])).status).toBe(403);
  });
});

test('commands keep their id, and only new names count towards the 200 a day', async () => {
  now += DAY;
  await call('PUT', '/commands', []);
  const first = await call('POST', '/commands', command());
  expect(first.status).toBe(201);
  const again = await call('POST', '/commands', command({ description: 'Changed' }));
  expect(again).toMatchObject({ status: 200, body: { description: 'Changed' } });
  expect(idOf(again.body)).toBe(idOf(first.body));
  const patched = await call('PATCH', `/commands/${idOf(first.body)}`, { name: 'ho' });
  expect(patched).toMatchObject({
    status: 200,
    body: { name: 'ho', description: 'Changed', id: idOf(first.body) },
  });
  const fresh = (count: number) => Array.from({ length: count }, (_, n) => command({ name: `n${now}-${n}` }));
  expect((await call('PUT', '/commands', fresh(99))).status).toBe(200);
  expect((await call('PUT', '/commands', fresh(99))).status).toBe(200);
  now += 1;
  expect((await call('PUT', '/commands', fresh(100))).status).toBe(200);
  now += 1;
  expect(await call('PUT', '/commands', fresh(1))).toMatchObject({ status: 400, body: { code: 30034 } });
  now += DAY;
  expect((await call('PUT', '/commands', fresh(1))).status).toBe(200);
  const paths = discord.snapshot().commands[0]?.entries.map(({ path }) => path) ?? [];
  expect(paths.filter((path) => path.startsWith('/n'))).toEqual([`/n${now}-0`]);
});

function idOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
}

describe('answers to interactions', () => {
  const label = (component: unknown, more: Body = {}) => ({ type: 18, label: 'L', component, ...more });
  const input = (more: Body = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more });
  const modal = (...components: unknown[]) => ({ type: 9, data: { custom_id: 'm', title: 'M', components } });
  const list = (entries: unknown[]) => ({ type: 8, data: { choices: entries } });
  test.each<[string, number, unknown, string]>([
    ['a modal', 2, modal(label(input())), ''],
    [
      'six parts',
      2,
      modal(...Array.from({ length: 6 }, (_, n) => label(input({ custom_id: `${n}` })))),
      'data.components BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a title of 46',
      2,
      { type: 9, data: { custom_id: 'm', title: 'x'.repeat(46), components: [label(input())] } },
      'data.title BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a label of 46',
      2,
      modal(label(input(), { label: 'x'.repeat(46) })),
      'data.components[0].label BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a button in a modal',
      2,
      modal(label({ type: 2, style: 1, custom_id: 'b', label: 'B' })),
      'data.components[0].component UNION_TYPE_CHOICES',
    ],
    [
      'a field twice',
      2,
      modal(label(input()), label(input())),
      'data.components[1].component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a disabled select',
      2,
      modal(label({ type: 3, custom_id: 's', disabled: true, options: [{ label: 'a', value: 'a' }] })),
      'data.components[0].component.disabled COMPONENT_DISABLED_IN_MODAL',
    ],
    [
      'one radio option',
      2,
      modal(label({ type: 21, custom_id: 'r', options: [{ label: 'a', value: 'a' }] })),
      'data.components[0].component.options BASE_TYPE_BAD_LENGTH',
    ],
    [
      'eleven files',
      2,
      modal(label({ type: 19, custom_id: 'f', max_values: 11 })),
      'data.components[0].component.max_values NUMBER_TYPE_MAX',
    ],
    ['a modal from a modal', 5, modal(label(input())), 'type BASE_TYPE_CHOICES'],
    ['25 choices', 4, list(choices(25)), ''],
    ['26 choices', 4, list(choices(26)), 'data.choices BASE_TYPE_MAX_LENGTH'],
    [
      'an empty choice name',
      4,
      list([{ name: '', value: 'a' }]),
      'data.choices[0].name BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a choice value of 101',
      4,
      list([{ name: 'a', value: 'x'.repeat(101) }]),
      'data.choices[0].value BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a deferral with Components V2',
      2,
      { type: 5, data: { flags: 32_768 } },
      'data.flags MESSAGE_FLAGS_INVALID',
    ],
    ['a private deferral', 3, { type: 5, data: { flags: 64 } }, ''],
    ['an update of a command', 2, { type: 7, data: {} }, 'type BASE_TYPE_CHOICES'],
  ])('%s', (_, interactionType, body, expected) => {
    const [first] = checkCallback(body, interactionType, false);
    expect(first ? `${pathText(first.path)} ${first.code}` : '').toBe(expected);
  });
});
