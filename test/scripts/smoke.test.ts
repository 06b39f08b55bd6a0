import { expect, test } from 'vitest';
import { box } from '../../scripts/smoke/box.ts';
import { plainMarkdown } from '../../scripts/smoke/markdown.ts';
import { createTranscript } from '../../scripts/smoke/transcript.ts';

const NOW = Date.UTC(2026, 10, 18, 12);
const facts = { now: NOW, nameOf: (id: string) => `#${id}` };
const at = (ms: number, style: string): string => `<t:${(NOW + ms) / 1_000}:${style}>`;

test.each([
  ['### A title', 'A title'],
  ['-# small', 'small'],
  ['**bold** and `code`', 'bold and code'],
  ['*leaning* words', 'leaning words'],
  ['[words](https://example.org/a)', 'words'],
  ['2 \\* 3 \\[not a link\\]\\(x\\) a\\_b', '2 * 3 [not a link](x) a_b'],
  ['in <#42>', 'in #42'],
  [`ends ${at(10 * 60_000, 'R')}`, 'ends in 10 minutes'],
  [`read ${at(-86_400_000, 'R')}`, 'read yesterday'],
  [`at ${at(3_600_000, 't')}`, 'at 13:00 UTC'],
  [`on ${at(0, 'd')}`, 'on 2026-11-18'],
])('a person reads %s as %s', (written, read) => {
  expect(plainMarkdown(written, facts)).toBe(read);
});

test('a message is drawn with its pictures, buttons and menus', () => {
  const message = {
    content: '',
    components: [
      {
        type: 17,
        components: [
          {
            type: 9,
            components: [{ type: 10, content: '**1** · Night' }],
            accessory: { type: 11, description: 'Cover' },
          },
          { type: 14 },
          {
            type: 1,
            components: [
              {
                type: 3,
                placeholder: 'Pick',
                options: [
                  { label: 'Yes', value: '1', default: true },
                  { label: 'No', value: '2', description: 'rather not' },
                ],
              },
            ],
          },
          {
            type: 1,
            components: [
              { type: 2, label: 'Go', emoji: { name: '▶️' } },
              { type: 2, label: 'Off', disabled: true },
              { type: 2, label: 'Page', url: 'https://example.org' },
            ],
          },
        ],
      },
    ],
  };
  expect(box(message, { ...facts, title: 'Segue' }).slice(1, -1)).toEqual([
    '│ 1 · Night   🖼  Cover',
    '│ ────────────────────────',
    '│ ▾ Pick',
    '│   ☑ Yes',
    '│   ☐ No  (rather not)',
    '│ [▶️ Go] (Off) [Page ↗]',
  ]);
});

test('a step that fails is told with what led to it, and ends the run', async () => {
  const lines: string[] = [];
  const transcript = createTranscript((line) => lines.push(line));
  await transcript.step('good', async () => transcript.note('fine'));
  const bad = transcript.step('bad', async () => {
    transcript.note('on the way');
    throw new Error('it broke');
  });
  await expect(bad).rejects.toThrow('it broke');
  expect(transcript.steps.map(({ name, ok }) => [name, ok])).toEqual([
    ['good', true],
    ['bad', false],
  ]);
  expect(lines.join('\n')).toMatch(/✓ 1\. good[\s\S]*fine[\s\S]*✗ 2\. bad[\s\S]*on the way[\s\S]*it broke/);
});
