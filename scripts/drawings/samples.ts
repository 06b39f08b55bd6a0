import { createCanvas } from '@napi-rs/canvas';
import type { Picture } from '../../src/domain/pictures.ts';
import { en } from '../../src/views/messages/en.ts';
import { calendarPicture } from '../../src/views/pictures/calendar.ts';
import { clockPicture } from '../../src/views/pictures/clock.ts';
import { collagePicture } from '../../src/views/pictures/collage.ts';
import { funnelPicture } from '../../src/views/pictures/funnel.ts';
import { linesPicture } from '../../src/views/pictures/lines.ts';
import { recapPicture } from '../../src/views/pictures/recap.ts';
import { riverPicture } from '../../src/views/pictures/river.ts';
import { type TopRow, topListPicture } from '../../src/views/pictures/top-list.ts';
import { weekPicture } from '../../src/views/pictures/week.ts';

/** Names as they come: every script, signs that stack, and more words than there is room for. */
export const names: readonly (readonly [name: string, by: string])[] = [
  ['Strobe (Club Edit)', 'deadmau5'],
  ['夜に駆ける', 'YOASOBI'],
  ['مغرم يا ليل', 'راغب علامة'],
  ['Losing It 🎛️❤️‍🔥', 'FISHER 👩🏽‍🎤'],
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

export const coverOf = (at: number): string => `https://covers.invalid/${at}`;

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

/** Numbers that look like a life: more in the evening and at weekends, always the same. */
const wave = (at: number, seed = 1): number => (Math.sin(at * 12.9898 * seed) * 43_758.5453) % 1;
const noise = (at: number, seed = 1): number => Math.abs(wave(at, seed));

const DAY = 86_400_000;
const year = new Map(
  Array.from({ length: 325 }, (_, at) => {
    const date = new Date(Date.UTC(2026, 0, 1) + at * DAY);
    const weekend = [0, 5, 6].includes(date.getUTCDay()) ? 1.8 : 1;
    const holiday = at > 198 && at < 213 ? 0 : 1;
    const plays = Math.round(noise(at) * 60 * weekend * holiday * (noise(at, 3) > 0.18 ? 1 : 0));
    return [date.toISOString().slice(0, 10), plays] as const;
  }),
);
export const hours = [
  18, 9, 4, 2, 1, 1, 5, 22, 41, 30, 24, 26, 31, 28, 22, 25, 33, 48, 61, 58, 70, 88, 97, 54,
];
const genres = ['Techno', 'House', 'シティポップ', 'Drum & Bass', 'Dub Techno', 'طرب', 'Others'];
const months = Array.from({ length: 14 }, (_, at) => {
  const month = 9 + at;
  return `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
const plays = (value: number): string => `${value.toLocaleString('en')} plays`;

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
  collagePicture(
    {
      title: 'November in covers',
      subtitle: 'Mira K. · 1 to 20 November 2026',
      area: 'listening',
      side: 3,
      cells: rows.slice(0, 9),
    },
    en,
  ),
  clockPicture(
    {
      title: 'When you listen',
      subtitle: 'Mira K. · the last 6 months',
      area: 'listening',
      hours,
      value: plays,
    },
    en,
  ),
  weekPicture(
    {
      title: 'Your week of music',
      subtitle: 'Mira K. · the last 6 months',
      area: 'listening',
      cells: Array.from({ length: 7 }, (_, day) =>
        hours.map((value, hour) => Math.round(value * (day > 3 ? 1.6 : 1) * (0.4 + noise(day * 24 + hour)))),
      ),
      value: plays,
    },
    en,
  ),
  calendarPicture(
    {
      title: 'Your 2026',
      subtitle: 'Mira K. · plays by day',
      area: 'listening',
      year: 2026,
      days: year,
      value: plays,
    },
    en,
  ),
  riverPicture(
    {
      title: 'Where your taste flows',
      subtitle: 'Mira K. · genres by month',
      area: 'listening',
      months,
      layers: genres.map((name, layer) => ({
        name,
        values: months.map((_, at) =>
          Math.round((120 / (layer + 1)) * (0.5 + Math.abs(Math.sin((at + layer * 3) / (3 + layer))))),
        ),
      })),
    },
    en,
  ),
  recapPicture(
    {
      title: 'Your November 2026',
      subtitle: 'Mira K. · 1 to 20 November',
      area: 'listening',
      coverUrl: coverOf(0),
      facts: [
        { label: 'hours of music', value: '61' },
        { label: 'plays', value: '1,204' },
        { label: 'new artists', value: '38' },
        { label: 'days in a row', value: '17' },
      ],
      lists: [
        { heading: 'Tracks', rows: rows.slice(0, 5) },
        {
          heading: 'Artists',
          rows: rows.slice(3, 8).map(({ by, coverUrl, value }) => ({ name: by ?? '', coverUrl, value })),
        },
      ],
    },
    en,
  ),
  linesPicture(
    {
      title: 'Peak Time / Driving Top 100',
      subtitle: 'Places by day',
      area: 'digests',
      at: Array.from({ length: 30 }, (_, at) => Date.UTC(2026, 9, 22) + at * DAY),
      timeZone: 'Europe/Berlin',
      rank: true,
      series: names.slice(0, 4).map(([name], which) => ({
        name,
        values: Array.from({ length: 30 }, (_, at) =>
          which === 2 && at > 9 && at < 14
            ? null
            : Math.max(1, Math.round(14 + which * 9 + Math.sin(at / (3 + which)) * 11 - at / 3)),
        ),
      })),
    },
    en,
  ),
  {
    ...linesPicture(
      {
        title: 'Plays by week',
        subtitle: 'Mira K. · this year',
        area: 'listening',
        at: Array.from({ length: 46 }, (_, at) => Date.UTC(2026, 0, 5) + at * 7 * DAY),
        timeZone: 'Europe/Berlin',
        series: [
          {
            name: 'Plays',
            values: Array.from({ length: 46 }, (_, at) =>
              Math.round(180 + 140 * noise(at) + 60 * Math.sin(at / 5)),
            ),
          },
        ],
      },
      en,
    ),
    name: 'lines-plays.png',
  },
];
