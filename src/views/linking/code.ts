import type { Account } from '../../domain/accounts.ts';
import type { LinkRequestId, MemberId } from '../../domain/ids.ts';
import { go } from '../actions/go.ts';
import { accountsShow, linkCode, linkPair } from '../actions/linking.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import type { MessageView, ModalView } from '../kit/message.ts';
import { modal, textField } from '../kit/modal.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The form for the six digits. */
export const codeForm = (request: LinkRequestId, owner: MemberId, m: Messages): ModalView => {
  const { title, field, hint } = m.linking.form;
  const code = textField({
    name: 'code',
    label: field,
    description: hint,
    min: 6,
    max: 12,
    placeholder: '123 456',
  });
  return modal({ id: linkPair.id(owner, { request }), title, fields: [code] });
};

/** What is wrong with a typed code while it can still be put right. */
export const codeProblemView = (
  problem: 'early' | 'unreadable' | { readonly triesLeft: number },
  request: LinkRequestId,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const sentence = typeof problem === 'object' ? m.errors.say.PAIRING_CODE_WRONG(problem) : words(problem, m);
  return message('warning', [
    heading(sentence.title),
    text(sentence.text),
    row(
      primary({
        label: problem === 'early' ? m.linking.start.code : m.linking.again,
        id: linkCode.id(owner, { request }),
      }),
    ),
  ]);
};

const words = (problem: 'early' | 'unreadable', m: Messages): { title: string; text: string } =>
  problem === 'early' ? m.linking.early : m.errors.say.INVALID_INPUT({ problem: 'pairing_code' });

/** The end of linking, and where to go from here. */
export const linkedView = (account: Account, again: boolean, owner: MemberId, m: Messages): MessageView => {
  const t = m.linking.linked;
  const name = escapeText(account.displayName, 60);
  return message('accounts', [
    heading(t.title),
    text(again ? t.again(name) : t.first(name), !again && t.next),
    row(
      primary({ label: m.ways.sources, id: go.id(owner, { way: 'sources' }) }),
      secondary({ label: m.ways.help, id: go.id(owner, { way: 'help' }) }),
      secondary({ label: m.linking.accounts.show, id: accountsShow.id(owner, {}) }),
    ),
  ]);
};
