import { expect, test } from 'vitest';
import { type MemberId, memberId } from '../../../src/domain/ids.ts';
import { isNamedIn, withoutMembers } from '../../../src/domain/server/named-posts.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const text = (content: string) => ({ type: 10, content });
const card = (...components: unknown[]) => ({ flags: 32768, components: [{ type: 17, components }] });

test.each<{ name: string; body: unknown; gone: MemberId[]; left: unknown }>([
  {
    name: 'takes out the lines that mention somebody, in whatever form, and nothing else',
    body: card(text(`### Who\n1. <@${ANNA}> 40\n2. <@!${BEN}> 30`), text(`<@${ANNA}>`)),
    gone: [ANNA],
    left: { ...card(text(`### Who\n2. <@!${BEN}> 30`)), attachments: [] },
  },
  {
    name: 'leaves nothing where only names stood',
    body: card(
      text(`1. <@${ANNA}>`),
      { type: 14 },
      { type: 1, components: [{ type: 2, custom_id: 'v1:x:' }] },
    ),
    gone: [ANNA],
    left: null,
  },
  {
    name: 'takes pictures out, for names may be drawn on them',
    body: card(text('Week 47'), { type: 12, items: [{ media: { url: 'attachment://week.png' } }] }),
    gone: [BEN],
    left: { ...card(text('Week 47')), attachments: [] },
  },
  {
    name: 'takes out buttons about somebody, and the side of a section',
    body: card(
      text('Top'),
      { type: 9, components: [text('Ben leads')], accessory: { type: 2, custom_id: `v1:a::${BEN}` } },
      { type: 1, components: [{ type: 2, custom_id: `v1:b:${BigInt(BEN).toString(36)}:1` }] },
    ),
    gone: [BEN],
    left: { ...card(text('Top'), text('Ben leads')), attachments: [] },
  },
  { name: 'is nothing of what is no message', body: 'text', gone: [ANNA], left: null },
])('$name', ({ body, gone, left }) => {
  expect(withoutMembers(body, gone)).toEqual(left);
  for (const id of gone) expect(isNamedIn(left, id)).toBe(false);
});
