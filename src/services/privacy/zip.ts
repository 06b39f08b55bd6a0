import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive; what it holds comes as it is written. */
export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

/** Sizes follow the data, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** What fits into the fields of an archive without extensions. */
const MAX = 0xffff_ffff;
/** 1 January 1980: archives do not say when they were made, so that the same content is the same archive. */
const DATE = 0x21;

/**
 * Writes a ZIP archive while it is sent: one file after the other, in constant memory.
 * @throws {RangeError} beyond 4 GB, which needs another kind of archive
 */
export const zipOf = async function* (
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name: title, content } of entries) {
    const name = Buffer.from(title, 'utf8');
    const begin = offset;
    const head = headOf(0x04034b50, [VERSION], name, { crc: 0, size: 0, packed: 0 });
    yield head;
    offset += head.length;
    const sums = { crc: 0, size: 0, packed: 0 };
    for await (const part of packed(content, sums)) {
      yield part;
      offset += part.length;
    }
    if (offset > MAX || sums.size > MAX) throw new RangeError('An archive of more than 4 GB.');
    const tail = numbers([0x08074b50, 4], [sums.crc, 4], [sums.packed, 4], [sums.size, 4]);
    yield tail;
    offset += tail.length;
    written.push({ name, ...sums, offset: begin });
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield numbers(
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [written.length, 2],
      [written.length, 2],
      [directory.length, 4],
      [offset, 4],
      [0, 2],
    ] as const),
  );
};

const packed = async function* (
  content: ZipEntry['content'],
  sums: { crc: number; size: number; packed: number },
): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const feed = async (): Promise<void> => {
    for await (const text of content) {
      const bytes = Buffer.from(text, 'utf8');
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
  };
  const feeding = feed().catch((error: unknown) => {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const part of deflate) {
    const bytes: Buffer = part;
    sums.packed += bytes.length;
    yield bytes;
  }
  await feeding;
};

type Sums = Pick<Written, 'crc' | 'size' | 'packed'>;

const headOf = (signature: number, versions: readonly number[], name: Buffer, sums: Sums): Buffer =>
  Buffer.concat([
    numbers(
      [signature, 4],
      ...versions.map((version) => [version, 2] as const),
      [FLAGS, 2],
      [DEFLATE, 2],
      [0, 2],
      [DATE, 2],
      [sums.crc, 4],
      [sums.packed, 4],
      [sums.size, 4],
      [name.length, 2],
      [0, 2],
    ),
    ...(versions.length === 1 ? [name] : []),
  ]);

const directoryEntry = ({ name, offset, ...sums }: Written): Buffer =>
  Buffer.concat([
    headOf(0x02014b50, [VERSION, VERSION], name, sums),
    numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    name,
  ]);

/** Little-endian numbers of so many bytes each. */
const numbers = (...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
};
