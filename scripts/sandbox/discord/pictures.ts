import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** Two colours that belong to a seed. */
function coloursOf(seed: string): { hue: number; second: number } {
  const digest = createHash('md5').update(seed).digest();
  const hue = Math.round((digest.readUInt16BE(0) / 65_536) * 360);
  return { hue, second: (hue + 40 + (digest[2] ?? 0) / 3) % 360 };
}

/** An avatar with the initials of a name; `square` for servers. */
export function drawSvg(seed: string, name: string, square: boolean): string {
  const { hue, second } = coloursOf(seed);
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 2)
    .replaceAll(/[<>&"']/g, '');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 62% 48%)"/><stop offset="1" stop-color="hsl(${Math.round(second)} 58% 34%)"/></linearGradient></defs>
<rect width="64" height="64" rx="${square ? 16 : 32}" fill="url(#g)"/>
<text x="32" y="33" text-anchor="middle" dominant-baseline="central" font-family="system-ui,sans-serif" font-size="26" font-weight="600" fill="#fff">${initials}</text>
</svg>`;
}

const SIDE = 64;

/** The same colours as a PNG, for clients that cannot draw SVG. */
export function drawPng(seed: string): Uint8Array {
  const { hue, second } = coloursOf(seed);
  const from = rgb(hue);
  const to = rgb(second);
  const rows = Buffer.alloc(SIDE * (SIDE * 3 + 1));
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const share = (x + y) / (2 * (SIDE - 1));
      // Each row begins with its filter byte, which stays 0.
      const at = y * (SIDE * 3 + 1) + 1 + x * 3;
      for (const channel of [0, 1, 2] as const) {
        rows[at + channel] = Math.round(from[channel] * (1 - share) + to[channel] * share);
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  // Eight bits per channel, true colour.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.byteLength + 8);
  framed.writeUInt32BE(data.byteLength, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.byteLength + 4);
  return framed;
}

/** A hue of medium saturation and lightness. */
function rgb(hue: number): readonly [number, number, number] {
  const channel = (shift: number) => {
    const k = (shift + hue / 30) % 12;
    return Math.round(255 * (0.45 - 0.27 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
