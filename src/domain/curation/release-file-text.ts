/** From bytes to text: people export from whatever they have. */

const isValid = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not of this encoding: another one is tried.
    return null;
  }
};

/** UTF-16 without a mark: every other byte of Latin text is zero. */
const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const sample = bytes.subarray(0, 2_000);
  let even = 0;
  let odd = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  const most = sample.length / 4;
  if (odd > most && even < odd / 4) return 'utf-16le';
  return even > most && odd < even / 4 ? 'utf-16be' : null;
};

/**
 * By the byte order mark, else UTF-8 where it is that, else what Windows writes. Never fails: a wrong letter in a name
 * is better than no import.
 */
export const decodeFile = (bytes: Uint8Array): string => {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  const wide = marked ?? utf16Of(bytes);
  if (wide !== null) return clean(new TextDecoder(wide).decode(bytes));
  return clean(isValid(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes));
};

const clean = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\0', '');
