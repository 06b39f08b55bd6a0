import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPageStand, type PageStand } from '../support/sandbox-page.ts';

/** Everything a person may do in Discord, on the sandbox page, with a bot that asks for all of it. */
let world: PageStand;
let page: Page;
/** What the bot was told, newest last. */
const heard: Record<string, unknown>[] = [];

const V2 = 1 << 15;
const option = (type: number, name: string, more = {}) => ({ type, name, description: `A ${name}`, ...more });
const zoo = {
  name: 'zoo',
  description: 'One of each',
  options: [
    option(3, 'text', { required: true, autocomplete: true }),
    option(3, 'pick', {
      choices: [
        { name: 'Loud', value: 'l' },
        { name: 'Soft', value: 's' },
      ],
    }),
    option(4, 'number', { min_value: 0, max_value: 23 }),
    option(5, 'flag'),
    option(6, 'person'),
    option(7, 'where', { channel_types: [5] }),
    option(8, 'role'),
    option(9, 'who'),
    option(11, 'file'),
  ],
};

const answer = (interaction: { id: string; token: string }, body: object) =>
  world.stand.fetch('POST', `/interactions/${interaction.id}/${interaction.token}/callback`, body);
const say = (content: string) => ({ type: 4, data: { content, flags: 64 } });
const post = async (components: object[]): Promise<string> => {
  const { body } = await world.stand.fetch(
    'POST',
    `/channels/${world.stand.channel('general').id}/messages`,
    {
      flags: V2,
      components,
    },
  );
  return String(Reflect.get(Object(body), 'id'));
};

beforeAll(async () => {
  world = await openPageStand({ ackDeadlineMs: 700 });
  await world.stand.fetch('PUT', `/applications/${world.stand.discord.applicationId}/commands`, [zoo]);
  world.stand.client.on('raw', (packet: { t?: string; d?: Record<string, unknown> }) => {
    if (packet.t === 'INTERACTION_CREATE' && packet.d !== undefined) heard.push(packet.d);
  });
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await page?.context().close();
  page = await world.open();
  heard.length = 0;
});

/** What came with the last interaction. */
const lastData = (): Record<string, unknown> => ({ ...Object(heard.at(-1)?.['data']) });
const toast = () => page.getByRole('alert').last();

describe('a command', () => {
  test('takes every kind of option, by keyboard where there is one', async () => {
    world.stand.handle((interaction) =>
      answer(
        interaction,
        interaction.isAutocomplete()
          ? {
              type: 8,
              data: { choices: [{ name: `${interaction.options.getFocused()}!`, value: 'suggested' }] },
            }
          : say('Thank you'),
      ),
    );
    await page.keyboard.press('/');
    await page.keyboard.type('zo');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hey');
    await page.getByRole('option', { name: 'hey!' }).waitFor();
    await page.keyboard.press('Tab');
    const values: Record<string, string> = {
      pick: 'So',
      flag: 'Tr',
      person: 'Jon',
      where: 'ann',
      role: 'Crew',
      who: 'Pri',
    };
    for (const name of ['pick', 'number', 'flag', 'person', 'where', 'role', 'who']) {
      // The next option that may be added has the focus.
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: `${name}: A ${name}` }).waitFor();
      await page.keyboard.type(values[name] ?? '7');
      await page.keyboard.press('Tab');
    }
    await page.getByRole('button', { name: 'file', exact: true }).click();
    await page.getByLabel('file: A file').setInputFiles({
      name: 'plays.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b'),
    });
    await page.getByRole('button', { name: /^Send/ }).click();
    await page.getByText('Thank you').waitFor();

    const { options, resolved } = lastData();
    const people = new Map(world.stand.discord.people.map(({ displayName, id }) => [displayName, id]));
    expect(
      Object.fromEntries(
        (options as { name: string; value: unknown }[]).map(({ name, value }) => [name, value]),
      ),
    ).toEqual({
      text: 'suggested',
      pick: 's',
      number: 7,
      flag: true,
      person: people.get('Jonas'),
      where: world.stand.channel('announcements').id,
      role: expect.stringMatching(/^\d+$/),
      who: people.get('Priya'),
      file: expect.stringMatching(/^\d+$/),
    });
    expect(Object.values(Object(Object(resolved)['attachments']))).toMatchObject([
      { filename: 'plays.csv', size: 3 },
    ]);
    expect(await page.evaluate('document.activeElement.id')).toBe('composer-input');
  });

  test('says what is missing or wrong before it is sent', async () => {
    await page.getByRole('combobox', { name: 'Message' }).fill('/zoo');
    await page.getByRole('option', { name: '/zoo' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Send/ }).click();
    await page.getByText('This one is needed.').waitFor();
    await page.keyboard.type('x');
    await page.getByRole('button', { name: 'number', exact: true }).click();
    await page.keyboard.type('99');
    await page.keyboard.press('Enter');
    await page.getByText('From 0 to 23.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('combobox', { name: 'Message' }).inputValue()).toBe('');
  });

  test('that nobody answers is said', async () => {
    world.stand.handle(async () => undefined);
    await page.getByRole('combobox', { name: 'Message' }).fill('/zoo');
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await toast().getByText('did not answer in time').waitFor();
  });
});

describe('a message', () => {
  const select = (type: number, more = {}) => ({
    type: 1,
    components: [{ type, custom_id: `s${type}`, placeholder: `Menu ${type}`, ...more }],
  });

  test('with every component is drawn, and its menus are used', async () => {
    world.stand.handle((interaction) => answer(interaction, { type: 6 }));
    const picture = { media: { url: `${world.stand.discord.people[0]?.avatarUrl}` }, description: 'A face' };
    await post([
      {
        type: 17,
        accent_color: 0xff8800,
        components: [
          {
            type: 9,
            components: [{ type: 10, content: '### Title ⚠️ **bold** `▓▓▓░░░`' }],
            accessory: { type: 11, ...picture },
          },
          { type: 12, items: [picture, picture] },
          { type: 14, divider: true },
          select(3, {
            min_values: 0,
            max_values: 2,
            options: ['One', 'Two', 'Three'].map((label) => ({ label, value: label })),
          }),
          select(5),
          select(8),
        ],
      },
    ]);
    const message = page.getByRole('article').last();
    await message.getByRole('heading', { name: 'Title' }).waitFor();
    expect(await message.getByRole('img', { name: 'A face' }).count()).toBe(3);
    await message.getByRole('img', { name: '50 %' }).waitFor();

    await message.getByRole('button', { name: 'Menu 3' }).press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('2 of at most 2 chosen').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await message.getByRole('button', { name: 'Menu 3: One, Three' }).waitFor();
    await expect.poll(lastData).toMatchObject({ custom_id: 's3', values: ['One', 'Three'] });

    await message.getByRole('button', { name: 'Menu 5' }).click();
    await page.getByRole('option', { name: 'Priya' }).click();
    await expect.poll(lastData).toMatchObject({ custom_id: 's5', values: [expect.stringMatching(/^\d+$/)] });
    await message.getByRole('button', { name: 'Menu 8' }).click();
    await page.getByRole('option', { name: /new-releases/ }).click();
    await expect
      .poll(lastData)
      .toMatchObject({ custom_id: 's8', values: [world.stand.channel('new-releases').id] });
  });

  test('that is edited keeps its pictures, and leaves menus beside it open', async () => {
    const face = {
      type: 11,
      media: { url: `${world.stand.discord.people[0]?.avatarUrl}` },
      description: 'Kept face',
    };
    const body = (text: string) => [{ type: 9, components: [{ type: 10, content: text }], accessory: face }];
    const edited = await post(body('Before'));
    await post([
      select(3, {
        placeholder: 'Beside',
        max_values: 2,
        options: [
          { label: 'Only', value: '1' },
          { label: 'Other', value: '2' },
        ],
      }),
    ]);
    await page.getByRole('button', { name: 'Beside' }).click();
    await page.getByRole('option', { name: 'Only' }).click();
    const picture = page.getByRole('img', { name: 'Kept face' });
    const mark = `document.querySelector('img[alt="Kept face"]').mark`;
    await picture.waitFor();
    await page.evaluate(`${mark} = "same"`);
    await world.stand.fetch('PATCH', `/channels/${world.stand.channel('general').id}/messages/${edited}`, {
      components: body('After'),
    });
    await page.getByText('After', { exact: true }).waitFor();
    expect(await page.evaluate(mark)).toBe('same');
    expect(await page.getByRole('option', { name: 'Only' }).getAttribute('aria-selected')).toBe('true');
  });

  test('of one’s own is written, and a channel that it names is a way there', async () => {
    const digests = world.stand.channel('digests').id;
    await page.getByRole('combobox', { name: 'Message' }).fill(`See <#${digests}>`);
    await page.keyboard.press('Enter');
    await page.getByRole('article').last().getByRole('button', { name: '#digests' }).click();
    await page.getByRole('heading', { name: '#digests', exact: true }).waitFor();
    expect(page.url()).toContain(`channel=${digests}`);
  });
});

test('a form takes every kind of field', async () => {
  const label = (name: string, component: object) => ({ type: 18, label: name, component });
  const options = ['One', 'Two'].map((name) => ({ label: name, value: name.toLowerCase() }));
  const forms = [
    [
      { type: 10, content: 'Words above' },
      label('Short', { type: 4, style: 1, custom_id: 'short', max_length: 20 }),
      label('Long', { type: 4, style: 2, custom_id: 'long', required: false }),
      label('Menu', { type: 3, custom_id: 'menu', options }),
      label('Person', { type: 5, custom_id: 'person' }),
    ],
    [
      label('Radio', { type: 21, custom_id: 'radio', options }),
      label('Boxes', { type: 22, custom_id: 'boxes', options }),
      label('Tick', { type: 23, custom_id: 'tick' }),
      label('Upload', { type: 19, custom_id: 'upload', file_types: ['.csv'] }),
    ],
  ];
  world.stand.handle((interaction) => {
    if (interaction.isModalSubmit()) return answer(interaction, say('Got it'));
    const components = forms[interaction.isButton() ? Number(interaction.customId) : 0];
    return answer(interaction, { type: 9, data: { custom_id: 'form', title: 'Fields', components } });
  });
  await post([
    {
      type: 1,
      components: [0, 1].map((at) => ({ type: 2, style: 1, label: `Form ${at}`, custom_id: `${at}` })),
    },
  ]);
  const dialog = page.getByRole('dialog', { name: 'Fields' });

  await page.getByRole('button', { name: 'Form 0' }).last().click();
  await dialog.getByText('Words above').waitFor();
  await dialog.getByLabel('Short').fill('ab');
  await dialog.getByLabel('Long').fill('many\nlines');
  await dialog.getByRole('button', { name: 'Menu' }).click();
  await dialog.getByRole('option', { name: 'Two' }).click();
  await dialog.getByRole('button', { name: 'Person' }).click();
  await dialog.getByRole('option', { name: 'Jonas' }).click();
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('Got it').last().waitFor();
  const fields = () =>
    (lastData()['components'] as { component?: object }[]).flatMap(({ component }) =>
      component === undefined ? [] : [component],
    );
  expect(fields()).toMatchObject([
    { custom_id: 'short', value: 'ab' },
    { custom_id: 'long', value: 'many\nlines' },
    { custom_id: 'menu', values: ['two'] },
    { custom_id: 'person', values: [expect.stringMatching(/^\d+$/)] },
  ]);

  await page.getByRole('button', { name: 'Form 1' }).last().click();
  await dialog.getByRole('radio', { name: 'Two' }).check();
  await dialog.getByRole('checkbox', { name: 'One' }).check();
  await dialog.getByLabel('Tick').check();
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('1') });
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(fields()).toMatchObject([
    { custom_id: 'radio', value: 'two' },
    { custom_id: 'boxes', values: ['one'] },
    { custom_id: 'tick', value: true },
    { custom_id: 'upload', values: [expect.stringMatching(/^\d+$/)] },
  ]);
});

test('somebody who installed Segue uses it where it is not, and others cannot', async () => {
  const person = (name: string) => world.stand.discord.people.find((one) => one.displayName === name)?.id;
  await page.goto(`${world.url}?person=${person('Lena')}`);
  await page.getByText('Segue is not in this server, but you installed it').waitFor();
  await page.getByRole('button', { name: 'World' }).click();
  await page.getByText('You are Lena').click();
  await page.getByRole('switch', { name: /Segue installed for yourself/ }).click();
  await page.getByText('Somebody who installed it for themselves could use it here').waitFor();
  await page.getByRole('combobox', { name: 'Message' }).fill('/');
  await page.getByText('Segue offers you no commands here').waitFor();
});

test('an account’s own data is downloaded as Spotify sends it', async () => {
  await page.locator('#fold').click();
  const account = page.locator('details[data-key="account-lena_outside"]');
  await account.locator('summary').first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    account.getByRole('link', { name: 'Account data' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('my_spotify_account_data.zip');
  const whole = await fetch(`${world.url}api/export?account=lena_outside&kind=extended`);
  expect(Buffer.from(await whole.arrayBuffer()).includes('Streaming_History_Audio_')).toBe(true);
  expect((await fetch(`${world.url}api/export?account=nobody&kind=extended`)).status).toBe(404);
});

test('only this page may ask, and only for what makes sense', async () => {
  const status = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${world.url}api/state`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await status({})).toBe(200);
  expect(await status({ host: 'evil.example' })).toBe(403);
  expect(await status({ origin: 'http://evil.example' })).toBe(403);
  const act = (body: string) =>
    fetch(`${world.url}api/act`, { method: 'POST', body }).then((response) => response.text());
  expect(await act('{"do":"click"}')).toContain('does not fit');
  expect(await act('nonsense')).toContain('not valid JSON');
  expect((await fetch(`${world.url}client/../server.ts`)).status).toBe(404);
  expect(world.complaints).toEqual([]);
  expect(world.stand.errors).toEqual([]);
});
