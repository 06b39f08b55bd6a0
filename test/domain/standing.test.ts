import { describe, expect, it } from 'vitest';
import { nextStep, type Standing } from '../../src/domain/standing.ts';

const standing = (account: Standing['account'], chosen: number, synced: number): Standing => ({
  account,
  accountName: 'Anna',
  sources: { chosen, synced, tracks: synced * 100 },
  hasPlays: false,
  digestsHere: null,
});

describe('what makes sense next', () => {
  it.each([
    ['none', 0, 0, 'link'],
    ['none', 3, 3, 'link'],
    ['needs_reauth', 3, 3, 'relink'],
    ['active', 0, 0, 'choose'],
    ['active', 3, 0, 'wait'],
    ['active', 3, 1, 'listen'],
  ] as const)('account %s, %d chosen, %d synced: %s', (account, chosen, synced, expected) => {
    expect(nextStep(standing(account, chosen, synced))).toBe(expected);
  });
});
