import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RevisionId } from '../../../src/domain/ids.ts';
import { REVISIONS_KEPT, type RevisionKind } from '../../../src/domain/playlists/managed.ts';
import { stepsOf } from '../../../src/domain/playlists/steps.ts';

interface Kept {
  readonly id: RevisionId;
  readonly kind: RevisionKind;
  readonly restored: RevisionId | null;
  /** What stood there before. */
  readonly state: number;
}

/** A playlist whose whole content is one number; what was there is kept as applies and undos keep it. */
const playlist = (kept = Number.POSITIVE_INFINITY) => {
  let state = 0;
  let newest = 0;
  let revisions: Kept[] = [];
  const write = (kind: RevisionKind, restored: RevisionId | null, next: number): void => {
    newest += 1;
    revisions = [{ id: newest as RevisionId, kind, restored, state }, ...revisions].slice(0, kept);
    state = next;
  };
  return {
    state: () => state,
    steps: () => stepsOf(revisions),
    apply: (next: number) => write('apply', null, next),
    go: (way: 'back' | 'forth'): boolean => {
      const to = stepsOf(revisions)[way];
      const found = revisions.find(({ id }) => id === to);
      if (found === undefined) return false;
      write('undo', found.id, found.state);
      return true;
    },
    jump: (at: number): void => {
      const found = revisions[at % Math.max(1, revisions.length)];
      if (found !== undefined) write('undo', found.id, found.state);
    },
  };
};

const times = (count: number, what: () => boolean): number => {
  let done = 0;
  while (done < count && what()) done += 1;
  return done;
};

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('apply' as const), at: fc.nat(99) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const), at: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('forth' as const), at: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump' as const), at: fc.nat(20) }) },
);

test('so many undos and as many redos end where they began, whatever was done before', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.nat(30), (before, count) => {
      const world = playlist();
      for (const { do: what, at } of before) {
        if (what === 'apply') world.apply(at);
        else if (what === 'jump') world.jump(at);
        else times(at, () => world.go(what));
      }
      const began = world.state();
      const undone = times(count, () => world.go('back'));
      expect(times(undone, () => world.go('forth'))).toBe(undone);
      expect(world.state()).toBe(began);
    }),
    { numRuns: 2_000 },
  );
});

test('undo and redo are those of a pile of states', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (all) => {
      const world = playlist();
      let past: number[] = [];
      let future: number[] = [];
      for (const { do: what, at } of all) {
        const now = world.state();
        if (what === 'apply') {
          world.apply(at);
          past = [...past, now];
          future = [];
        } else if (what !== 'jump') {
          const from = what === 'back' ? past : future;
          const next = from.at(-1);
          expect(world.go(what)).toBe(next !== undefined);
          if (next === undefined) continue;
          if (what === 'back') future = [...future, now];
          else past = [...past, now];
          if (what === 'back') past = past.slice(0, -1);
          else future = future.slice(0, -1);
          expect(world.state()).toBe(next);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('what is forgotten in between ends the way back, and the way forth stays', () => {
  const world = playlist(REVISIONS_KEPT);
  for (let at = 1; at <= 40; at++) world.apply(at);
  const undone = times(100, () => world.go('back'));
  expect(undone).toBeGreaterThanOrEqual(REVISIONS_KEPT / 2);
  expect(times(100, () => world.go('forth'))).toBe(undone);
  expect(world.state()).toBe(40);
});

test('entries that do not say what they restored took back the one before', () => {
  const of = (...kinds: RevisionKind[]) =>
    stepsOf(kinds.map((kind, at) => ({ id: (at + 1) as RevisionId, kind, restored: null })).toReversed());
  expect(of()).toEqual({ back: null, forth: null });
  expect(of('apply')).toEqual({ back: 1, forth: null });
  expect(of('apply', 'apply', 'undo')).toEqual({ back: 1, forth: 3 });
  expect(of('apply', 'apply', 'undo', 'undo')).toEqual({ back: 2, forth: null });
});
