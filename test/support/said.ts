/** The texts in a leaf: of a function what stands between its facts. */
export const textsOf = (value: unknown): string[] => {
  if (typeof value !== 'function') return [value].flat(2).filter((text) => typeof text === 'string');
  let code = String(value);
  for (let last = ''; last !== code; ) {
    last = code;
    code = code.replace(/\$\{[^{}]*\}/g, '…');
  }
  return [...code.matchAll(/`([^`]*)`|'([^']*)'|"([^"]*)"/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
};

/** Without what is typed: commands, rules. */
export const saidIn = (value: unknown): string[] =>
  textsOf(value).map((text) => text.replace(/\\?`[^`]*`|\/\w+/g, ' '));

/** Words of three letters and more. */
export const wordsOf = (value: unknown): string[] =>
  saidIn(value).flatMap((text) => text.match(/\p{L}{3,}/gu) ?? []);

/** Words that are the same in both languages. */
const SHARED = new Set(
  `Spotify Discord MusicBrainz AcousticBrainz ReccoBeats Deezer Last ListenBrainz Discogs Beatport Apple Music Segue
  Playlist Playlists Tracks Bronze Gold Label Labels Genre Genres Links Name Text Version BPM ISRC Instrumental live Warm
  Charts Radar plus minus cappella json txt`.split(/\s+/),
);

/** Whether every word of it may be the same in English and in German. */
export const isShared = (value: unknown): boolean => wordsOf(value).every((word) => SHARED.has(word));
