import { describe, expect, it } from 'vitest';
import { memberId } from '../../src/domain/ids.ts';
import { AppError, RetryAfter } from '../../src/errors.ts';
import { go, ways } from '../../src/views/actions/go.ts';
import { errorView, sentenceOf, tooLateView } from '../../src/views/errors.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { everyError } from '../support/every-error.ts';
import { customIdsOf, expectValidMessage, textsOf } from '../support/messages.ts';

const m = messagesFor('en-GB');
const member = memberId('100000000000000001');
const context = { m, member };

describe('errors as sentences', () => {
  it.each(everyError.map((error) => [error.code, JSON.stringify(error.data).slice(0, 50), error] as const))(
    '%s %s: what happened and what it means, within the limits',
    (_code, _data, error) => {
      const view = errorView(error, 'id0', context);
      expectValidMessage(view);
      const { title, text } = sentenceOf(error, 'id0', m);
      expect(title.length).toBeGreaterThan(10);
      expect(text.length).toBeGreaterThan(20);
      expect(`${title} ${text}`).not.toMatch(/undefined|null|\[object|NaN/);
      expect(textsOf(view)).not.toContain('id0');
      expect(textsOf(view)).not.toMatch(/(?<!\\)@everyone/);
    },
  );

  it.each(['rate', 'quota', 'outage'] as const)('a provider that rests (%s) says until when', (why) => {
    const wait = new RetryAfter(1_700_000_000_000, { provider: 'spotify', bucket: 'search', why });
    const view = errorView(wait, 'id0', context);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('<t:1700000000:R>');
  });

  it('an unexpected error shows its id and nothing of its message', () => {
    const view = errorView(new Error('password=hunter2'), 'k3f9', context);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('`k3f9`');
    expect(textsOf(view)).not.toContain('hunter2');
  });

  it.each([
    ['NOT_LINKED', {}, 'link'],
    ['NEEDS_REAUTH', { displayName: 'x' }, 'link'],
    ['PAIRING_CODE_WRONG', { triesLeft: 0 }, 'link'],
    ['OUT_OF_DATE', {}, 'help'],
    ['FORBIDDEN_RESOURCE', { provider: 'spotify' }, 'sources'],
  ] as const)('%s leads to /%s %s', (code, data, way) => {
    expect(customIdsOf(errorView(new AppError(code, data), 'id0', context))).toEqual([
      go.id(member, { way }),
    ]);
  });

  it('leads back to the command whose button was outdated', () => {
    const view = errorView(new AppError('OUT_OF_DATE', {}), 'id0', { ...context, near: 'library' });
    expect(customIdsOf(view)).toEqual([go.id(member, { way: 'library' })]);
  });

  it('has a label for every way, and a sentence for a form that came too late', () => {
    expectValidMessage(tooLateView(m));
    for (const way of ways) expect(m.ways[way].length).toBeGreaterThan(3);
  });
});
