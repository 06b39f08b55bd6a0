import type { Style } from '../../domain/curation/curation.ts';
import type { MemberId } from '../../domain/ids.ts';
import { curateName, curateNamed, curateSetUp, curateStyle } from '../actions/curation.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, rows, secondary, select } from '../kit/controls.ts';
import type { MessageView, ModalView } from '../kit/message.ts';
import { modal, textField } from '../kit/modal.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A select menu holds 25. */
const MOST = 25;

/** Which style is to be sorted. @param styles those that the member follows first */
export const pickStyleView = (styles: readonly Style[], owner: MemberId, m: Messages): MessageView => {
  const t = m.curationCards.start;
  return message('curation', [
    heading(t.title),
    text(t.says),
    select({
      id: curateStyle.id(owner, {}),
      placeholder: t.pick,
      options: styles.slice(0, MOST).map(({ id, name }) => ({ label: plain(name), value: String(id) })),
    }),
    small(t.other),
  ]);
};

/** The first time: what a style is sorted into, by one press or in own words. */
export const setUpView = (style: Style, owner: MemberId, m: Messages): MessageView => {
  const t = m.curationCards.start;
  const packs = t.packs.map((names, pack) => ({
    label: names.join(' · '),
    id: curateSetUp.id(owner, { style: style.id, pack }),
  }));
  return message('curation', [
    heading(t.setUpTitle(escapeText(style.name, 60))),
    text(t.setUp),
    ...rows(packs.map((facts, at) => (at === 0 ? primary(facts) : secondary(facts)))),
    row(secondary({ label: t.write, emoji: '✏️', id: curateName.id(owner, { style: style.id }) })),
  ]);
};

/** The form for own categories. */
export const namesForm = (style: Style, owner: MemberId, m: Messages): ModalView => {
  const t = m.curationCards.start;
  return modal({
    id: curateNamed.id(owner, { style: style.id }),
    title: t.form,
    fields: [
      textField({
        name: 'names',
        label: t.names,
        long: true,
        min: 1,
        max: 1_500,
        placeholder: t.namesExample,
      }),
      textField({ name: 'trash', label: t.trash, description: t.trashSays, max: 60, required: false }),
    ],
  });
};
