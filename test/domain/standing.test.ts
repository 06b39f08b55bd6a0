import { describe, expect, it } from 'vitest';
import { nextStep, type Standing } from '../../src/domain/standing.ts';

const standing = (
  account: Standing['account'],
  chosen: number,
  synced: number,
  ruleSets: number,
): Standing => ({
  account,
  accountName: 'Anna',
  sources: { chosen, synced, tracks: synced * 100 },
  hasPlays: false,
  ruleSets,
  digestsHere: null,
});

describe('what makes sense next', () => {
  it.each([
    ['none', 0, 0, 0, 'link'],
    ['none', 3, 3, 2, 'link'],
    ['needs_reauth', 3, 3, 2, 'relink'],
    ['active', 0, 0, 2, 'choose'],
    ['active', 3, 0, 0, 'wait'],
    ['active', 3, 1, 0, 'rule'],
    ['active', 3, 1, 1, 'listen'],
  ] as const)(
    'account %s, %d chosen, %d synced, %d rule sets: %s',
    (account, chosen, synced, ruleSets, expected) => {
      expect(nextStep(standing(account, chosen, synced, ruleSets))).toBe(expected);
    },
  );
});
