import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDiscord } from '../../scripts/sandbox/discord/server.ts';
import type { DiscordDouble } from '../../scripts/sandbox/discord/types.ts';
import { isObject } from '../../scripts/sandbox/discord/validation/schema.ts';

const V2 = 1 << 15;
let discord: DiscordDouble;
let channelId = '';

beforeAll(async () => {
  discord = await startDiscord({ rateLimits: 'none' });
  channelId = discord.guilds[0]?.channels[0]?.id ?? '';
});

afterAll(() => discord.close());

type Body = Readonly<Record<string, unknown>>;

async function send(method: string, tail: string, body: unknown): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${discord.apiUrl}/v10/channels/${channelId}/messages${tail}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: isObject(answer) ? answer : {} };
}

/** The first problem of a refused body, as `path CODE`. */
async function refusal(body: Body, method = 'POST', tail = ''): Promise<string> {
  const seen = discord.violations.length;
  const { status } = await send(method, tail, body);
  if (status === 200) return 'accepted';
  const violation = discord.violations[seen];
  const first = violation?.problems[0];
  return first ? `${first.path} ${first.code}` : String(violation?.code ?? status);
}

const text = (content: string) => ({ type: 10, content });
const button = (more: Body = {}) => ({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more });
const row = (...components: unknown[]) => ({ type: 1, components });
const select = (more: Body = {}) => ({
  type: 3,
  custom_id: 's',
  options: [
    { label: '1', value: '1' },
    { label: '2', value: '2' },
  ],
  ...more,
});
const container = (...components: unknown[]) => ({ type: 17, components });
const section = (more: Body = {}) => ({ type: 9, components: [text('x')], accessory: button(), ...more });
const gallery = (count: number) => ({
  type: 12,
  items: Array.from({ length: count }, () => ({ media: { url: 'https://a.example/b.png' } })),
});
const v2 = (...components: unknown[]) => ({ flags: V2, components });
const many = (count: number) => Array.from({ length: count }, (_, n) => text(String(n)));
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(button({ custom_id: `r${n}` })));

describe('messages with Components V2', () => {
  test.each<[string, Body, string]>([
    ['a full house of 40', v2(container(...many(38)), text('last')), 'accepted'],
    [
      '41 components, nested ones counted',
      v2(container(...many(39)), text('last')),
      'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      'accessories count too',
      v2(...Array.from({ length: 14 }, (_, n) => section({ accessory: button({ custom_id: `${n}` }) }))),
      'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    ['4000 characters over two texts', v2(text('x'.repeat(2000)), text('y'.repeat(2000))), 'accepted'],
    [
      '4001 characters over two texts',
      v2(text('x'.repeat(2000)), text('y'.repeat(2001))),
      'components COMPONENT_MAX_TOTAL_TEXT_EXCEEDED',
    ],
    ['characters are counted, not code units', v2(text('🎧'.repeat(4000))), 'accepted'],
    ['an empty text', v2(text('')), 'components[0].content BASE_TYPE_BAD_LENGTH'],
    ['a text of spaces', v2(text('  ')), 'components[0].content BASE_TYPE_BAD_LENGTH'],
    [
      'content beside the flag',
      { ...v2(text('x')), content: 'x' },
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'embeds beside the flag',
      { ...v2(text('x')), embeds: [{ title: 'x' }] },
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['the components without the flag', { components: [text('x')] }, 'components[0] UNION_TYPE_CHOICES'],
    ['nothing but the flag', { flags: V2 }, '50006'],
    [
      'a container in a container',
      v2(container(container(text('x')))),
      'components[0].components[0] UNION_TYPE_CHOICES',
    ],
    ['a button outside of a row', v2(button()), 'components[0] UNION_TYPE_CHOICES'],
    ['an unknown type', v2({ type: 99 }), 'components[0] UNION_TYPE_CHOICES'],
    ['an empty container', v2(container()), 'components[0].components BASE_TYPE_BAD_LENGTH'],
    [
      'a section with four texts',
      v2(section({ components: many(4) })),
      'components[0].components BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a section without accessory',
      v2({ type: 9, components: [text('x')] }),
      'components[0].accessory BASE_TYPE_REQUIRED',
    ],
    [
      'a select as accessory',
      v2(section({ accessory: select() })),
      'components[0].accessory UNION_TYPE_CHOICES',
    ],
    ['a gallery of ten', v2(gallery(10)), 'accepted'],
    ['a gallery of eleven', v2(gallery(11)), 'components[0].items BASE_TYPE_BAD_LENGTH'],
    ['an empty gallery', v2(gallery(0)), 'components[0].items BASE_TYPE_BAD_LENGTH'],
    [
      'an over-long alt text',
      v2({ type: 12, items: [{ media: { url: 'https://a.example/b' }, description: 'x'.repeat(1025) }] }),
      'components[0].items[0].description BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a file that was not uploaded',
      v2({ type: 13, file: { url: 'attachment://a.txt' } }),
      'components[0].file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'a file from the web',
      v2({ type: 13, file: { url: 'https://a.example/a.txt' } }),
      'components[0].file.url URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a misspelt field',
      v2({ ...container(text('x')), accent_colour: 1 }),
      'components[0].accent_colour UNKNOWN_FIELD',
    ],
    [
      'a colour out of range',
      v2({ ...container(text('x')), accent_color: 0x1000000 }),
      'components[0].accent_color NUMBER_TYPE_MAX',
    ],
    [
      'a component id twice',
      v2({ ...text('x'), id: 3 }, { ...text('y'), id: 3 }),
      'components[1].id COMPONENT_ID_DUPLICATED',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await refusal(body)).toBe(expected);
  });
});

describe('rows, buttons and selects', () => {
  test.each<[string, unknown, string]>([
    ['five buttons', row(...['a', 'b', 'c', 'd', 'e'].map((custom_id) => button({ custom_id }))), 'accepted'],
    [
      'six buttons',
      row(...['a', 'b', 'c', 'd', 'e', 'f'].map((custom_id) => button({ custom_id }))),
      'components[0].components BASE_TYPE_BAD_LENGTH',
    ],
    ['an empty row', row(), 'components[0].components BASE_TYPE_BAD_LENGTH'],
    [
      'a select beside a button',
      row(select(), button()),
      'components[0].components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'two selects',
      row(select(), select({ custom_id: 't' })),
      'components[0].components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'one custom id twice',
      row(button(), button({ label: 'B' })),
      'components[0].components[1].custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a custom id of 101',
      row(button({ custom_id: 'x'.repeat(101) })),
      'components[0].components[0].custom_id BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a label of 81',
      row(button({ label: 'x'.repeat(81) })),
      'components[0].components[0].label BASE_TYPE_MAX_LENGTH',
    ],
    [
      'no label and no emoji',
      row({ type: 2, style: 1, custom_id: 'a' }),
      'components[0].components[0] BUTTON_COMPONENT_LABEL_REQUIRED',
    ],
    [
      'no custom id',
      row({ type: 2, style: 1, label: 'A' }),
      'components[0].components[0] BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
    ],
    [
      'custom id and url',
      row(button({ style: 5, url: 'https://a.example' })),
      'components[0].components[0] BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
    ],
    [
      'a link without url',
      row({ type: 2, style: 5, label: 'A' }),
      'components[0].components[0] BUTTON_COMPONENT_URL_REQUIRED',
    ],
    [
      'a link to nowhere',
      row({ type: 2, style: 5, label: 'A', url: 'javascript:1' }),
      'components[0].components[0].url URL_TYPE_INVALID_URL',
    ],
    ['a link', row({ type: 2, style: 5, label: 'A', url: 'https://a.example' }), 'accepted'],
    ['an emoji', row(button({ emoji: { name: '⏭' } })), 'accepted'],
    [
      'a sign that is no emoji',
      row(button({ emoji: { name: '★' } })),
      'components[0].components[0].emoji.name COMPONENT_INVALID_EMOJI',
    ],
    [
      '26 options',
      row(select({ options: Array.from({ length: 26 }, (_, n) => ({ label: `${n}`, value: `${n}` })) })),
      'components[0].components[0].options BASE_TYPE_BAD_LENGTH',
    ],
    ['no options', row(select({ options: [] })), 'components[0].components[0].options BASE_TYPE_BAD_LENGTH'],
    [
      'a value twice',
      row(
        select({
          options: [
            { label: 'a', value: '1' },
            { label: 'b', value: '1' },
          ],
        }),
      ),
      'components[0].components[0].options[1].value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'more to pick than there is',
      row(select({ max_values: 3 })),
      'components[0].components[0].options BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a placeholder of 151',
      row(select({ placeholder: 'x'.repeat(151) })),
      'components[0].components[0].placeholder BASE_TYPE_MAX_LENGTH',
    ],
  ])('%s', async (_, component, expected) => {
    expect(await refusal(v2(component))).toBe(expected);
    if (expected !== 'accepted')
      expect(await refusal({ content: 'x', components: [component] })).toBe(expected);
  });
});

describe('messages of the old kind', () => {
  test.each<[string, Body, string]>([
    ['six rows', { content: 'x', components: rows(6) }, 'components BASE_TYPE_MAX_LENGTH'],
    ['content of 2001', { content: 'x'.repeat(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
    ['nothing', { content: ' ' }, '50006'],
    [
      'embeds of more than 6000',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      'embeds MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
    ['the ephemeral flag in a channel', { content: 'x', flags: 64 }, 'flags MESSAGE_FLAGS_INVALID'],
    [
      'unknown mentions',
      { content: 'x', allowed_mentions: { parse: ['all'] } },
      'allowed_mentions.parse[0] BASE_TYPE_CHOICES',
    ],
    [
      'mentions both ways',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions.users MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    ['a misspelt field', { contents: 'x' }, 'contents UNKNOWN_FIELD'],
    [
      'an attachment that is not there',
      { content: 'x', attachments: [{ id: '0' }] },
      'attachments[0].id ATTACHMENT_NOT_FOUND',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await refusal(body)).toBe(expected);
  });

  test('mentions only ping whom allowed_mentions lets through', async () => {
    const jonas = discord.as('jonas');
    const ping = async (more: Body) => {
      const { body } = await send('POST', '', { content: `<@${jonas.id}> @everyone`, ...more });
      return discord.snapshot().messages.find(({ id }) => id === body['id'])?.pings;
    };
    expect(await ping({})).toEqual([jonas.id]);
    expect(await ping({ allowed_mentions: { parse: [] } })).toEqual([]);
    expect(await ping({ allowed_mentions: { users: [jonas.id] } })).toEqual([jonas.id]);
  });
});

describe('edits', () => {
  const made = async (body: Body) => String((await send('POST', '', body)).body['id']);

  test('an old message turns into Components V2 only when its content goes, and never back', async () => {
    const id = await made({ content: 'old' });
    const legacy = 'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
    expect(await refusal(v2(text('new')), 'PATCH', `/${id}`)).toBe(legacy);
    expect(await refusal({ ...v2(text('new')), content: null }, 'PATCH', `/${id}`)).toBe('accepted');
    expect(await refusal({ components: [text('newer')] }, 'PATCH', `/${id}`)).toBe('accepted');
    expect(await refusal({ flags: 0 }, 'PATCH', `/${id}`)).toBe(
      'flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
    );
    expect(await refusal({ content: 'back' }, 'PATCH', `/${id}`)).toBe(legacy);
    expect(await refusal({ components: [] }, 'PATCH', `/${id}`)).toBe('50006');
  });

  test('the error has the shape of the real one', async () => {
    const { status, body } = await send('POST', '', v2(text('')));
    expect([status, body]).toEqual([
      400,
      {
        message: 'Invalid Form Body',
        code: 50035,
        errors: {
          components: {
            0: {
              content: {
                _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 4000 in length.' }],
              },
            },
          },
        },
      },
    ]);
  });
});
