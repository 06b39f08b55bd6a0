import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createSecrets,
  hashSecret,
  randomPairingCode,
  randomSecret,
  SealError,
  sameSecret,
} from '../../src/services/secrets.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const [older, newer, foreign] = [key('2025'), key('2026'), key('x')] as const;
const secrets = createSecrets([newer, older]);
const row = 'accounts:42:tokens';

const why = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof SealError) return error.why;
    throw error;
  }
  return 'opened';
};

describe('sealing', () => {
  test('opens what it sealed, whatever the text and the row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (plain, identity) => {
        expect(secrets.open(secrets.seal(plain, identity), identity)).toBe(plain);
      }),
    );
  });

  test('never shows the text and never repeats itself', () => {
    const sealed = Array.from({ length: 50 }, () => secrets.seal('the-secret', row));
    expect(new Set(sealed).size).toBe(50);
    for (const one of sealed) {
      expect(one).toMatch(/^v1\.2026\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
      expect(Buffer.from(one.split('.').at(-1) ?? '', 'base64url').toString()).not.toContain('secret');
    }
  });

  test('refuses every single changed character', () => {
    const sealed = secrets.seal('access and refresh', row);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'abcXYZ019-_.'), (position, character) => {
        const changed = sealed.slice(0, position) + character + sealed.slice(position + 1);
        // The last character of a base64url group may carry unused bits: the bytes are the same then.
        const same = ['iv', 'tag', 'data'].every((_, part) => {
          const bytes = (text: string) => Buffer.from(text.split('.')[part + 2] ?? '', 'base64url');
          return bytes(changed).equals(bytes(sealed));
        });
        if (same && changed.startsWith('v1.2026.')) return;
        expect(why(() => secrets.open(changed, row))).not.toBe('opened');
      }),
    );
  });

  test('belongs to its row alone', () => {
    const sealed = secrets.seal('mine', row);
    expect(why(() => secrets.open(sealed, 'accounts:43:tokens'))).toBe('altered');
    expect(why(() => secrets.open(sealed, 'link_requests:42:grant'))).toBe('altered');
  });

  test.each([
    ['nothing', '', 'format'],
    ['another version', 'v2.2026.aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa.', 'format'],
    ['plain text', 'plain text token', 'format'],
    ['a key that is gone', createSecrets([foreign]).seal('x', row), 'unknown_key'],
    ['a key of the same name', createSecrets([{ ...newer, key: foreign.key }]).seal('x', row), 'altered'],
    ['a changed key name', createSecrets([newer]).seal('x', row).replace('2026', '2025'), 'altered'],
  ])('says why it does not open %s', (_, sealed, reason) => {
    expect(why(() => secrets.open(sealed, row))).toBe(reason);
  });

  test('an error tells where and why, but neither text', () => {
    const sealed = createSecrets([foreign]).seal('the-secret', row);
    expect(() => secrets.open(sealed, row)).toThrow(/accounts:42:tokens.*"x".*TOKEN_ENCRYPTION_KEYS/);
    expect(() => secrets.open(sealed, row)).not.toThrow(sealed.split('.').at(-1));
  });

  test('after a new key was put in front, old values open and are due for sealing again', () => {
    const before = createSecrets([older]).seal('kept', row);
    expect(secrets.needsReseal(before)).toBe(true);
    const after = secrets.seal(secrets.open(before, row), row);
    expect(secrets.needsReseal(after)).toBe(false);
    expect(createSecrets([newer]).open(after, row)).toBe('kept');
  });

  test('refuses to start without a key', () => {
    expect(() => createSecrets([])).toThrow('no key');
  });
});

describe('one-time secrets', () => {
  test('are long, fit into an address and differ', () => {
    const many = Array.from({ length: 100 }, () => randomSecret());
    expect(new Set(many).size).toBe(100);
    for (const one of many) expect(one).toMatch(/^[\w-]{43}$/);
  });

  test('a pairing code has six digits; values that would favour small codes are drawn again', () => {
    const draws = [Buffer.from('ffffffff', 'hex'), Buffer.from('0000002a', 'hex')];
    expect(randomPairingCode(() => draws.shift() ?? Buffer.alloc(4))).toBe('000042');
    for (let draw = 0; draw < 100; draw += 1) expect(randomPairingCode()).toMatch(/^\d{6}$/);
  });

  test('hash and compare', () => {
    // The example of RFC 7636, appendix B.
    expect(hashSecret('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abc', 'abd')).toBe(false);
    expect(sameSecret('abc', 'abcd')).toBe(false);
  });
});
