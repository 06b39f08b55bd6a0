import { statesOf } from './after-calls.ts';
import { type Entry, isTrack, isWritable, type MergeInput, VANISHED } from './playlist.ts';

/** What people did to a playlist since we last left it, and what an interrupted apply of ours did. */
export interface HandEdits {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  readonly endedPins: readonly Entry[];
  readonly liftedBans: readonly Entry[];
  readonly vanished: readonly Entry[];
  /** Not tracks of a rule, and missing because we were interrupted between taking them out and putting them back. */
  readonly lost: readonly Entry[];
}

export const NO_EDITS: HandEdits = {
  added: [],
  removed: [],
  endedPins: [],
  liftedBans: [],
  vanished: [],
  lost: [],
};

/**
 * Compares by key what stands there with every state that we may have left. More copies than in any of them: a person
 * added one. None although all of them have it: a person took it out. What lies between was our own doing.
 */
export const handEdits = (input: MergeInput): HandEdits => {
  const { actual, pins, bans, pending } = input;
  const states = knownStates(input);
  const counts = states.map(countByKey);
  const now = countByKey(actual);
  const most = (key: string): number => Math.max(...counts.map((of) => of.get(key) ?? 0));
  const least = (key: string): number => Math.min(...counts.map((of) => of.get(key) ?? 0));

  const isAdded = ({ key }: Entry): boolean => (now.get(key) ?? 0) > most(key);
  const vanished = vanishedIn(states[0] ?? [], actual, (now.get(VANISHED) ?? 0) - most(VANISHED));
  const nameless = keysOf(vanished);
  const isRemoved = ({ key }: Entry): boolean => least(key) > 0 && !now.has(key) && !nameless.has(key);

  const pinned = keysOf(pins);
  const banned = keysOf(bans);
  const writable = ({ uri }: Entry): boolean => isWritable(uri);
  return {
    added: oncePerKey(actual.filter(writable).filter(isAdded)).filter(({ key }) => !pinned.has(key)),
    removed: oncePerKey((states[0] ?? []).filter(writable).filter(isRemoved)).filter(
      ({ key }) => !banned.has(key),
    ),
    endedPins: pins.filter((pin) => isRemoved(pin) || nameless.has(pin.key)),
    liftedBans: bans.filter(isAdded),
    vanished,
    lost: (pending?.result ?? []).filter(
      (entry) => writable(entry) && !isTrack(entry.uri) && !now.has(entry.key) && least(entry.key) === 0,
    ),
  };
};

const knownStates = ({ base, pending, adoption, actual }: MergeInput): readonly (readonly Entry[])[] => {
  if (pending != null) return statesOf(pending);
  return [base ?? (adoption === 'takeOver' ? actual : [])];
};

/**
 * Where a nameless line stands behind the line that ours stood behind, ours is what lost its name. As many as there are
 * more nameless lines than before.
 */
const vanishedIn = (before: readonly Entry[], actual: readonly Entry[], more: number): Entry[] => {
  const found: Entry[] = [];
  if (more <= 0) return found;
  const first = new Map<string, number>();
  actual.forEach(({ key }, index) => {
    if (!first.has(key)) first.set(key, index);
  });
  let next = 0;
  for (const entry of before) {
    const place = entry.key === VANISHED ? undefined : first.get(entry.key);
    if (place !== undefined) next = place + 1;
    else if (actual[next]?.key === VANISHED && found.length < more) {
      if (entry.key !== VANISHED) found.push(entry);
      next += 1;
    }
  }
  return found;
};

export const keysOf = (entries: readonly Entry[]): Set<string> => new Set(entries.map(({ key }) => key));

const countByKey = (entries: readonly Entry[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { key } of entries) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

export const oncePerKey = (entries: readonly Entry[]): Entry[] => {
  const seen = new Set<string>();
  return entries.filter(({ key }) => !seen.has(key) && seen.add(key));
};
