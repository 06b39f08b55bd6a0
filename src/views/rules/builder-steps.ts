import type { MemberId, RuleDraftId } from '../../domain/ids.ts';
import { calendarWords } from '../../domain/rules/building/condition.ts';
import { needOf, operatorsOf, type Topic } from '../../domain/rules/building/operators.ts';
import { rulesAsk, rulesEdit, rulesOperator, rulesValue } from '../actions/rules.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, type SelectOption, secondary, select } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { capital } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { Asked } from './value-form.ts';

/** To the rules so far. */
export const back = (draft: RuleDraftId, owner: MemberId, m: Messages) =>
  secondary({ label: m.rules.build.back, id: rulesEdit.id(owner, { on: 'd', id: draft, via: 'back' }) });

/** How the topic compares. */
export const operatorView = (
  { draft, beside, topic }: Omit<Asked, 'operator'>,
  owner: MemberId,
  m: Messages,
): MessageView =>
  message('playlists', [
    heading(m.rules.build.operatorTitle(capital(m.rules.topics[topic]))),
    select({
      id: rulesOperator.id(owner, { draft, beside, topic }),
      placeholder: m.rules.build.operator,
      options: operatorsOf(topic).map((operator) => ({
        label: capital(m.rules.operators[operator]),
        value: operator,
      })),
    }),
    row(back(draft, owner, m)),
  ]);

/** The values to choose from; what is not among them is typed. @param options at most 25 */
export const valueView = (
  asked: Asked,
  options: readonly SelectOption[],
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.rules.build;
  const { topic, operator } = asked;
  const timely = needOf(topic, operator) === 'calendar';
  const words = timely ? calendarOptions(m) : options;
  return message('playlists', [
    heading(t.valueTitle(capital(m.rules.topics[topic]), m.rules.operators[operator])),
    words.length > 0
      ? select({
          id: rulesValue.id(owner, asked),
          placeholder: timely ? t.calendar : t.value,
          options: words,
          max: timely ? 1 : words.length,
        })
      : text(t.noValues),
    row(
      canType(topic, timely) && secondary({ label: t.type, emoji: '⌨️', id: rulesAsk.id(owner, asked) }),
      back(asked.draft, owner, m),
    ),
  ]);
};

const canType = (topic: Topic, timely: boolean): boolean => !timely && topic !== 'key';

const calendarOptions = (m: Messages): SelectOption[] =>
  calendarWords.map((word) => ({
    label: capital(m.ruleWords.calendar[word]),
    value: word,
  }));
