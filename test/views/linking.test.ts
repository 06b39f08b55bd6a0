import { describe, expect, test } from 'vitest';
import type { Account, AccountStatus } from '../../src/domain/accounts.ts';
import { type AccountId, type AppId, memberId } from '../../src/domain/ids.ts';
import { accountLines } from '../../src/views/linking/account.ts';
import { expiringView, needsReauthView } from '../../src/views/linking/notices.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { customIdsOf, expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';

const m = messagesFor('en');
const owner = memberId('100000000000000001');
const account = (status: AccountStatus, displayName = 'Mina'): Account => ({
  id: 7 as AccountId,
  memberId: owner,
  provider: 'spotify',
  appId: 1 as AppId,
  externalId: 'x',
  externalUserId: 'y',
  displayName,
  scopes: '',
  status,
  authorizedAt: Date.UTC(2026, 5, 1),
  accessExpiresAt: 0,
  refreshDueAt: 0,
  refreshFailures: 0,
  warnedDays: null,
  reauthToldAt: null,
  linkedAt: 0,
});

describe('DMs about an account', () => {
  test.each([
    ['ended', needsReauthView(account('needs_reauth', '**@everyone**'), m), 'sign in again', 'Link again'],
    ['a month', expiringView(account('active', '**@everyone**'), 30, m), 'renew soon', 'Renew now'],
    ['a week', expiringView(account('active', '**@everyone**'), 7, m), 'One week left', 'Renew now'],
  ])(
    '%s: fits Discord, escapes the name, and has a button that works for its member',
    (_, view, words, label) => {
      expectValidMessage(view);
      expect(textsOf(view)).toContain(words);
      expect(textsOf(view)).toContain(label);
      expect(markdownOf(view)).not.toMatch(/(?<!\\)@everyone/);
      expect(customIdsOf(view)).toHaveLength(1);
      expect(customIdsOf(view)[0]).toMatch(/^v1:link\.again:[a-z0-9]+:7$/);
    },
  );

  test('the warning names the day', () => {
    const end = Date.UTC(2026, 11, 1) / 1_000;
    expect(textsOf(expiringView(account('active'), 30, m))).toContain(`<t:${end}:D> (<t:${end}:R>)`);
  });
});

test.each<[AccountStatus, string, number]>([
  ['active', '🟢', 2],
  ['needs_reauth', '🟠', 1],
  ['unlinked', '⚪', 1],
])('an account that is %s', (status, sign, lines) => {
  const shown = accountLines({ account: account(status), appName: 'Segue', expiresAt: 1 }, m);
  expect(shown).toHaveLength(lines);
  expect(shown[0]).toContain(sign);
});
