import type { MemberId } from '../../domain/ids.ts';
import type { RuleRef, Subject } from '../../domain/rules/building/work.ts';
import { onOf, rulesRenamed, rulesTexted, rulesWritten } from '../actions/rules.ts';
import type { ModalView } from '../kit/message.ts';
import { modal, textField } from '../kit/modal.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What a form of Discord holds. */
export const LONGEST_TEXT = 4_000;
const LONGEST_NAME = 60;

const name = (value: string | null, m: Messages) =>
  textField({
    name: 'name',
    label: m.rules.forms.name,
    max: LONGEST_NAME,
    ...(value === null ? {} : { value: value.slice(0, LONGEST_NAME) }),
    required: false,
  });

/** The text of rules. @param ref null: nothing is there yet @param text prefilled; at most as long as a form holds */
export const textForm = (
  ref: RuleRef | null,
  about: { readonly name: string | null; readonly text: string },
  owner: MemberId,
  m: Messages,
): ModalView =>
  modal({
    id: ref === null ? rulesWritten.id(owner, {}) : rulesTexted.id(owner, onOf(ref)),
    title: m.rules.forms.textTitle,
    fields: [
      name(about.name, m),
      textField({
        name: 'text',
        label: m.rules.forms.text,
        description: m.rules.forms.textHelp,
        long: true,
        max: LONGEST_TEXT,
        required: false,
        placeholder: m.rules.forms.textExample,
        ...(about.text === '' ? {} : { value: about.text }),
      }),
    ],
  });

export const nameForm = ({ ref }: Subject, value: string, owner: MemberId, m: Messages): ModalView | null =>
  ref.on === 'set'
    ? null
    : modal({
        id: rulesRenamed.id(owner, { draft: ref.id }),
        title: m.rules.forms.nameTitle,
        fields: [name(value, m)],
      });
