import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Feature, Route } from '../../src/commands/command.ts';
import { createRouteTable } from '../../src/commands/edge/table.ts';
import { helpFeature } from '../../src/commands/help.ts';
import { createRegistrar, definitionsOf } from '../../src/commands/registration.ts';
import { settingsFeature } from '../../src/commands/settings.ts';
import { createFactsService } from '../../src/services/facts.ts';
import { createMembersService } from '../../src/services/members.ts';
import { createStandingService } from '../../src/services/standing.ts';
import { action } from '../../src/views/actions/action.ts';
import { checkCommands, expectValidCommands } from '../support/commands.ts';
import { openTestStore } from '../support/database.ts';
import { openDiscordRest, refusal } from '../support/discord-rest.ts';
import { APPLICATION } from '../support/interactions.ts';

const run: Route['run'] = async () => {
  throw new Error('not run here');
};
const feature = (
  name: string,
  routes: Feature['commands'][number]['routes'],
  more: object = {},
): Feature => ({
  commands: [{ definition: { name, description: 'What it does', ...more }, routes }],
  actions: [],
});
const plain = feature('plain', { '': { run } });

describe('definitions', () => {
  it.each([
    ['usable everywhere', plain, { integration_types: [0, 1], contexts: [0, 1, 2] }],
    [
      'servers only',
      feature('s', { '': { run, guildOnly: true } }),
      { integration_types: [0], contexts: [0] },
    ],
    [
      'managers only',
      feature('m', { '': { run, needs: 'ManageGuild' } }),
      { contexts: [0], default_member_permissions: '32' },
    ],
    ['as the feature says', feature('o', { '': { run } }, { contexts: [1] }), { contexts: [1] }],
  ])('%s', (_, one, expected) => {
    expect(definitionsOf([one])).toMatchObject([expected]);
  });

  it('of this feature set keep Discord’s limits', async () => {
    await using test = openTestStore();
    const members = createMembersService(test);
    expectValidCommands([
      helpFeature({ standing: createStandingService(test), features: () => [] }),
      settingsFeature({ members }),
    ]);
  });

  it.each([
    ['Upper', {}, 'name Upper'],
    ['x', { description: '' }, 'description of x'],
    [
      'x',
      {
        options: [
          { type: 3, name: 'a', description: 'd' },
          { type: 3, name: 'b', description: 'd', required: true },
        ],
      },
      'required after optional in x',
    ],
    [
      'x',
      { options: Array.from({ length: 26 }, (_, at) => ({ type: 3, name: `o${at}`, description: 'd' })) },
      '26 options of x',
    ],
  ])('the check finds %s %#', (name, more, problem) => {
    expect(checkCommands([feature(name, { '': { run } }, more)])).toContain(problem);
  });
});

describe('the table of routes', () => {
  const sub = (name: string) => ({ type: 1, name, description: 'd' });
  const twice = {
    commands: [],
    actions: [
      { spec: action('a', {}), run },
      { spec: action('a', {}), run },
    ],
  };

  it.each<[string, Feature[], RegExp]>([
    ['two features claim a command', [plain, plain], /claim plain/],
    ['two features claim an action', [twice], /claim a/],
    [
      'a subcommand has no handler',
      [feature('x', { a: { run } }, { options: [sub('a'), sub('b')] })],
      /handles \[a\]/,
    ],
    ['a handler has no subcommand', [feature('x', { '': { run }, b: { run } })], /declares \[\]/],
    [
      'a feature takes the router’s own action',
      [{ commands: [], actions: [{ spec: action('go', {}), run }] }],
      /router/,
    ],
  ])('refuses to start when %s', (_, features, message) => {
    expect(() => createRouteTable(features)).toThrow(message);
  });

  it('tells which ways lead nowhere', () => {
    expect(createRouteTable([feature('help', { '': { run } })]).missingWays).not.toContain('help');
    expect(createRouteTable([]).missingWays).toContain('help');
  });
});

describe('registration', () => {
  it('tells Discord only what changed, what got lost, or what it is forced to', async () => {
    await using test = openTestStore();
    await using discord = await openDiscordRest();
    const rest = new REST({ api: discord.url, version: '10' }).setToken('t');
    const facts = createFactsService(test);
    const registrarOf = (features: readonly Feature[]) =>
      createRegistrar({ rest, applicationId: APPLICATION, facts, features });
    const there = (...names: string[]) =>
      discord.answer('GET', /commands$/, { status: 200, body: names.map((name) => ({ name })) });

    expect(await registrarOf([plain]).register()).toEqual({ outcome: 'registered', commands: 1 });
    there('plain');
    expect(await registrarOf([plain]).register()).toMatchObject({ outcome: 'unchanged' });
    there('plain', 'somebody-elses');
    expect(await registrarOf([plain]).register()).toMatchObject({ outcome: 'registered' });
    expect(await registrarOf([plain, feature('more', { '': { run } })]).register()).toEqual({
      outcome: 'registered',
      commands: 2,
    });
    expect(await registrarOf([plain]).register({ force: true })).toMatchObject({ outcome: 'registered' });
    discord.answer('GET', /commands$/, refusal(405, 0));
    expect(await registrarOf([plain]).register()).toMatchObject({ outcome: 'registered' });
    expect(discord.sent.filter(({ method }) => method === 'PUT')).toHaveLength(5);
  });
});
