import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type ArchiveFile, zip } from './archive.ts';

const history = 'Spotify Extended Streaming History/Streaming_History_Audio_2024_0.json';

/** An archive one of whose names leads out of it (`../../evil.json`) or to a root; `zip` itself would refuse them. */
export async function zipWithNames(files: readonly ArchiveFile[], names: readonly string[]): Promise<Buffer> {
  const held = names.map((name) => ({
    name,
    stand: `${'~'.repeat(Buffer.byteLength(name) - 1)}#`,
  }));
  const bytes = await zip([
    ...files,
    ...held.map(({ stand }) => ({ name: stand, bytes: Buffer.from('[]') })),
  ]);
  for (const { name, stand } of held) {
    for (let at = bytes.indexOf(stand); at >= 0; at = bytes.indexOf(stand, at + 1)) bytes.write(name, at);
  }
  return bytes;
}

/** Archives in an archive, `depth` times, an empty history in the middle. */
export async function nestedZip(depth: number): Promise<Buffer> {
  let bytes = await zip([{ name: history, bytes: Buffer.from('[]') }]);
  for (let left = depth; left > 0; left--) bytes = await zip([{ name: `inner_${left}.zip`, bytes }]);
  return bytes;
}

/** Brackets in brackets: valid JSON that a reader must not follow to the end. */
export const deepJson = (depth: number): Promise<Buffer> =>
  zip([{ name: history, bytes: Buffer.from('['.repeat(depth) + ']'.repeat(depth)) }]);

/**
 * A small file that unpacks to `bytes` zeros (10 GB pack to about 10 MB). Written to disk in constant memory.
 * @param asText spaces within a JSON array instead of zeros
 */
export async function writeBomb(path: string, bytes: number, asText = false): Promise<void> {
  const archive = new ZipFile();
  const block = Buffer.alloc(1024 * 1024, asText ? ' ' : 0);
  function* content(): Generator<Buffer> {
    if (asText) yield Buffer.from('[');
    for (let left = bytes; left > 0; left -= block.length)
      yield left >= block.length ? block : block.subarray(0, left);
    if (asText) yield Buffer.from(']');
  }
  archive.addReadStream(Readable.from(content()), history, { compressionLevel: 9 });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(path));
}
