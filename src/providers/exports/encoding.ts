import { TextDecoder } from 'node:util';

const EMPTY = Buffer.alloc(0);

/** Makes UTF-8 without a mark of whatever bytes come. */
export interface Recoder {
  push(bytes: Buffer): Buffer;
  end(): Buffer;
}

/** UTF-8 goes through as it is; UTF-16 is known by its mark, or by the zero beside the first bracket. */
export const createRecoder = (): Recoder => {
  let head: Buffer | null = EMPTY;
  let decoder: TextDecoder | null = null;

  const start = (bytes: Buffer): Buffer => {
    head = null;
    const [first, second, third] = bytes;
    if (first === 0xff && second === 0xfe) decoder = new TextDecoder('utf-16le');
    else if (first === 0xfe && second === 0xff) decoder = new TextDecoder('utf-16be');
    else if (first !== 0 && second === 0 && third !== 0) decoder = new TextDecoder('utf-16le');
    else if (first === 0 && second !== 0 && bytes.length > 1) decoder = new TextDecoder('utf-16be');
    else if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
    return convert(bytes);
  };
  const convert = (bytes: Buffer): Buffer =>
    decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8');

  return {
    push: (bytes) => {
      if (head === null) return convert(bytes);
      head = head.length === 0 ? bytes : Buffer.concat([head, bytes]);
      return head.length < 3 ? EMPTY : start(head);
    },
    end: () => {
      const last = head === null ? EMPTY : start(head);
      return decoder === null ? last : Buffer.concat([last, Buffer.from(decoder.decode(), 'utf8')]);
    },
  };
};
