import { expect, test } from 'vitest';
import { withPictures } from '../../../src/domain/outbox/pictures.ts';

const drawn = (name: string) => ({
  name,
  data: Buffer.from('png'),
  contentType: 'image/png',
  description: `alt of ${name}`,
});
const item = (url: string) => ({ media: { url }, description: 'x' });
const text = { type: 10, content: 'words' };
const container = (...components: unknown[]) => ({ flags: 32_768, components: [{ type: 17, components }] });

test('what was drawn is attached, in order', () => {
  const body = container(text, { type: 12, items: [item('attachment://a.png'), item('attachment://b.png')] });
  expect(withPictures(body, [drawn('a.png'), drawn('b.png')])).toEqual({
    ...body,
    attachments: [
      { id: 0, filename: 'a.png', description: 'alt of a.png' },
      { id: 1, filename: 'b.png', description: 'alt of b.png' },
    ],
  });
});

test('what shows a picture that is not there is left out, and nothing else', () => {
  const cover = item('https://i.scdn.co/image/x');
  const body = container(
    text,
    { type: 12, items: [item('attachment://a.png'), cover] },
    { type: 12, items: [item('attachment://a.png')] },
    { type: 9, components: [text], accessory: { type: 11, ...item('attachment://a.png') } },
    { type: 9, components: [text], accessory: { type: 2, label: 'Press' } },
  );
  expect(withPictures(body, [])).toEqual({
    ...container(text, { type: 12, items: [cover] }, text, {
      type: 9,
      components: [text],
      accessory: { type: 2, label: 'Press' },
    }),
    attachments: [],
  });
});

test.each([null, 'words', { content: 'words' }])('a body without components stays: %j', (body) => {
  expect(withPictures(body, [])).toEqual(
    typeof body === 'object' && body !== null ? { ...body, components: undefined, attachments: [] } : body,
  );
});
