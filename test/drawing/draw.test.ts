import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene, SceneNode } from '../../src/domain/pictures.ts';
import { draw } from '../../src/drawing/draw.ts';
import { createFonts } from '../../src/drawing/fonts.ts';
import { quantise } from '../../src/drawing/quantise.ts';
import { drawable, linesOf } from '../../src/drawing/text.ts';

const fonts = createFonts();
const GROUND = '#14151a';

const sceneOf = (...nodes: SceneNode[]): Scene => ({ width: 120, height: 60, background: GROUND, nodes });
const written = (text: string, maxWidth = 110): SceneNode => ({
  kind: 'text',
  x: 5,
  y: 40,
  text,
  size: 28,
  fill: '#ffffff',
  maxWidth,
});

/** The pixels of a PNG, RGBA. */
const pixelsOf = async (png: Uint8Array) => {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return {
    ...image,
    width: image.width,
    height: image.height,
    data: context.getImageData(0, 0, image.width, image.height).data,
  };
};
const inkOf = async (scene: Scene): Promise<number> => {
  const { data } = await pixelsOf(await draw(scene, new Map(), fonts));
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 60) ink += 1;
  return ink;
};

describe('text', () => {
  /** One sign of each script that comes along, and of emoji, symbols and marks that stack. */
  const SIGNS = [...'AßžĐệЖѣΩᾦعשकঅதతทგԱ日あアㄅ한漢氣嘅ﾊＦ♫★→∞①🎛🔥🫠👩'];

  it.each(SIGNS)('%s is drawn, and not as a box', async (sign) => {
    expect(drawable(sign, fonts)).toBe(sign.normalize('NFC'));
    const { families } = fonts.for(sign);
    const boxed = (text: string): string => {
      const context = createCanvas(60, 60).getContext('2d');
      context.font = `28px ${families}`;
      context.fillText(text, 5, 40);
      return Buffer.from(context.getImageData(0, 0, 60, 60).data).toString('base64');
    };
    const box = boxed('\u{10fffd}');
    expect(boxed(sign)).not.toBe(box);
    expect(boxed(sign)).not.toBe(boxed(''));
  });

  it.each([
    ['བོད', /^[a-z]+$/i],
    ['ᎣᏏᏲ', /^[a-z]+$/i],
    ['\u{10fffd}a', /^a$/],
    ['𝕬', /^[A𝕬]$/u],
    ['e\u0301', /^é$/],
  ])('what no font has is spelt or left out: %s', (text, expected) => {
    expect(drawable(text, fonts)).toMatch(expected);
  });

  it('fills no more lines than there are, none wider than there is room, and breaks no sign apart', () => {
    const width = (text: string): number => Array.from(text).length;
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 3, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        (text, max, lines) => {
          const drawn = linesOf(text, max, lines, width);
          expect(drawn.length).toBeLessThanOrEqual(lines);
          for (const line of drawn) expect(line === '…' || width(line) <= max).toBe(true);
          if (width(text) <= max) expect(drawn).toEqual([text]);
        },
      ),
      { numRuns: 200 },
    );
    expect(linesOf('one two three four', 9, 2, width)).toEqual(['one two', 'three fo…']);
    expect(linesOf('👩🏽‍🎤👩🏽‍🎤👩🏽‍🎤', 5, 1, width)).toEqual(['👩🏽‍🎤…']);
  });
});

it.each([
  ['❤️‍🔥', 'left', 5],
  ['🏳️‍🌈', 'center', 60],
  ['🏳️‍🌈', 'right', 115],
] as const)('%s is one emoji, %s of its place', async (text, align, x) => {
  const node = { kind: 'text', x, y: 40, text, size: 28, fill: '#ffffff', align } as const;
  const { width, height, data } = await pixelsOf(await draw(sceneOf(node), new Map(), fonts));
  const inked = Array.from({ length: width }, (_, at) => at).filter((at) =>
    Array.from({ length: height }, (_y, y) => data[(y * width + at) * 4] ?? 0).some((red) => red > 60),
  );
  const [left = 0, right = 0] = [inked[0], inked.at(-1)].map((at) => (at ?? 0) / 2);
  expect(right - left).toBeGreaterThan(20);
  expect(right - left).toBeLessThan(42);
  const place = { left, center: (left + right) / 2, right }[align];
  expect(Math.abs(place - x)).toBeLessThan(5);
});

describe('a scene', () => {
  it('is a PNG of twice its size, in its colours', async () => {
    const square = { kind: 'rect', x: 30, y: 10, width: 40, height: 40, fill: '#d4af37' } as const;
    const png = await draw(sceneOf(square), new Map(), fonts);
    const { width, height, data } = await pixelsOf(png);
    const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    expect([width, height]).toEqual([240, 120]);
    expect(at(4, 4)).toEqual([0x14, 0x15, 0x1a]);
    expect(at(100, 60)).toEqual([0xd4, 0xaf, 0x37]);
    expect(png.length).toBeLessThan(1_000);
  });

  it('keeps within the room of a text', async () => {
    const scene = sceneOf(written('An extraordinarily long title that nobody reads'));
    const { width, data } = await pixelsOf(await draw(scene, new Map(), fonts));
    const right = Array.from({ length: 120 }, (_, y) => data[(y * width + width - 6) * 4]);
    expect(new Set(right)).toEqual(new Set([0x14]));
    expect(await inkOf(scene)).toBeGreaterThan(200);
  });

  it('draws a number smaller rather than half of it', async () => {
    const heightOf = async (shrink: boolean): Promise<number> => {
      const node = { ...written('1234567890', 60), ...(shrink ? { shrink: true } : {}) } as SceneNode;
      const { width, height, data } = await pixelsOf(await draw(sceneOf(node), new Map(), fonts));
      const rows = Array.from({ length: height }, (_, y) => y).filter((y) =>
        data.subarray(y * width * 4, (y + 1) * width * 4).some((red, at) => at % 4 === 0 && red > 60),
      );
      return (rows.at(-1) ?? 0) - (rows[0] ?? 0);
    };
    expect(await heightOf(true)).toBeLessThan((await heightOf(false)) * 0.6);
  });

  it('shows a cover, and initials where it is missing or no picture', async () => {
    const cover = createCanvas(50, 30);
    const context = cover.getContext('2d');
    context.fillStyle = '#00ff00';
    context.fillRect(0, 0, 50, 30);
    const image = (url: string): SceneNode => {
      return { kind: 'image', x: 10, y: 10, width: 40, height: 40, url, words: 'Mira Kovač' };
    };
    const covers = new Map<string, Uint8Array>([
      ['here', cover.toBuffer('image/png')],
      ['broken', Buffer.from('<html>')],
    ]);
    const colourOf = async (url: string) => {
      const { width, data } = await pixelsOf(await draw(sceneOf(image(url)), covers, fonts));
      return [...data.subarray((30 * width + 30) * 4, (30 * width + 30) * 4 + 3)];
    };
    expect(await colourOf('here')).toEqual([0, 255, 0]);
    expect(await colourOf('broken')).toEqual(await colourOf('missing'));
    expect(await colourOf('missing')).not.toEqual([0x14, 0x15, 0x1a]);
  });

  it.each([
    [0, 60],
    [20_000, 20_000],
    [Number.NaN, 5],
  ])('of %d × %d is refused', async (width, height) => {
    const scene = { width, height, background: GROUND, nodes: [] } as const;
    await expect(draw(scene, new Map(), fonts)).rejects.toThrow('is not drawn');
  });
});

it('a picture of few colours keeps them as they are, and one of many comes near', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 600 }),
      (colours) => {
        const data = new Uint8ClampedArray(colours.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255, 255]));
        const { palette, pixels } = quantise(data);
        expect(palette.length).toBeLessThanOrEqual(768);
        const bins = new Set(colours.map((c) => `${c >> 19} ${(c >> 11) & 31} ${(c >> 3) & 31}`));
        if (bins.size > 256) return;
        for (const [at, colour] of colours.entries()) {
          const index = (pixels[at] ?? 0) * 3;
          const [red = 0, green = 0, blue = 0] = palette.subarray(index, index + 3);
          expect(Math.abs(red - (colour >> 16))).toBeLessThan(8);
          expect(Math.abs(green - ((colour >> 8) & 255))).toBeLessThan(8);
          expect(Math.abs(blue - (colour & 255))).toBeLessThan(8);
        }
      },
    ),
    { numRuns: 30 },
  );
});
