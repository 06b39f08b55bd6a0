import type { MemberId } from '../../domain/ids.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import type { RuleExplanation } from '../../domain/rules/shown.ts';
import { onOf, rulesMark, rulesPreview } from '../actions/rules.ts';
import { type Row, row, secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The way back, and a person's own word about the track where the rule set has a playlist. */
export const whyButtons = (
  subject: Subject,
  { track, verdict, filled }: RuleExplanation,
  owner: MemberId,
  m: Messages,
): Row | null => {
  const { hands, back } = m.rules.why;
  const on = onOf(subject.ref);
  const mark = (as: 'pin' | 'ban' | 'none', emoji: string) =>
    track !== null &&
    filled > 0 &&
    secondary({ label: hands[as], emoji, id: rulesMark.id(owner, { ...on, track: track.id, as }) });
  const marked = verdict.kind === 'pinned' || verdict.kind === 'banned';
  return row(
    // Which of several playlists it should always be in, nobody has said.
    verdict.kind !== 'pinned' && filled === 1 && mark('pin', '📌'),
    verdict.kind !== 'banned' && mark('ban', '🚫'),
    marked && mark('none', '↩️'),
    secondary({ label: back, id: rulesPreview.id(owner, { ...on, via: 'back' }) }),
  );
};
