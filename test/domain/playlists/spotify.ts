import fc from 'fast-check';
import {
  apply,
  type ModelEntry,
  playlistOf,
  trackUri,
} from '../../../scripts/sandbox/spotify/playlist-model.ts';
import { type Call, type Entry, VANISHED } from '../../../src/domain/playlists/playlist.ts';

/** Entries for the property tests, and the simulated Spotify's own rules to carry calls out by. */

/** A track; its recording has a second uri, numbered a thousand higher. */
export const track = (number: number): Entry => ({ uri: trackUri(number), key: `r${number % 1000}` });
export const twin = (number: number): Entry => track(number + 1000);
export const episode = (number: number): Entry => own(trackUri(number).replace('track', 'episode'));
export const local = (number: number): Entry => own(`spotify:local:artist:album:song+${number}:200`);
export const nameless: Entry = { uri: VANISHED, key: VANISHED };
const own = (uri: string): Entry => ({ uri, key: uri });

export const tracks = (...numbers: readonly number[]): Entry[] => numbers.map(track);
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

/** A line with the date by which we recognise it: no two lines have the same one. */
export interface Line extends ModelEntry {
  readonly addedAt: number;
}

export const linesOf = (entries: readonly Entry[], from = 1): Line[] =>
  entries.map(({ uri }, index) => ({
    uri: uri === VANISHED ? null : uri,
    addedAt: (from + index) * 1_000,
    addedBy: 'owner',
  }));

/** Carries the calls out; the n-th call is made n seconds after all lines were added. A refused call fails the test. */
export const carryOut = (lines: readonly ModelEntry[], calls: readonly Call[]): readonly ModelEntry[] =>
  calls.reduce((list, call, index) => {
    const outcome = carryOutOne(list, call, index);
    if (typeof outcome === 'string') throw new Error(outcome);
    return outcome;
  }, lines);

/** What one call makes of it, or the refusal. */
export const carryOutOne = (
  lines: readonly ModelEntry[],
  call: Call,
  index = 0,
): readonly ModelEntry[] | string => {
  const { state, message } = apply(wireOf(call), playlistOf(lines), {
    at: (NEVER + index) * 1_000,
    by: 'segue',
  });
  return message ?? state.entries;
};

/** Seconds; later than any line of a test. */
const NEVER = 1_000_000;
export const isRedated = ({ addedAt }: ModelEntry): boolean => (addedAt ?? 0) >= NEVER * 1_000;

const wireOf = (call: Call): Parameters<typeof apply>[0] => {
  switch (call.kind) {
    case 'remove':
      return { method: 'DELETE', body: { items: call.uris.map((uri) => ({ uri })) } };
    case 'add':
      return { method: 'POST', body: { uris: [...call.uris], position: call.position } };
    case 'replace':
      return { method: 'PUT', body: { uris: [...call.uris] } };
    case 'move': {
      const { start, length, before } = call;
      return { method: 'PUT', body: { range_start: start, range_length: length, insert_before: before } };
    }
  }
};

export const urisOf = (entries: readonly { readonly uri: string | null }[]): string[] =>
  entries.map(({ uri }) => uri ?? VANISHED);

/** Entries from a small world, so that lists share many of them. */
export const anyTrack = fc.oneof(
  { weight: 8, arbitrary: fc.nat(30).map(track) },
  { weight: 1, arbitrary: fc.nat(30).map(twin) },
);
export const anyEntry = fc.oneof(
  { weight: 12, arbitrary: anyTrack },
  { weight: 1, arbitrary: fc.nat(2).map(episode) },
  { weight: 1, arbitrary: fc.nat(2).map(local) },
  { weight: 1, arbitrary: fc.constant(nameless) },
);
export const playlist = fc.array(anyEntry, { maxLength: 30 });
export const wish = fc.array(anyTrack, { maxLength: 30 });
export const order = fc.constantFrom('exact' as const, 'gentle' as const, 'loose' as const);

/** A playlist and what shall become of it: some of it, shuffled here and there, with others. */
export const change = fc
  .tuple(
    fc.uniqueArray(fc.nat(400), { maxLength: 300 }),
    fc.uniqueArray(fc.integer({ min: 500, max: 900 }), { maxLength: 250 }),
    fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 40 })), { maxLength: 8 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 50 }),
  )
  .map(([numbers, fresh, shifts, every, run]) => {
    const kept = numbers.filter((number) => number % every !== 1);
    let wanted = kept;
    for (const [from, to, length] of shifts) {
      const range = wanted.slice(from, from + length);
      wanted = wanted.toSpliced(from, length).toSpliced(to, 0, ...range);
    }
    for (let at = 0; at < fresh.length; at += run) {
      wanted = wanted.toSpliced((at * 7) % (wanted.length + 1), 0, ...fresh.slice(at, at + run));
    }
    return { actual: tracks(...numbers), wanted: tracks(...wanted) };
  });
