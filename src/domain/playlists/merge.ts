import { arrange, type Standing } from './arrange.ts';
import { longestAscending } from './ascending.ts';
import { type Claims, claimsOf } from './claims.ts';
import { type HandEdits, handEdits, keysOf, NO_EDITS, oncePerKey } from './hand-edits.ts';
import { loosen } from './loosen.ts';
import {
  type Entry,
  isTrack,
  isWritable,
  type Merge,
  type MergeInput,
  type MergeMode,
  PLAYLIST_LIMIT,
} from './playlist.ts';
import { weave } from './weave.ts';
import { type Wished, wishOf } from './wish.ts';

/**
 * What a playlist ought to be: what the rules want now, what people did to it by hand, and what we last left there,
 * merged. The same lists always give the same merge.
 */
export const mergePlaylist = (input: MergeInput): Merge => mergeWanted(input, false);

/**
 * Undo: the playlist as it stood before an apply (`revision`), but for what people did by hand since. Pins and bans
 * stay: they say what a person did, and undoing what we did does not take that back.
 */
export const restorePlaylist = (
  input: Omit<MergeInput, 'desired' | 'mode'> & { readonly revision: readonly Entry[] },
): Merge => mergeWanted({ ...input, desired: input.revision, mode: 'reconcile' }, true);

/** @param asGiven the wish is a list as it was, with its copies and the places of what is pinned */
const mergeWanted = (input: MergeInput, asGiven: boolean): Merge => {
  const { actual, desired, mode, order, pending } = input;
  const edits = editsOf(input);
  const claims = claimsOf(input, edits);
  const wish = wishOf(desired, actual, { refuses: claims.isRefused, asGiven });

  const byRule = wish.lines.filter(({ entry, at }) =>
    at === null ? true : mode !== 'append' && (asGiven || !claims.isPinned(entry.key)),
  );
  const wished = new Set(wish.lines.flatMap(({ at }) => at ?? []));
  const placed = new Set(byRule.flatMap(({ at }) => at ?? []));
  const keys = new Set(wish.lines.map(({ entry }) => entry.key));
  const uris = new Set(wish.lines.map(({ entry }) => entry.uri));
  const isHeld = (entry: Entry, index: number): boolean =>
    !placed.has(index) &&
    stays(entry, { mode, claims, wished: wished.has(index), copies: uris.has(entry.uri) });
  const held = actual.filter(isHeld).length;
  const missing = claims.missing.slice(0, Math.max(0, PLAYLIST_LIMIT - held));
  const room = Math.max(0, PLAYLIST_LIMIT - held - missing.length);
  const rule = byRule.slice(0, room);

  const places = new Map(rule.flatMap(({ at }, place) => (at === null ? [] : [[at, place] as const])));
  const standing = actual.map((entry, index): Standing => {
    const place = places.get(index);
    if (place !== undefined) return { role: 'rule', place };
    return isHeld(entry, index) ? { role: 'hand', entry } : { role: 'leaving' };
  });
  const woven = weave(actual, standing, missing, pending?.result ?? []);
  const merged = assemble(mode, rule, woven);
  return {
    merged: order === 'loose' ? loosen(actual, merged) : merged,
    addedByHand: edits.added,
    removedByHand: edits.removed,
    endedPins: edits.endedPins,
    liftedBans: edits.liftedBans,
    movedByHand: mode === 'reconcile' && pending == null ? movedByHand(input.base ?? [], actual, places) : [],
    droppedDuplicates: [
      ...wish.droppedDuplicates,
      ...actual.filter(
        ({ key }, index) => standing[index]?.role === 'leaving' && keys.has(key) && !wished.has(index),
      ),
    ],
    unaddable: [...wish.unaddable, ...claims.unaddable],
    vanished: edits.vanished,
    unavailable: oncePerKey([...desired.filter(claims.isUnavailable), ...claims.unavailable]),
    overflow: [...byRule.slice(room).map(({ entry }) => entry), ...claims.missing.slice(missing.length)],
  };
};

/** Where the rule decides alone, hand edits are not looked at; what we lost ourselves comes back all the same. */
const editsOf = (input: MergeInput): HandEdits => {
  const edits = handEdits(input);
  if (input.mode !== 'replace') return edits;
  const nameless = keysOf(edits.vanished);
  const endedPins = edits.endedPins.filter(({ key }) => nameless.has(key));
  return { ...NO_EDITS, endedPins, vanished: edits.vanished, lost: edits.lost };
};

/** Whether a line that is not placed by the rule stays. */
const stays = (
  { uri, key }: Entry,
  line: {
    readonly mode: MergeMode;
    readonly claims: Claims;
    /** The wish counts on this very line, or on a copy of it that could not stay if this one went. */
    readonly wished: boolean;
    readonly copies: boolean;
  },
): boolean => {
  if (!isWritable(uri) || line.claims.isPinned(key)) return true;
  if (line.claims.isBanned(key)) return false;
  if (!isTrack(uri) || line.mode === 'append') return true;
  return line.wished || (line.mode === 'reconcile' && line.copies);
};

const assemble = (
  mode: MergeMode,
  rule: readonly Wished[],
  standing: readonly Standing[],
): readonly Entry[] => {
  const ruleOrder = rule.map(({ entry }) => entry);
  if (mode !== 'append') return arrange(ruleOrder, standing);
  return [...standing.flatMap((line) => (line.role === 'hand' ? line.entry : [])), ...ruleOrder];
};

/** Lines of the rule that do not stand in the order that we left. Copies cannot be told apart. */
const movedByHand = (
  base: readonly Entry[],
  actual: readonly Entry[],
  places: ReadonlyMap<number, number>,
): Entry[] => {
  const left = new Map<string, number | null>();
  base.forEach(({ key }, index) => {
    left.set(key, left.has(key) ? null : index);
  });
  const lines = actual.flatMap((entry, index) => {
    const was = left.get(entry.key) ?? null;
    return places.has(index) && was !== null ? [{ entry, was }] : [];
  });
  const still = new Set(longestAscending(lines.map(({ was }) => was)));
  return lines.filter((_, index) => !still.has(index)).map(({ entry }) => entry);
};
