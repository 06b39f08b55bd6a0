import type { MemberId } from '../../domain/ids.ts';
import type { Post } from '../intents.ts';
import type { TellOperators } from './access.ts';

/** DMs to those who run Segue: Beatport does not take the token any more. Each refusal is told once. */
export const createBeatportTeller =
  (deps: {
    post: Post;
    operators: readonly MemberId[];
    /** How it looks: a view, passed in by the composition root. Returns a Discord message body. */
    body: (locale: string) => unknown;
  }): TellOperators =>
  async (tx, refusedAt) => {
    for (const memberId of deps.operators) {
      const locale = (await tx.members.find(memberId))?.locale ?? 'en';
      await deps.post(tx, {
        dedupeKey: `beatport:refused:${refusedAt}:${memberId}`,
        target: { to: 'member', memberId },
        body: deps.body(locale),
      });
    }
  };
