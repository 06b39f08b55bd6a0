import { type HandEdits, keysOf } from './hand-edits.ts';
import { type Entry, isWritable, type MergeInput } from './playlist.ts';

/** What people hold on to and what they do not want, with the hand edits of this merge. */
export interface Claims {
  isPinned(key: string): boolean;
  /** A pin is stronger. */
  isBanned(key: string): boolean;
  /** Banned, or Spotify has no name for it any more, or would not take it and does not have it. */
  isRefused(entry: Entry): boolean;
  /** Spotify has no name for it any more, or would not take it and does not have it; nobody banned it. */
  isUnavailable(entry: Entry): boolean;
  /** To be put (back) in although no rule wants it: pins that are not there, and what an interruption took out. */
  readonly missing: readonly Entry[];
  /** Held on to, but not there and not to be had. */
  readonly unavailable: readonly Entry[];
  /** To be put back, but no call can add them. */
  readonly unaddable: readonly Entry[];
}

export const claimsOf = (
  { pins, bans, actual, desired, refused = [] }: MergeInput,
  edits: HandEdits,
): Claims => {
  const [ended, lifted, nameless] = [edits.endedPins, edits.liftedBans, edits.vanished].map(keysOf);
  const kept = [...pins.filter(({ key }) => !ended?.has(key)), ...edits.added];
  const pinned = keysOf(kept);
  const banned = keysOf([...bans.filter(({ key }) => !lifted?.has(key)), ...edits.removed]);
  const isBanned = (key: string): boolean => banned.has(key) && !pinned.has(key);
  const standing = keysOf(actual);
  const notTaken = new Set(refused);
  const isUnavailable = ({ uri, key }: Entry): boolean =>
    !isBanned(key) && (nameless?.has(key) === true || (notTaken.has(uri) && !standing.has(key)));
  const isRefused = (entry: Entry): boolean => isBanned(entry.key) || isUnavailable(entry);

  const there = keysOf([...actual, ...desired.filter((entry) => !isRefused(entry))]);
  const missing = [...kept, ...edits.lost].filter(({ uri, key }) => {
    if (there.has(key) || isRefused({ uri, key })) return false;
    there.add(key);
    return true;
  });
  return {
    isPinned: (key) => pinned.has(key),
    isBanned,
    isRefused,
    isUnavailable,
    unavailable: kept.filter(isUnavailable),
    missing: missing.filter(({ uri }) => isWritable(uri)),
    unaddable: missing.filter(({ uri }) => !isWritable(uri)),
  };
};
