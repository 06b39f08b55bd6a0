import type { MemberId, RuleDraftId } from '../../domain/ids.ts';
import { needOf, type Operator, type Topic } from '../../domain/rules/building/operators.ts';
import { FIELDS } from '../../domain/rules/fields.ts';
import { rulesTyped } from '../actions/rules.ts';
import type { ModalView } from '../kit/message.ts';
import { modal, textField } from '../kit/modal.ts';
import { capital } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Where a condition goes, and what it is about. */
export interface Asked {
  readonly draft: RuleDraftId;
  /** -1: it must hold too. */
  readonly beside: number;
  readonly topic: Topic;
  readonly operator: Operator;
}

/** The fields of a form, in the order in which their values are read. */
export const VALUE_FIELDS = ['first', 'second'] as const;

/** A form for what an operator needs. */
export const valueForm = (asked: Asked, owner: MemberId, m: Messages): ModalView => {
  const labels = labelsOf(asked, m);
  return modal({
    id: rulesTyped.id(owner, asked),
    title: capital(`${m.rules.topics[asked.topic]} ${m.rules.operators[asked.operator]}`),
    fields: labels.map(({ label, description }, at) =>
      textField({
        name: VALUE_FIELDS[at] ?? 'first',
        label,
        max: 300,
        ...(description === null ? {} : { description }),
      }),
    ),
  });
};

interface Label {
  readonly label: string;
  readonly description: string | null;
}

const labelsOf = ({ topic, operator }: Asked, m: Messages): Label[] => {
  const f = m.rules.forms;
  const number = (label: string): Label => ({ label, description: unitWords(topic, m) });
  const plain = (label: string): Label => ({ label, description: null });
  switch (needOf(topic, operator)) {
    case 'number':
      return [number(f.number)];
    case 'range':
      return [number(f.numberFrom), number(f.numberTo)];
    case 'numberIn':
      return [number(f.number), plain(f.span)];
    case 'span':
      return [plain(f.span)];
    case 'date':
      return [plain(f.date)];
    case 'dates':
      return [plain(f.dateFrom), plain(f.dateTo)];
    case 'values':
      return [plain(f.values)];
    case 'word':
    case 'calendar':
    case 'nothing':
      return [plain(f.word)];
  }
};

const unitWords = (topic: Topic, m: Messages): string | null => {
  const info = FIELDS.find(({ field }) => field === topic);
  return info?.type === 'number' ? m.rules.forms.units[info.unit] : null;
};
