import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { type Feature, handle, type Input, type Request } from '../../src/commands/command.ts';
import { memberId } from '../../src/domain/ids.ts';
import { AppError } from '../../src/errors.ts';
import { action, fact } from '../../src/views/actions/action.ts';
import { go } from '../../src/views/actions/go.ts';
import { message, text } from '../../src/views/kit/components.ts';
import { modal, textField } from '../../src/views/kit/modal.ts';
import { openEdge, type TestEdge } from '../support/edge.ts';
import {
  ANNA,
  APPLICATION,
  BELA,
  button,
  CHANNEL,
  GUILD,
  pick,
  slash,
  submit,
  typing,
} from '../support/interactions.ts';

const V2 = 32_768;
const PRIVATE = 64;
const anna = memberId(ANNA);
const show = (words: string) => message('help', [text(words)]);
const png = { name: 'a.png', data: Buffer.from('png'), contentType: 'image/png', description: 'A picture' };

const echo = action('test.echo', { n: fact.int() });
const form = action('test.form', {});
const formSent = action('test.form-sent', {});
const managers = action('test.managers', {});
const broken = action('test.broken', {});

let seen: { request: Request; input?: Input; args?: unknown }[] = [];
const fields = [textField({ name: 'zone', label: 'Zone' })];

const feature: Feature = {
  commands: [
    {
      definition: {
        name: 'hello',
        description: 'd',
        options: [{ type: 5, name: 'public', description: 'd' }],
      },
      routes: {
        '': {
          run: async (request, options) => {
            seen.push({ request });
            return { kind: 'reply', view: show('hi'), public: options.boolean('public') === true };
          },
        },
      },
    },
    {
      definition: { name: 'picture', description: 'd' },
      routes: { '': { run: async () => ({ kind: 'reply', view: { ...show('see'), files: [png] } }) } },
    },
    {
      definition: {
        name: 'server',
        description: 'd',
        options: [
          { type: 1, name: 'list', description: 'd' },
          { type: 2, name: 'deep', description: 'd', options: [{ type: 1, name: 'add', description: 'd' }] },
        ],
      },
      routes: {
        list: { guildOnly: true, run: async () => ({ kind: 'reply', view: show('list') }) },
        'deep add': { needs: 'ManageGuild', run: async () => ({ kind: 'reply', view: show('added') }) },
      },
    },
    {
      definition: { name: 'link', description: 'd' },
      routes: { '': { run: async () => Promise.reject(new AppError('NOT_LINKED', {})) } },
    },
    {
      definition: { name: 'boom', description: 'd' },
      routes: { '': { run: async () => Promise.reject(new Error('secret detail')) } },
    },
    {
      definition: {
        name: 'find',
        description: 'd',
        options: [{ type: 3, name: 'what', description: 'd', autocomplete: true }],
      },
      routes: {
        '': {
          run: async (_request, options) => ({
            kind: 'reply',
            view: show(options.string('what') ?? 'nothing'),
          }),
          complete: async (_request, { value }) => {
            if (value === 'boom') throw new Error('no');
            return Array.from({ length: 30 }, (_, at) => ({
              name: `${value}${at}`.repeat(40),
              value: `${at}`,
            }));
          },
        },
      },
    },
  ],
  actions: [
    handle({
      spec: echo,
      run: async (request, args, input) => {
        seen.push({ request, args, input });
        return { kind: 'update', view: show(`echo ${args.n}`) };
      },
    }),
    handle({
      spec: form,
      run: async () => ({
        kind: 'modal',
        modal: modal({ id: formSent.id(null, {}), title: 'Form', fields }),
      }),
    }),
    handle({
      spec: formSent,
      run: async (_r, _a, input) => ({ kind: 'update', view: show(input.field('zone')) }),
    }),
    handle({ spec: managers, needs: 'ManageGuild', run: async () => ({ kind: 'reply', view: show('yes') }) }),
    handle({ spec: broken, run: async () => Promise.reject(new TypeError('x is not a function')) }),
  ],
};

let edge: TestEdge;
beforeAll(async () => {
  edge = await openEdge([feature]);
});
afterAll(() => edge[Symbol.asyncDispose]());
beforeEach(() => {
  seen = [];
});

const wordsOf = (sent: readonly { body: unknown }[]): string => JSON.stringify(sent.map(({ body }) => body));
const lastEvent = () => edge.log.events.at(-1);

describe('answers', () => {
  it('a quick command is one callback: private, Components V2, nobody mentioned, no token in a header', async () => {
    const sent = await edge.send(slash('hello'));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ method: 'POST', authorization: null });
    expect(sent[0]?.path).toMatch(/^\/interactions\/\d+\/token\d+\/callback$/);
    expect(sent[0]?.body).toMatchObject({
      type: 4,
      data: { flags: V2 | PRIVATE, allowed_mentions: { parse: [] } },
    });
    expect(lastEvent()).toMatchObject({
      event: 'interaction',
      kind: 'command',
      name: 'hello',
      outcome: 'ok',
    });
  });

  it('is public only when the person says so', async () => {
    const [sent] = await edge.send(slash('hello', [{ name: 'public', type: 5, value: true }]));
    expect(sent?.body.data.flags).toBe(V2);
  });

  it('uploads files with it', async () => {
    const [sent] = await edge.send(slash('picture'));
    expect(sent?.files).toEqual(['a.png']);
    expect(sent?.body.data.attachments).toEqual([{ id: 0, filename: 'a.png', description: 'A picture' }]);
  });

  it('tells the handler who asks, from where, and how to show progress later', async () => {
    await edge.send(
      slash('hello', [], { guild: null, locale: 'de' }),
      slash('hello', [], { botInGuild: false }),
    );
    const [dm, foreign] = seen.map(({ request }) => request);
    expect(dm).toMatchObject({
      person: { id: ANNA, name: 'Anna', locale: 'de', avatarUrl: null },
      guildId: null,
      channelId: CHANNEL,
      canManageGuild: false,
      notify: { via: 'interaction', applicationId: APPLICATION, channelId: CHANNEL, locale: 'de' },
    });
    expect(foreign).toMatchObject({ guildId: GUILD, botInGuild: false });
  });

  it('a button replaces its message, and drops the pictures that it had', async () => {
    const [sent] = await edge.send(button(echo.id(anna, { n: 7 })));
    expect(sent?.body).toMatchObject({ type: 7, data: { flags: V2, attachments: [] } });
    expect(seen[0]?.args).toEqual({ n: 7 });
  });

  it('a select menu brings its values', async () => {
    await edge.send(pick(echo.id(null, { n: 1 }), ['a', 'b']));
    expect(seen[0]?.input?.values).toEqual(['a', 'b']);
  });

  it('a form is opened by the first answer, and comes back with its fields', async () => {
    const [opened] = await edge.send(button(form.id(anna, {})));
    expect(opened?.body).toMatchObject({
      type: 9,
      data: { custom_id: formSent.id(null, {}), title: 'Form' },
    });
    const [onMessage] = await edge.send(submit(formSent.id(null, {}), { zone: 'Europe/Berlin' }));
    expect(onMessage?.body).toMatchObject({ type: 7 });
    expect(wordsOf([onMessage ?? { body: null }])).toContain('Europe/Berlin');
    const [fromCommand] = await edge.send(submit(formSent.id(null, {}), { zone: 'UTC' }, false));
    expect(fromCommand?.body).toMatchObject({ type: 4, data: { flags: V2 | PRIVATE } });
  });

  it('a button may stand for a command', async () => {
    const [sent] = await edge.send(button(go.id(anna, { way: 'link' })));
    expect(wordsOf([sent ?? { body: null }])).toContain('No Spotify account yet');
  });
});

describe('autocomplete', () => {
  const what = (value: string) => [{ name: 'what', type: 3, value, focused: true }];

  it('answers at most 25 choices within the limits', async () => {
    const [sent] = await edge.send(typing('find', what('abc')));
    expect(sent?.body.type).toBe(8);
    expect(sent?.body.data.choices).toHaveLength(25);
    for (const { name } of sent?.body.data.choices ?? []) expect(name.length).toBeLessThanOrEqual(100);
  });

  it.each([
    ['an error', typing('find', what('boom'))],
    ['an unknown command', typing('gone', what('x'))],
  ])('%s gives an empty list', async (_, raw) => {
    const sent = await edge.send(raw);
    expect(sent.map(({ body }) => body)).toEqual([{ type: 8, data: { choices: [] } }]);
  });
});

describe('gates', () => {
  const add = [{ name: 'deep', type: 2, options: [{ name: 'add', type: 1 }] }];
  const list = [{ name: 'list', type: 1 }];

  it.each<[string, object, string]>([
    ['somebody else’s button', button(echo.id(anna, { n: 1 }), { user: BELA }), 'NOT_YOURS'],
    ['a server command in a DM', slash('server', list, { guild: null }), 'GUILD_ONLY'],
    ['a managers’ command in a DM', slash('server', add, { guild: null }), 'GUILD_ONLY'],
    ['without Manage Server', slash('server', add), 'MISSING_PERMISSION'],
    ['a managers’ button without it', button(managers.id(null, {})), 'MISSING_PERMISSION'],
    ['a command that is gone', slash('gone'), 'OUT_OF_DATE'],
    ['a subcommand that is gone', slash('server', [{ name: 'old', type: 1 }]), 'OUT_OF_DATE'],
    ['an expected error', slash('link'), 'NOT_LINKED'],
  ])('%s is refused privately, with the code in the log', async (_, raw, code) => {
    const sent = await edge.send(raw);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ type: 4, data: { flags: V2 | PRIVATE } });
    expect(lastEvent()).toMatchObject({ outcome: 'refused', code });
    expect(seen).toEqual([]);
  });

  it.each<[string, object]>([
    ['in a server', slash('server', list)],
    ['with Manage Server', slash('server', add, { permissions: '32' })],
    ['an administrator', slash('server', add, { permissions: '8' })],
    ['everybody’s button', button(echo.id(null, { n: 1 }), { user: BELA })],
  ])('%s passes', async (_, raw) => {
    await edge.send(raw);
    expect(lastEvent()).toMatchObject({ outcome: 'ok' });
  });

  it.each([
    '',
    'x',
    'v1',
    'v1::',
    'v0:test.echo::1',
    'v1:test.echo::',
    'v1:test.echo::1:2',
    'v1:test.echo::%',
    'v1:__proto__::',
    'v1:go::admin',
    `v1:test.echo::${'9'.repeat(80)}`,
    'v1:test.echo:ZZZ:1',
  ])('the custom id %j runs nothing and is out of date', async (customId) => {
    const sent = await edge.send(button(customId));
    expect(wordsOf(sent)).toContain('out of date');
    expect(lastEvent()).toMatchObject({ outcome: 'refused', code: 'OUT_OF_DATE' });
    expect(seen).toEqual([]);
  });

  it('a person who presses too fast is told when to go on; others are not held up', async () => {
    // Time stands still, so no press is earned back while the test runs.
    await using still = await openEdge([feature], { clock: { now: systemClock.now, elapsed: () => 0 } });
    const fast = memberId('100000000000000099');
    const sent = await still.send(...Array.from({ length: 260 }, () => slash('hello', [], { user: fast })));
    expect(sent.filter((one) => JSON.stringify(one.body).includes('A little slower'))).toHaveLength(10);
    await still.send(slash('hello', [], { user: BELA }));
    expect(still.log.events.at(-1)).toMatchObject({ outcome: 'ok', member: BELA });
  });
});

describe('a crowd', () => {
  it('is told at once that it was heard; every answer follows', async () => {
    const sent = await edge.send(...Array.from({ length: 60 }, () => slash('hello')));
    const callbacks = sent.filter(({ path }) => path.endsWith('/callback')).map(({ body }) => body);
    const ahead = callbacks.filter(({ type }) => type === 5);
    expect(callbacks).toHaveLength(60);
    expect(ahead.length).toBeGreaterThan(30);
    expect(ahead.every(({ data }) => data.flags === PRIVATE)).toBe(true);
    const edits = sent.filter(
      ({ method, path }) => method === 'PATCH' && path.endsWith('/messages/@original'),
    );
    expect(edits).toHaveLength(ahead.length);
    expect(edits.every(({ body }) => body.flags === V2)).toBe(true);
  });
});

describe('unexpected errors', () => {
  it.each<[string, object]>([
    ['a command', slash('boom', [], { user: BELA })],
    ['a button', button(broken.id(null, {}), { user: BELA })],
  ])('%s shows an id that the log has, and nothing else', async (_, raw) => {
    const sent = await edge.send(raw);
    expect(wordsOf(sent)).toContain('`id0`');
    expect(wordsOf(sent)).not.toMatch(/secret|function/);
    expect(lastEvent()).toMatchObject({
      level: 'error',
      outcome: 'failed',
      errorId: 'id0',
      error: expect.any(Error),
    });
  });
});
