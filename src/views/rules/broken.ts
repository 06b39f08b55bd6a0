import type { MemberId } from '../../domain/ids.ts';
import type { BrokenText } from '../../domain/rules/building/work.ts';
import { rulesText } from '../actions/rules.ts';
import { file, heading, message, small, text } from '../kit/components.ts';
import { primary, row } from '../kit/controls.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { cut } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { textProblem } from './mistakes.ts';

/** Five problems with their excerpts stay within a message. */
const MAX_PROBLEM = 700;

/** A text that is not understood, with the place and what was expected there; it is given back as it was typed. */
export const brokenView = (broken: BrokenText, owner: MemberId, m: Messages): MessageView => {
  const t = m.rules.broken;
  const problems = broken.problems.map((problem) => cut(textProblem(broken.text, problem, m), MAX_PROBLEM));
  return message('warning', [
    heading(t.title),
    ...problems.map((problem) => text(problem)),
    small(t.kept),
    row(
      primary({
        label: t.again,
        emoji: '✏️',
        id: rulesText.id(owner, { on: 'd', id: broken.draftId }),
      }),
    ),
  ]);
};

/** A text that no form holds: as a file, with the way to give it back. */
export const tooLongView = (content: string, m: Messages): MessageView => {
  const attached: MessageFile = {
    name: 'rules.txt',
    data: Buffer.from(content, 'utf8'),
    contentType: 'text/plain; charset=utf-8',
    description: m.rules.broken.tooLongTitle,
  };
  return message(
    'playlists',
    [heading(m.rules.broken.tooLongTitle), text(m.rules.broken.tooLong), file(attached.name)],
    [attached],
  );
};
