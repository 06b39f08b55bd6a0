import type { MemberId } from '../../domain/ids.ts';
import type { Built } from '../../domain/rules/building/condition.ts';
import { rulesAsk } from '../actions/rules.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { cut } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { back } from './builder-steps.ts';
import { textProblem } from './mistakes.ts';
import type { Asked } from './value-form.ts';

/** A number or date that cannot be read, with the place; the rules so far stay as they are. */
export const badValueView = (
  asked: Asked,
  { text: typed, problem }: Extract<Built, { ok: false }>,
  owner: MemberId,
  m: Messages,
): MessageView =>
  message('warning', [
    heading(m.rules.build.badValue),
    text(cut(textProblem(typed, problem, m), 1_200)),
    row(
      primary({ label: m.rules.build.again, emoji: '⌨️', id: rulesAsk.id(owner, asked) }),
      back(asked.draft, owner, m),
    ),
  ]);
