import { createCanvas } from '@napi-rs/canvas';
import type { Picture } from '../../src/domain/pictures.ts';
import { en } from '../../src/views/messages/en.ts';
import { funnelPicture } from '../../src/views/pictures/funnel.ts';
import { type TopRow, topListPicture } from '../../src/views/pictures/top-list.ts';

/** Names as they come: every script, signs that stack, and more words than there is room for. */
const names: readonly (readonly [name: string, by: string])[] = [
  ['Strobe (Club Edit)', 'deadmau5'],
  ['夜に駆ける', 'YOASOBI'],
  ['مغرم يا ليل', 'راغب علامة'],
  ['Losing It 🎛️🔥', 'FISHER 👩🏽‍🎤'],
  [
    'An Extraordinarily Long Title That Nobody Will Ever Read To Its End (Extended Afterhours Remix)',
    'A, B & C',
  ],
  ['봄날', '방탄소년단'],
  ['Sigur 1 – Hoppípolla Ågætis', 'Sigur Rós feat. Þórður Ö. Žižek'],
  ['हंसध्वनि राग', 'पंडित रवि शंकर'],
  ['שיר לשלום', 'להקת הנח״ל'],
  ['Группа крови', 'Кино'],
];

const coverOf = (at: number): string => `https://covers.invalid/${at}`;

/** Pictures in the place of covers, with the gradients that photographs have. */
export const sampleCovers = (): Map<string, Uint8Array> => {
  const covers = new Map<string, Uint8Array>();
  for (let at = 0; at < 25; at += 1) {
    if (at === 2 || at === 6) continue;
    const canvas = createCanvas(300, 300);
    const context = canvas.getContext('2d');
    const sky = context.createLinearGradient(0, 0, at % 2 === 0 ? 300 : 80, 300);
    sky.addColorStop(0, `hsl(${(at * 67) % 360} 70% 55%)`);
    sky.addColorStop(1, `hsl(${(at * 67 + 140) % 360} 60% 22%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, 300, 300);
    for (let ring = 5; ring > 0; ring -= 1) {
      context.fillStyle = `hsl(${(at * 67 + ring * 30) % 360} 65% ${20 + ring * 10}% / 0.55)`;
      context.beginPath();
      context.arc(80 + ((at * 53) % 160), 90 + ((at * 31) % 130), ring * 22, 0, 7);
      context.fill();
    }
    covers.set(coverOf(at), canvas.toBuffer('image/jpeg', 85));
  }
  return covers;
};

const rows: readonly TopRow[] = names.map(([name, by], at) => ({
  rank: at + 1,
  name,
  by,
  coverUrl: coverOf(at),
  value: `${Math.round(214 / (at + 1) + 31)} plays`,
  share: (214 / (at + 1) + 31) / 245,
  movement: (
    [
      { kind: 'same' },
      { kind: 'up', by: 3 },
      { kind: 'new' },
      { kind: 'down', by: 2 },
      { kind: 'back' },
    ] as const
  )[at % 5] ?? { kind: 'same' },
}));

export const samplePictures = (): Picture[] => [
  funnelPicture(
    {
      title: 'Peak Time · week 47',
      subtitle: '14 to 20 November 2026',
      area: 'curation',
      stages: [
        { name: 'Bronze', count: 1_287, colour: '#c07a45' },
        { name: 'Sorted', count: 940, colour: '#8d93a3' },
        { name: 'Silver', count: 164, colour: '#c9d0dc' },
        { name: 'Gold', count: 38, colour: '#e5bd3d' },
      ],
    },
    en,
  ),
  topListPicture(
    { title: 'Your top tracks', subtitle: 'Mira K. · the last 30 days', area: 'listening', rows },
    en,
  ),
];
