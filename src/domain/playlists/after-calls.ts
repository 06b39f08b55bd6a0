import type { Attempt, Call, Entry } from './playlist.ts';

/**
 * What a playlist is after these calls, by Spotify's rules.
 * @param known names the keys of what is added; a uri that is not among them is its own key
 */
export const afterCalls = (
  entries: readonly Entry[],
  calls: readonly Call[],
  known: readonly Entry[],
): readonly Entry[] => {
  const named = new Map([...known, ...entries].map((entry) => [entry.uri, entry]));
  const entriesOf = (uris: readonly string[]): Entry[] =>
    uris.map((uri) => named.get(uri) ?? { uri, key: uri });
  return calls.reduce((list, call) => afterCall(list, call, entriesOf), entries);
};

const afterCall = (
  list: readonly Entry[],
  call: Call,
  entriesOf: (uris: readonly string[]) => Entry[],
): readonly Entry[] => {
  switch (call.kind) {
    case 'remove': {
      const gone = new Set(call.uris);
      return list.filter(({ uri }) => !gone.has(uri));
    }
    case 'move':
      return moved(list, call.start, call.length, call.before);
    case 'add':
      return list.toSpliced(call.position, 0, ...entriesOf(call.uris));
    case 'replace':
      return entriesOf(call.uris);
  }
};

/** The list with the `length` entries from `start` put before what stands at `before`. */
export const moved = <T>(list: readonly T[], start: number, length: number, before: number): T[] => {
  const target = before <= start ? before : Math.max(start, before - length);
  return list.toSpliced(start, length).toSpliced(target, 0, ...list.slice(start, start + length));
};

/**
 * What may stand in a playlist where an apply did not end, if nobody else touched it: what the calls known to have
 * worked made of it, and what the call after them makes of that.
 */
export const statesOf = ({ before, calls, result, done }: Attempt): (readonly Entry[])[] => {
  const sure = afterCalls(before, calls.slice(0, done), result);
  const inFlight = calls.slice(done, done + 1);
  return inFlight.length === 0 ? [sure] : [sure, afterCalls(sure, inFlight, result)];
};
