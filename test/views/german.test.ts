import { describe, expect, test } from 'vitest';
import type { Account } from '../../src/domain/accounts.ts';
import type { AccountId, AppId, JobId } from '../../src/domain/ids.ts';
import type { Job, JobMessage } from '../../src/domain/jobs.ts';
import type { Standing } from '../../src/domain/standing.ts';
import { RetryAfter } from '../../src/errors.ts';
import { errorView } from '../../src/views/errors.ts';
import { helpView } from '../../src/views/help.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { jobListView } from '../../src/views/jobs/list.ts';
import type { MessageView } from '../../src/views/kit/message.ts';
import { expiringView, needsReauthView } from '../../src/views/linking/notices.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { dmClosedView, dmsOpenView, zoneView } from '../../src/views/settings.ts';
import { TEST_NOW } from '../support/clock.ts';
import { everyError } from '../support/every-error.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';

const m = messagesFor('de');

/** Words that English cannot do without and German does not have, outside of what is typed or is a name. */
const ENGLISH = /\b(the|and|your|you|this|that|with|from|are|not|have|has|of|for|is|it|to|by|or|which)\b/i;
const expectGerman = (view: MessageView): void => {
  expectValidMessage(view);
  const said = textsOf(view).replace(/`[^`]*`|\*\*?[^*]+\*\*?|<[^>]*>/g, ' ');
  expect(said).not.toMatch(ENGLISH);
  expect(said).toMatch(/\p{Ll}{3}/u);
};

const jobOf = (kind: string, facts: Partial<Job>): Job => ({
  ...{ id: 1 as JobId, memberId: ANNA, kind, status: 'RUNNING', progress: 0.5, message: null, payload: null },
  ...{ metadata: null, attempts: 0, crashes: 0, runAt: TEST_NOW, leaseUntil: null, dedupeKey: null },
  ...{ parentId: null, notify: null, cancelRequested: false, createdAt: TEST_NOW, updatedAt: TEST_NOW },
  finishedAt: null,
  ...facts,
});
const because = (code: string): JobMessage => ({ key: 'failed', code }) as JobMessage;

const account: Account = {
  ...{ id: 7 as AccountId, memberId: ANNA, provider: 'spotify', appId: 1 as AppId, externalId: 'x' },
  ...{ externalUserId: 'y', displayName: 'Mina', scopes: '', status: 'active', refreshFailures: 0 },
  ...{ authorizedAt: TEST_NOW, accessExpiresAt: 0, refreshDueAt: 0, warnedDays: null, reauthToldAt: null },
  linkedAt: 0,
};
const settled: Standing = {
  ...{ account: 'active', accountName: 'Mina', sources: { chosen: 1, synced: 1, tracks: 9_412 } },
  ...{ hasPlays: true, ruleSets: 1, digestsHere: 1 },
};
const nobody: Standing = {
  ...{ account: 'none', accountName: null, sources: { chosen: 0, synced: 0, tracks: 0 } },
  ...{ hasPlays: false, ruleSets: 0, digestsHere: 0 },
};

describe('in German', () => {
  test.each(everyError.map((error) => [error.code, error] as const))('what went wrong: %s', (_, error) => {
    expectGerman(errorView(error, 'id0', { m, member: ANNA }));
  });

  test.each(['rate', 'quota', 'outage'] as const)('a provider that rests: %s', (why) => {
    expectGerman(
      errorView(new RetryAfter(TEST_NOW, { provider: 'llm', bucket: 'chat', why }), 'id0', {
        m,
        member: ANNA,
      }),
    );
  });

  test.each(Object.keys(m.jobs.kinds))('work of the kind %s, on its way and done', (kind) => {
    expectGerman(jobCard({ job: jobOf(kind, {}), children: [] }, m));
    const done = jobOf(kind, { status: 'DONE', message: { key: 'done', done: 1_234 } as JobMessage });
    expectGerman(jobCard({ job: done, children: [] }, m));
  });

  test('why work failed', () => {
    for (const code of [...Object.keys(m.jobs.because), 'nobody knows']) {
      const job = jobOf('sources.sync', { status: 'FAILED', message: because(code) });
      expectGerman(jobCard({ job, children: [] }, m));
      expectGerman(jobListView([{ job, children: [] }], ANNA, m));
    }
  });

  test.each<[string, MessageView]>([
    ['an ended permission', needsReauthView(account, m)],
    ['a permission that ends', expiringView(account, 30, m)],
    ['a permission that ends soon', expiringView(account, 7, m)],
    ['closed DMs', dmClosedView(ANNA, m)],
    ['open DMs', dmsOpenView(m)],
    ['the map of a newcomer', helpView(ANNA, nobody, m)],
    ['the map of a regular', helpView(ANNA, settled, m)],
  ])('%s', (_, view) => {
    expectGerman(view);
  });

  test('numbers, times and lengths are as Germans write them', () => {
    expect(textsOf(helpView(ANNA, settled, m))).toContain('1 Quelle mit 9.412 Tracks darin');
    const noon = Date.UTC(2026, 5, 1, 12);
    const zone = zoneView({ member: ANNA, zone: 'Europe/Berlin', changed: false, now: noon }, m);
    expect(textsOf(zone)).toContain('14:00');
  });
});
