import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bucket, isFull, take } from '../../../src/domain/edge/token-bucket.ts';

const rule = { capacity: 3, perSecond: 2 };

describe('token bucket', () => {
  it('gives its capacity at once, then one per refill', () => {
    let bucket: Bucket | undefined;
    const waits: (number | null)[] = [];
    for (const now of [0, 0, 0, 0, 250, 500, 500, 10_000]) {
      const taken = take(bucket, rule, now);
      bucket = taken.bucket;
      waits.push(taken.waitMs);
    }
    expect(waits).toEqual([null, null, null, 500, 250, null, 500, null]);
  });

  it('never gives more than capacity plus refill, however one asks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (pauses) => {
        let bucket: Bucket | undefined;
        let now = 0;
        let given = 0;
        for (const pause of pauses) {
          now += pause;
          const taken = take(bucket, rule, now);
          bucket = taken.bucket;
          if (taken.waitMs === null) given++;
        }
        expect(given).toBeLessThanOrEqual(rule.capacity + (now / 1_000) * rule.perSecond + 1e-6);
      }),
    );
  });

  it('waiting as long as it says is enough', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (tokens) => {
        const { bucket, waitMs } = take({ tokens, at: 0 }, rule, 0);
        expect(take(bucket, rule, waitMs ?? 0).waitMs).toBeNull();
      }),
    );
  });

  it('does not mind a clock that goes back', () => {
    expect(take({ tokens: 1, at: 1_000 }, rule, 0).waitMs).toBeNull();
  });

  it('knows when it is full again', () => {
    expect(isFull({ tokens: 1, at: 0 }, rule, 999)).toBe(false);
    expect(isFull({ tokens: 1, at: 0 }, rule, 1_000)).toBe(true);
  });
});
