import { AttachmentBuilder, type Message } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStand, type Stand } from '../support/discord-double.ts';

const HOUR = 3_600_000;
let now = Date.UTC(2026, 10, 20, 12);
let stand: Stand;

beforeAll(async () => {
  stand = await openStand({ now: () => now });
});

afterAll(() => stand.close());

const file = (name: string) => new AttachmentBuilder(Buffer.from(`contents of ${name}`), { name });
const namesOf = (message: Message) => message.attachments.map(({ name }) => name);

async function post(...names: string[]): Promise<Message> {
  const channel = await stand.client.channels.fetch(stand.channel('general').id);
  if (!channel?.isSendable()) throw new Error('cannot send');
  return channel.send({ content: 'files', files: names.map(file) });
}

test('an edit keeps the files it lists, drops the others and adds new ones', async () => {
  const message = await post('a.txt', 'b.txt');
  expect(namesOf(await message.edit('only words'))).toEqual(['a.txt', 'b.txt']);
  const kept = [...message.attachments.values()].filter(({ name }) => name === 'b.txt');
  const edited = await message.edit({ attachments: kept, files: [file('c.txt')] });
  expect(namesOf(edited)).toEqual(['b.txt', 'c.txt']);
  expect(namesOf(await edited.edit({ attachments: [] }))).toEqual([]);
  expect(stand.discord.violations).toEqual([]);
});

test('addresses of files end after a day, and nobody guesses one', async () => {
  const message = await post('a.txt');
  const url = message.attachments.first()?.url ?? '';
  const status = async (address: string) => (await fetch(address)).status;
  expect(await status(url)).toBe(200);
  expect(await status(url.replace(/hm=\w/, 'hm=x'))).toBe(404);
  now += 25 * HOUR;
  expect(await status(url)).toBe(404);
});

test('files above ten megabytes and requests above twenty-five are refused', async () => {
  const channel = await stand.client.channels.fetch(stand.channel('general').id);
  if (!channel?.isSendable()) throw new Error('cannot send');
  const big = (megabytes: number) => ({
    files: [{ attachment: Buffer.alloc(megabytes * 1024 * 1024), name: 'big.bin' }],
  });
  await expect(channel.send(big(11))).rejects.toMatchObject({ status: 413, code: 40005 });
  await expect(channel.send(big(26))).rejects.toMatchObject({ status: 413, code: 40005 });
});

test('everybody has a picture, drawn without leaving the machine', async () => {
  const user = await stand.client.users.fetch(stand.discord.as('aiko').id);
  const png = await fetch(user.displayAvatarURL({ extension: 'png' }));
  const bytes = new Uint8Array(await png.arrayBuffer());
  expect([png.headers.get('content-type'), ...bytes.slice(1, 4)]).toEqual(['image/png', 0x50, 0x4e, 0x47]);
  const svg = await (await fetch(stand.discord.people[2]?.avatarUrl ?? '')).text();
  expect(svg).toContain('>A</text>');
});

test('a snapshot is plain JSON and keeps private messages apart', async () => {
  const jonas = stand.discord.as('jonas');
  jonas.say(stand.channel('lounge').id, 'hello');
  const snapshot = stand.discord.snapshot();
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
  expect(snapshot.messages.at(-1)).toMatchObject({
    content: 'hello',
    authorId: jonas.id,
    ephemeralFor: null,
  });
  expect(() => stand.discord.as('tomas').visibleMessages(stand.channel('lounge').id)).toThrow(
    /sees no channel/,
  );
});
