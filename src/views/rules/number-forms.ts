import type { MemberId } from '../../domain/ids.ts';
import { sizesOf } from '../../domain/rules/building/items.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import { templateOf } from '../../domain/rules/templates.ts';
import { rulesParamsGiven, rulesSized } from '../actions/rules.ts';
import { formatNumber } from '../kit/format.ts';
import type { ModalView } from '../kit/message.ts';
import { modal, textField } from '../kit/modal.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The numbers of a template; null for what is none (any more). */
export const paramsForm = ({ ref, template }: Subject, owner: MemberId, m: Messages): ModalView | null => {
  const parameters = template === null ? [] : (templateOf(template.id)?.parameters ?? []);
  if (ref.on === 'set' || template === null || parameters.length === 0) return null;
  const number = (value: number): string => formatNumber(value, m.locale);
  return modal({
    id: rulesParamsGiven.id(owner, { draft: ref.id }),
    title: m.rules.forms.params,
    fields: parameters.map(({ key, usual, least, most }) =>
      textField({
        name: key,
        label: m.rules.parameters[key],
        description: m.rules.forms.range(number(least), number(most)),
        value: String(template.values[key] ?? usual),
        max: 6,
      }),
    ),
  });
};

export const sizesForm = ({ ref, rules }: Subject, owner: MemberId, m: Messages): ModalView | null => {
  if (ref.on === 'set') return null;
  const sizes = sizesOf(rules.shape);
  return modal({
    id: rulesSized.id(owner, { draft: ref.id }),
    title: m.rules.forms.sizesTitle,
    fields: (['tracks', 'minutes', 'perArtist', 'perAlbum'] as const).map((key) =>
      textField({
        name: key,
        label: m.rules.forms.sizes[key],
        description: m.rules.forms.sizeHelp,
        required: false,
        max: 7,
        ...(sizes[key] === null ? {} : { value: String(sizes[key]) }),
      }),
    ),
  });
};
