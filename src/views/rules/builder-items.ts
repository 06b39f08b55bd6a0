import type { MemberId, RuleDraftId } from '../../domain/ids.ts';
import type { Rule } from '../../domain/rules/rule-set.ts';
import { rulesItemDo } from '../actions/rules.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { capital } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { topicMenus } from './builder.ts';
import { back } from './builder-steps.ts';
import { ruleSentence } from './summary.ts';

/** One condition of the list, and what can become of it. */
export const itemView = (
  { draft, mark, at }: { readonly draft: RuleDraftId; readonly mark: string; readonly at: number },
  rule: Rule,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.rules.build;
  const button = (label: string, what: 'or' | 'not' | 'remove') =>
    secondary({ label, id: rulesItemDo.id(owner, { draft, mark, at, what }) });
  return message('playlists', [
    heading(t.itemTitle),
    text(capital(ruleSentence(rule, m, 900))),
    row(button(t.or, 'or'), button(t.not, 'not'), button(t.remove, 'remove'), back(draft, owner, m)),
  ]);
};

/** What an alternative to a condition is about. */
export const alternativeView = (
  draft: RuleDraftId,
  at: number,
  rule: Rule,
  owner: MemberId,
  m: Messages,
): MessageView =>
  message('playlists', [
    heading(m.rules.build.or),
    small(m.rules.build.alternative(ruleSentence(rule, m, 300))),
    ...topicMenus(draft, at, owner, m),
    row(back(draft, owner, m)),
  ]);
