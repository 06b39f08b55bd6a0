import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  FileBuilder,
  FileUploadBuilder,
  type Interaction,
  LabelBuilder,
  MediaGalleryBuilder,
  MessageFlags,
  ModalBuilder,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStand, type Stand } from '../support/discord-double.ts';

const V2 = MessageFlags.IsComponentsV2;
let stand: Stand;

const text = (content: string) => new TextDisplayBuilder().setContent(content);
const buttons = (...labels: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) =>
      new ButtonBuilder().setCustomId(`press:${label}`).setLabel(label).setStyle(ButtonStyle.Primary),
    ),
  );

const commands = [
  new SlashCommandBuilder()
    .setName('digest')
    .setDescription('Digests')
    .setContexts(0)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Add one')
        .addStringOption((option) =>
          option.setName('zone').setDescription('Time zone').setRequired(true).setAutocomplete(true),
        )
        .addIntegerOption((option) =>
          option.setName('hour').setDescription('Hour').setMinValue(0).setMaxValue(23),
        )
        .addChannelOption((option) => option.setName('where').setDescription('Where')),
    ),
  new SlashCommandBuilder()
    .setName('import')
    .setDescription('Import a file')
    .setContexts(0, 1, 2)
    .setIntegrationTypes(0, 1)
    .addAttachmentOption((option) => option.setName('file').setDescription('The file').setRequired(true)),
  new SlashCommandBuilder().setName('reset').setDescription('Managers only').setDefaultMemberPermissions(32),
];

beforeAll(async () => {
  stand = await openStand();
  await stand.client.application.commands.set(commands);
});

afterAll(() => stand.close());

test('the client becomes ready with the guilds that have the bot and its rights in their channels', () => {
  const { client } = stand;
  expect(client.guilds.cache.map(({ name }) => name).sort()).toEqual([
    'Blackline Collective',
    'Vinyl Kitchen',
  ]);
  const guild = client.guilds.cache.get(stand.channel('announcements').guildId ?? '');
  const closed = guild?.channels.cache.get(stand.channel('announcements').id);
  const me = guild?.members.me;
  expect(me).toBeTruthy();
  expect(closed?.permissionsFor(client.user)?.has('SendMessages')).toBe(false);
  expect(closed?.permissionsFor(client.user)?.has('ViewChannel')).toBe(true);
});

test('a deferred private answer fills with components, files and pictures that the CDN serves', async () => {
  stand.handle(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const upload = interaction.options.getAttachment('file', true);
    const bytes = await (await fetch(upload.url)).text();
    const container = new ContainerBuilder()
      .addSectionComponents(
        new SectionBuilder()
          .addTextDisplayComponents(text(`Read ${bytes.length} bytes of ${upload.name}`))
          .setThumbnailAccessory((thumbnail) =>
            thumbnail.setURL('attachment://cover_art.png').setDescription('Cover'),
          ),
      )
      .addMediaGalleryComponents(
        new MediaGalleryBuilder().addItems({ media: { url: 'attachment://cover_art.png' } }),
      )
      .addFileComponents(new FileBuilder().setURL('attachment://report.txt'))
      .addActionRowComponents(buttons('Again'));
    await interaction.editReply({
      flags: V2,
      components: [container],
      files: [
        new AttachmentBuilder(Buffer.from('not really a picture'), { name: 'cover art.png' }),
        new AttachmentBuilder(Buffer.from('all rows fine'), {
          name: 'report.txt',
          description: 'What was read',
        }),
      ],
    });
  });
  const mira = stand.discord.as('mira');
  const where = { channelId: stand.channel('general').id };
  const file = { filename: 'history.json', content: '[1,2,3]' };
  const result = await mira.slash('/import', { file }, where);
  expect(result.ack).toBe('deferred');
  expect(stand.errors).toEqual([]);
  const message = await result.waitForMessage();
  expect(message.text).toBe('Read 7 bytes of history.json');
  expect(message.ephemeralFor).toBe(mira.id);
  expect(message.attachments.map(({ filename }) => filename)).toEqual(['cover_art.png', 'report.txt']);
  const card = message.components[0]?.components?.find(({ type }) => type === 13);
  expect(card).toMatchObject({ name: 'report.txt', size: 13 });
  const served = await fetch(card?.file?.url ?? '');
  expect([served.status, await served.text()]).toEqual([200, 'all rows fine']);
  expect(mira.visibleMessages(where.channelId).map(({ id }) => id)).toContain(message.id);
  expect(
    stand.discord
      .as('jonas')
      .visibleMessages(where.channelId)
      .map(({ id }) => id),
  ).not.toContain(message.id);
  await expect(stand.discord.as('jonas').click(message.id, 'Again')).rejects.toThrow(/sees no message/);
});

test('buttons update their message, or defer and edit it later; follow-ups come after', async () => {
  stand.handle(async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({ flags: V2, components: [text('Page 1'), buttons('Next', 'Slow', 'More')] });
    } else if (interaction.isButton() && interaction.customId === 'press:Next') {
      await interaction.update({ components: [text('Page 2'), buttons('Slow', 'More')] });
    } else if (interaction.isButton() && interaction.customId === 'press:Slow') {
      await interaction.deferUpdate();
      await interaction.editReply({ components: [text('Page 3'), buttons('More')] });
    } else if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.followUp({ flags: V2 | MessageFlags.Ephemeral, components: [text('More for you')] });
    }
  });
  const jonas = stand.discord.as('jonas');
  const opened = await jonas.slash(
    'import',
    { file: { filename: 'a.csv', content: 'x' } },
    { channelId: stand.channel('general').id },
  );
  const id = opened.message?.id ?? '';
  const next = await jonas.click(id, 'Next');
  expect([next.ack, next.message?.text]).toEqual(['update', 'Page 2']);
  expect(next.message?.controls.map(({ label }) => label)).toEqual(['Slow', 'More']);
  await expect(jonas.click(id, 'Next')).rejects.toThrow(/no button "Next"/);
  const slow = await stand.discord.as('mira').click(id, 'press:Slow');
  expect(slow.ack).toBe('deferred-update');
  expect((await slow.waitForMessage(({ text }) => text === 'Page 3')).id).toBe(id);
  const more = await jonas.click(id, 'More');
  const followUp = await more.waitForMessage(({ text }) => text === 'More for you');
  expect(followUp.ephemeralFor).toBe(jonas.id);
  expect(more.followUps.map(({ id: one }) => one)).toEqual([followUp.id]);
});

test('a modal is opened, filled with text, picks and files, and updates the message it came from', async () => {
  const modal = new ModalBuilder()
    .setCustomId('rename:7')
    .setTitle('Rename')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Name')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Short).setMaxLength(20),
        ),
      new LabelBuilder()
        .setLabel('Style')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder()
            .setCustomId('style')
            .addOptions({ label: 'Techno', value: 'techno' }, { label: 'House', value: 'house' }),
        ),
      new LabelBuilder()
        .setLabel('File')
        .setFileUploadComponent(new FileUploadBuilder().setCustomId('file').setRequired(false)),
    );
  stand.handle(async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({ flags: V2, components: [text('Old name'), buttons('Rename')] });
    } else if (interaction.isButton()) {
      await interaction.showModal(modal);
    } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      const name = interaction.fields.getTextInputValue('name');
      const [style] = interaction.fields.getStringSelectValues('style');
      const files = interaction.fields.getUploadedFiles('file');
      await interaction.update({
        components: [text(`${name} · ${style} · ${files?.first()?.name ?? 'no file'}`)],
      });
    }
  });
  const mira = stand.discord.as('mira');
  const where = { channelId: mira.openDm() };
  const opened = await mira.slash('import', { file: { filename: 'a.csv', content: 'x' } }, where);
  const asked = await mira.click(opened.message?.id ?? '', 'Rename');
  expect(asked.ack).toBe('modal');
  expect(asked.modal?.fields.map(({ customId, label, required }) => [customId, label, required])).toEqual([
    ['name', 'Name', true],
    ['style', 'Style', true],
    ['file', 'File', false],
  ]);
  expect(stand.discord.snapshot().modals).toHaveLength(1);
  await expect(mira.submitModal(asked, { name: 'x'.repeat(21), style: 'House' })).rejects.toThrow(
    /1 to 20 characters/,
  );
  await expect(mira.submitModal(asked, { name: 'Peak', style: 'Trance' })).rejects.toThrow(
    /offers no Trance/,
  );
  await expect(mira.submitModal(asked, { style: 'House' })).rejects.toThrow(/1 to 20 characters/);
  const files = [{ filename: 'cover.png', content: 'x' }];
  const done = await mira.submitModal(asked, { name: 'Peak', style: 'House', file: files });
  expect(done.message?.text).toBe('Peak · house · cover.png');
  expect(stand.discord.snapshot().modals).toHaveLength(0);
  await expect(mira.submitModal(asked, { name: 'Peak', style: 'House' })).rejects.toThrow(/no such dialog/);
});

test('autocomplete sends what was typed and gets choices of the right type only', async () => {
  let seen: unknown;
  stand.handle(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    seen = [
      interaction.options.getSubcommand(),
      interaction.options.getFocused(true).value,
      interaction.options.getInteger('hour'),
    ];
    await interaction.respond([{ name: 'Berlin', value: 'Europe/Berlin' }]);
  });
  const mira = stand.discord.as('mira');
  const where = { channelId: stand.channel('digests').id };
  const choices = await mira.autocomplete('/digest add', { zone: 'Ber', hour: 9 }, 'zone', where);
  expect(seen).toEqual(['add', 'Ber', 9]);
  expect(choices).toEqual([{ name: 'Berlin', value: 'Europe/Berlin' }]);
  await expect(mira.autocomplete('/digest add', {}, 'hour', where)).rejects.toThrow(/has no autocomplete/);
});

test('what a real client would not let a person do is refused before anything is sent', async () => {
  const { discord } = stand;
  const before = discord.counters.interactions;
  const where = { channelId: stand.channel('digests').id };
  const mira = discord.as('mira');
  const refused: [Promise<unknown>, RegExp][] = [
    [mira.slash('/nothing', {}, where), /not registered/],
    [mira.slash('/digest', {}, where), /needs a subcommand: \/digest add/],
    [mira.slash('/digest add', {}, where), /"zone" is required/],
    [mira.slash('/digest add', { zone: 5 }, where), /"zone" takes text/],
    [mira.slash('/digest add', { zone: 'x', hour: 24 }, where), /takes 0 to 23/],
    [mira.slash('/digest add', { zone: 'x', hour: 1.5 }, where), /a whole number/],
    [mira.slash('/digest add', { zone: 'x', day: 'Monday' }, where), /"day" does not exist/],
    [mira.slash('/digest add', { zone: 'x', where: 'lounge' }, where), /no channel lounge/],
    [mira.slash('/digest add', { zone: 'x' }, { channelId: mira.openDm() }), /not offered to this person/],
    [
      mira.slash('/digest add', { zone: 'x' }, { channelId: stand.channel('studio').id }),
      /not offered to this person/,
    ],
    [discord.as('jonas').slash('/reset', {}, where), /not offered to this person/],
    [
      discord.as('jonas').slash('/import', {}, { channelId: stand.channel('organisers').id }),
      /sees no channel/,
    ],
  ];
  for (const [attempt, reason] of refused) await expect(attempt).rejects.toThrow(reason);
  expect(discord.counters.interactions).toBe(before);
  expect(mira.commands(where).map(({ path }) => path)).toEqual(['/digest add', '/import', '/reset']);
});

test('a person who only installed the app for themselves reaches it anywhere', async () => {
  let seen: unknown;
  stand.handle(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    seen = [
      interaction.guild,
      interaction.inGuild() ? interaction.channel : 'no guild',
      interaction.guildId,
      interaction.context,
      interaction.authorizingIntegrationOwners.userId,
    ];
    await interaction.reply({ flags: V2, components: [text('Hello')] });
  });
  const lena = stand.discord.as('lena');
  const studio = stand.channel('studio');
  const file = { filename: 'a.csv', content: 'x' };
  await lena.slash('/import', { file }, { channelId: studio.id });
  expect(seen).toEqual([null, null, studio.guildId, 0, lena.id]);
  const group = stand.discord.snapshot().directChannels.find(({ kind }) => kind === 'private');
  await lena.slash('/import', { file }, { channelId: group?.id ?? '' });
  expect(seen).toEqual([null, 'no guild', null, 2, lena.id]);
});

test('nothing that discord.js sent or got here breaks the rules', () => {
  expect(stand.errors).toEqual([]);
  expect(stand.discord.violations).toEqual([]);
  const paths = stand.traffic.map(({ path }) => path).filter((path) => /webhooks|interactions/.test(path));
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.every((path) => path.includes('/:token'))).toBe(true);
});
