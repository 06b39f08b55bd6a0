import { z } from 'zod';
import { namedProviders } from '../domain/accounts/listeners.ts';
import type { AccountId } from '../domain/ids.ts';
import { ACCOUNTS_CLAIM } from '../services/accounts/claim-order.ts';
import type { Claims } from '../services/accounts/claims.ts';
import { playsBackfill } from '../services/listening/scrobbles/work.ts';
import { awaitChildren, done, type JobHandler, skip } from './job.ts';

const Order = z.object({
  provider: z.enum(namedProviders),
  name: z.string().nullable(),
  tokenSealed: z.string().nullable(),
});
/** What is left of the order once the account is linked: it has the token now, and jobs are kept for a while. */
const Linked = z.object({
  accountId: z.number().transform((id) => id as AccountId),
  displayName: z.string(),
});

/** Links an account that somebody named, and reads its whole history under the same card. */
export const accountsClaimJob = (claims: Claims): JobHandler => ({
  kind: ACCOUNTS_CLAIM,
  concurrency: 2,
  run: async ({ job: { id, memberId, metadata }, signal, checkpoint, spawn }) => {
    if (memberId === null) throw new Error(`Job ${id} links an account of nobody.`);
    let linked = Linked.safeParse(metadata).data;
    if (linked === undefined) {
      const result = await claims.claim(memberId, Order.parse(metadata), signal);
      if (result.kind === 'refused') return skip({ key: 'skipped', code: result.code });
      linked = { accountId: result.account.id, displayName: result.account.displayName };
      await checkpoint(linked);
    }
    const account = { id: linked.accountId, memberId, displayName: linked.displayName };
    const { elsewhere, later } = await spawn([playsBackfill(account)]);
    // A look of the day has begun with it already.
    return elsewhere + later > 0 ? done(linked) : awaitChildren();
  },
});
