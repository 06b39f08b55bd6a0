import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberId, type SourceId } from '../../../src/domain/ids.ts';
import { action, fact, readCustomId } from '../../../src/views/actions/action.ts';

const spec = action('sources.page', {
  source: fact.id<SourceId>(),
  page: fact.int(),
  order: fact.oneOf(['name', 'date']),
  filter: fact.text(12),
});
const owner = fc.option(
  fc.bigInt({ min: 10n ** 16n, max: 2n ** 64n - 1n }).map((id) => memberId(String(id))),
  { nil: null },
);
const facts = fc.record({
  source: fc.integer({ min: 1, max: 999_999 }).map((id) => id as SourceId),
  page: fc.integer({ min: -5, max: 9_999 }),
  order: fc.constantFrom('name' as const, 'date' as const),
  filter: fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
});

describe('custom ids', () => {
  it('come back as they were written, for every owner and every fact', () => {
    fc.assert(
      fc.property(owner, facts, (who, args) => {
        const id = spec.id(who, args);
        expect(id.length).toBeLessThanOrEqual(100);
        const raw = readCustomId(id);
        expect(raw).toMatchObject({ name: 'sources.page', owner: who });
        expect(spec.parse(raw?.args ?? [])).toEqual(args);
      }),
    );
  });

  it('never throw, whatever somebody sends', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 }).map((parts) => ['v1', ...parts].join(':')),
      fc.tuple(fc.string(), fc.string()).map(([a, b]) => `v1:sources.page:${a}:1:${b}:name:`),
    );
    fc.assert(
      fc.property(noise, (text) => {
        const raw = readCustomId(text);
        if (raw === null) return;
        const parsed = spec.parse(raw.args);
        if (parsed !== null) expect(Object.keys(parsed)).toEqual(['source', 'page', 'order', 'filter']);
      }),
    );
  });

  it('of one action are nothing to another', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }), (args) => {
        expect(spec.parse(args)).toBeNull();
      }),
    );
  });

  it.each([
    '',
    'v1',
    'v1:x',
    'v2:sources.page::1:1:name:',
    'V1:a:',
    `v1:a::${'x'.repeat(100)}`,
    'v1:a:-1:',
    'v1:a:ÄÄ:',
    'v1:a::%E0%A4%A',
  ])('%j is none of ours', (text) => {
    expect(readCustomId(text)).toBeNull();
  });

  it.each([
    ['0', '1', 'name', ''],
    ['-1', '1', 'name', ''],
    ['1e3', '1', 'name', ''],
    ['1', 'x', 'name', ''],
    ['1', '1', 'size', ''],
    ['1', '1', 'name', 'x'.repeat(13)],
    ['1', '1', 'name', '', 'more'],
  ])('facts %j are refused', (...args) => {
    expect(spec.parse(args)).toBeNull();
  });

  it('that do not fit fail where they are made, not at Discord', () => {
    const long = action('long', { text: fact.text(200) });
    expect(() => long.id(null, { text: 'x'.repeat(100) })).toThrow(RangeError);
  });

  it('survive text that is no valid Unicode', () => {
    expect(action('t', { text: fact.text(5) }).id(null, { text: '\ud800' })).toMatch(/^v1:t::/);
  });
});
