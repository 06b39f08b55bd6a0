import { describe, expect, test } from 'vitest';
import type { Account } from '../../src/domain/accounts.ts';
import { createAccountTeller } from '../../src/services/accounts/teller.ts';
import { messageBody } from '../../src/views/kit/message.ts';
import { expiringView, needsReauthView } from '../../src/views/linking/notices.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { CHANNEL, MAKER, openDigestWorld, weeklyWish } from '../support/digests.ts';
import { ANNA, BEN } from '../support/jobs.ts';
import { going } from '../support/listening.ts';

/** Nobody is there to ask which language they read: what is kept of them says it. */
describe('what is written without being asked', () => {
  test('a digest speaks its channel’s language, and the note that it pauses its maker’s', async () => {
    await using world = openDigestWorld();
    const { store, clock, runs, posts, sender } = world;
    await store.transaction((tx) => tx.members.see({ id: MAKER, locale: 'en-GB' }, 1));
    const digest = await world.digests.add({ ...weeklyWish, locale: 'de' });
    await world.agree(ANNA);
    await world.hear(ANNA, 'a', digest.nextRunAt - 60_000);
    clock.advance(digest.nextRunAt - clock.now() + 60_000);
    await runs.run(digest.id);
    const [post] = await world.outboxRows();
    expect(JSON.stringify(post?.body)).toContain('Was dieser Server diese Woche gehört hat');
    expect(JSON.stringify(post?.body)).toContain('1 Wiedergabe von 1 Person');
    posts.refused.add(CHANNEL);
    for (const { id } of await world.outboxRows()) await sender.send(id, going);
    const note = JSON.stringify((await world.outboxRows())[1]?.body);
    expect(note).toContain('A digest of yours pauses');
  });

  test('a DM speaks the language in which its reader was last seen', async () => {
    await using world = openDigestWorld();
    const { store } = world;
    const bodies: string[] = [];
    const teller = createAccountTeller({
      post: async (_, { body }) => bodies.push(JSON.stringify(body)),
      notices: {
        needsReauth: (account, locale) => messageBody(needsReauthView(account, messagesFor(locale))),
        expiring: (account, days, locale) => messageBody(expiringView(account, days, messagesFor(locale))),
      },
    });
    const account = (memberId: Account['memberId']) =>
      ({ memberId, provider: 'spotify', id: 7, authorizedAt: 1, displayName: 'Mina' }) as Account;
    await store.transaction(async (tx) => {
      await tx.members.see({ id: ANNA, locale: 'en-US' }, 1);
      await tx.members.see({ id: BEN, locale: 'de' }, 1);
      await teller.needsReauth(tx, account(ANNA), 1);
      await teller.needsReauth(tx, account(BEN), 1);
      await tx.members.see({ id: ANNA, locale: 'de' }, 2);
      await teller.expiring(tx, account(ANNA), 7);
    });
    expect(bodies[0]).toContain('Spotify asks you to sign in again');
    expect(bodies[1]).toContain('Spotify möchte, dass du dich wieder anmeldest');
    expect(bodies[2]).toContain('Noch eine Woche');
  });
});
