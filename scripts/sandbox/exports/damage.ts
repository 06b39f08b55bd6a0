export type Encoding = 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be';

/** A text in bytes; UTF-16 begins with its mark, as Windows writes it. */
export function encoded(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text);
    case 'utf8-bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  }
}

export type Damage =
  /** Ends in the middle of a line: the first half of the file is well. */
  | 'cut'
  /** Bytes that are no text. */
  | 'noise'
  /** JSON, but an object with an error in it. */
  | 'object'
  | 'empty'
  /** A brace is missing in the middle. */
  | 'typo';

export function damaged(text: string, how: Damage): Buffer {
  switch (how) {
    case 'cut':
      return Buffer.from(text.slice(0, Math.floor(text.length / 2) + 7));
    case 'noise':
      return Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 167 + (at >> 3) * 91) % 256));
    case 'object':
      return Buffer.from(JSON.stringify({ error: { code: 500, message: 'export failed' } }));
    case 'empty':
      return Buffer.alloc(0);
    case 'typo': {
      const middle = text.indexOf('}', Math.floor(text.length / 2));
      return Buffer.from(text.slice(0, middle) + text.slice(middle + 1));
    }
  }
}

/** Lines that no reader can make a play of. */
export const oddRows: readonly unknown[] = [
  null,
  7,
  'a line',
  [],
  { ts: 'yesterday', ms_played: 1_000, spotify_track_uri: 'spotify:track:0000000000000000000000' },
  { ts: '2024-13-45T99:00:00Z', ms_played: 1_000, spotify_track_uri: 'spotify:track:0000000000000000000000' },
  {
    ts: '2024-05-06T18:43:00Z',
    ms_played: 'long',
    spotify_track_uri: 'spotify:track:0000000000000000000000',
  },
  {
    ts: '2024-05-06T18:43:00Z',
    ms_played: -5_000,
    spotify_track_uri: 'spotify:track:0000000000000000000000',
  },
];
