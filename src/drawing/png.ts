import { crc32, deflateSync } from 'node:zlib';
import type { Indexed } from './quantise.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const INDEXED = 3;

/** A PNG with a palette: eight bits per pixel, four when 16 colours are enough. */
export const encodePng = (width: number, height: number, { palette, pixels }: Indexed): Uint8Array => {
  const depth = palette.length <= 16 * 3 ? 4 : 8;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(depth, 8);
  header.writeUInt8(INDEXED, 9);
  const rows = rowsOf(width, height, pixels, depth);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 8, memLevel: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
};

/** Each row begins with its filter; indices of a palette are best left as they are (0). */
const rowsOf = (width: number, height: number, pixels: Uint8Array, depth: 4 | 8): Uint8Array => {
  const bytes = Math.ceil((width * depth) / 8);
  const rows = new Uint8Array(height * (bytes + 1));
  for (let y = 0; y < height; y += 1) {
    const row = pixels.subarray(y * width, (y + 1) * width);
    const to = y * (bytes + 1) + 1;
    if (depth === 8) rows.set(row, to);
    else for (let x = 0; x < width; x += 2) rows[to + x / 2] = ((row[x] ?? 0) << 4) | (row[x + 1] ?? 0);
  }
  return rows;
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
};
