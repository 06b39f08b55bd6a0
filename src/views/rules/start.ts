import type { MemberId } from '../../domain/ids.ts';
import type { RuleTemplate, TemplateValues } from '../../domain/rules/templates.ts';
import { go } from '../actions/go.ts';
import { rulesBegin, rulesTemplate, rulesWrite } from '../actions/rules.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A template, and how many tracks of the member it fits now. */
export interface CountedTemplate {
  readonly template: RuleTemplate;
  readonly count: number;
}

/** `/rules new`: beginnings in plain words, each with its count. @param size tracks of the library */
export const startView = (
  counted: readonly CountedTemplate[],
  size: number,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.rules.start;
  if (size === 0) {
    return message('playlists', [
      heading(t.title),
      text(t.empty),
      row(primary({ label: m.ways.sources, id: go.id(owner, { way: 'sources' }) })),
    ]);
  }
  const facts = counted.map(({ template, count }) => ({
    id: template.id,
    name: m.rules.templates[template.id].name,
    says: templateWords(template, {}, m),
    count: m.rules.tracks(count, formatNumber(count, m.locale)),
  }));
  return message('playlists', [
    heading(t.title),
    text(...facts.map(({ name, says, count }) => t.line(name, says, count))),
    small(t.says),
    select({
      id: rulesTemplate.id(owner, {}),
      placeholder: t.pick,
      options: facts.map(({ id, name, says, count }) => ({
        label: t.option(name, count),
        value: id,
        description: says,
      })),
    }),
    row(
      secondary({ label: t.build, emoji: '🧱', id: rulesBegin.id(owner, {}) }),
      secondary({ label: t.write, emoji: '✏️', id: rulesWrite.id(owner, {}) }),
    ),
  ]);
};

/** `liked, not heard for 60 days` */
export const templateWords = (template: RuleTemplate, given: TemplateValues, m: Messages): string => {
  const values = { days: 0, plays: 0, bpmFrom: 0, bpmTo: 0, limit: 0 };
  for (const { key, usual } of template.parameters) values[key] = given[key] ?? usual;
  return m.rules.templates[template.id].says(values);
};
