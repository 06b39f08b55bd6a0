import type { Call } from './playlist.ts';

/** A call that brings tracks, and that Spotify may refuse for one of them. */
export type Bringing = Extract<Call, { kind: 'add' | 'replace' }>;

export const isBringing = (call: Call): call is Bringing => call.kind === 'add' || call.kind === 'replace';

/** The same in two calls; a `replace` begins with the first half. */
export const halved = (call: Bringing): readonly [Bringing, Bringing] => {
  const middle = Math.ceil(call.uris.length / 2);
  const [first, second] = [call.uris.slice(0, middle), call.uris.slice(middle)];
  const position = (call.kind === 'add' ? call.position : 0) + first.length;
  return [
    { ...call, uris: first },
    { kind: 'add', uris: second, position },
  ];
};

/**
 * The parts that follow in a call that was cut up, when the part before them, of one track, is left out: they move up,
 * and the next one begins the list anew if that one was to.
 */
export const withoutPart = (left: Bringing, parts: readonly Call[]): Call[] =>
  parts.map((part, index) => {
    if (part.kind !== 'add') return part;
    return index === 0 && left.kind === 'replace'
      ? { kind: 'replace', uris: part.uris }
      : { ...part, position: part.position - left.uris.length };
  });
