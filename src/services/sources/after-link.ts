import type { Repositories } from '../../db/repositories/repositories.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { nextSourceSync } from '../../domain/library/schedule.ts';
import type { SourceProblem } from '../../domain/library.ts';
import type { Enqueue } from '../intents.ts';
import { sourcesList, sourcesSync } from './work.ts';

/**
 * What sources need when an account becomes active: its list is read at once, so that it can be chosen from when the
 * person comes back to Discord, and again on schedule. Whoever links again after a choice goes on from there: what only
 * the old permission forbade is no problem any more, and everything is synced. Called within the transaction that links.
 */
export type StartSources = (
  tx: Repositories,
  account: { readonly id: AccountId; readonly memberId: MemberId },
  now: number,
) => Promise<void>;

/** Problems that a new permission solves, as far as anybody can know before the next try. */
const SOLVED: ReadonlySet<SourceProblem | null> = new Set(['needs_reauth', 'no_permission', 'app_refused']);

export const createStartSources =
  ({ enqueue }: { enqueue: Enqueue }): StartSources =>
  async (tx, account, now) => {
    const { id, memberId } = account;
    await tx.sourceLists.note(account, { nextSyncAt: nextSourceSync(id, now) });
    const chosen = (await tx.sources.chosen(memberId)).filter(({ accountId }) => accountId === id);
    const solved = chosen.filter(({ lastProblem }) => SOLVED.has(lastProblem));
    await tx.sources.setProblem(
      memberId,
      solved.map((source) => source.id),
      null,
    );
    await enqueue(tx, chosen.length === 0 ? sourcesList(memberId) : sourcesSync(memberId));
  };
