import type { Clock } from '../../clock.ts';
import type { ManagedPlaylist, Question } from '../../domain/playlists/managed.ts';
import type { Applied, PlaylistProblem } from '../../domain/playlists/outcome.ts';
import type { Post } from '../intents.ts';
import type { AfterApply } from '../playlists/task.ts';

/** How the notes look: views, passed in by the composition root. Discord message bodies. */
export interface RuleNoteBodies {
  applied(playlist: ManagedPlaylist, change: Applied, locale: string): unknown;
  asking(playlist: ManagedPlaylist, question: Question, locale: string): unknown;
  problem(playlist: ManagedPlaylist, problem: PlaylistProblem, locale: string): unknown;
}

/**
 * Tells what rules did by themselves: a change whom the rule set's owner wants it told, a question or a problem always
 * the owner. In the transaction of the apply, so once. Who waited for an apply saw it on its card.
 */
export const createRuleNotes =
  ({ clock, post, bodies }: { clock: Clock; post: Post; bodies: RuleNoteBodies }): AfterApply =>
  async (tx, playlist, outcome, asked) => {
    const { memberId, ruleSetId } = playlist;
    if (asked || ruleSetId === null) return;
    const set = await tx.ruleSets.find(memberId, ruleSetId);
    if (set === null) return;
    const locale = (await tx.members.find(memberId))?.locale ?? 'en';
    const dedupeKey = `rule-note:${playlist.id}:${clock.now()}`;
    const owner = { to: 'member', memberId } as const;
    switch (outcome.kind) {
      case 'applied': {
        const { notify } = set;
        if (notify.to === 'nobody' || outcome.added + outcome.removed === 0) return;
        const target = notify.to === 'member' ? owner : notify;
        await post(tx, { dedupeKey, target, body: bodies.applied(playlist, outcome, locale) });
        return;
      }
      case 'asking':
        await post(tx, { dedupeKey, target: owner, body: bodies.asking(playlist, outcome.question, locale) });
        return;
      case 'problem':
        // A dead link is told of by the account itself.
        if (outcome.state === 'needs_reauth') return;
        await post(tx, { dedupeKey, target: owner, body: bodies.problem(playlist, outcome.state, locale) });
        return;
      case 'unchanged':
      case 'declined':
      case 'paused':
      case 'dropped':
      case 'later':
        return;
    }
  };
