import type { MemberId } from '../../domain/ids.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import { isMissing } from '../../domain/rules/compile-context.ts';
import type { RulePreview } from '../../domain/rules/shown.ts';
import { templateOf } from '../../domain/rules/templates.ts';
import {
  onOf,
  rulesAdoptList,
  rulesApply,
  rulesEdit,
  rulesOpen,
  rulesParams,
  rulesRename,
  rulesSave,
} from '../actions/rules.ts';
import type { Child } from '../kit/components.ts';
import { row, secondary, success } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/**
 * What can be done with what is shown.
 * @param broken it cannot be kept as it stands: only changing it helps
 */
export const previewButtons = (
  subject: Subject,
  { groups, emptied, matching, stopped, warnings }: RulePreview,
  broken: boolean,
  owner: MemberId,
  m: Messages,
): Child[] => {
  const t = m.rules.preview;
  const { ref, rules, template } = subject;
  const on = onOf(ref);
  const has = emptied.length > 0 || groups.some(({ diff }) => diff !== null);
  const held = warnings.some(isMissing);
  const ready = stopped === null && !broken && !held && (matching > 0 || has);
  const draft = ref.on === 'draft' ? ref.id : null;
  const numbers = template !== null && (templateOf(template.id)?.parameters.length ?? 0) > 0;
  const adoptable = ready && !has && rules.output.fanOut === null;
  return [
    row(
      ready && success({ label: has ? t.apply : t.create, emoji: '▶️', id: rulesApply.id(owner, on) }),
      secondary({ label: t.edit, emoji: '✏️', id: rulesEdit.id(owner, { ...on, via: 'open' }) }),
      draft !== null &&
        !broken &&
        secondary({ label: t.save, emoji: '💾', id: rulesSave.id(owner, { draft }) }),
      draft !== null &&
        numbers &&
        secondary({ label: t.adjust, emoji: '🔢', id: rulesParams.id(owner, { draft }) }),
      draft !== null && secondary({ label: t.rename, id: rulesRename.id(owner, { draft }) }),
    ),
    row(
      adoptable && secondary({ label: t.adopt, id: rulesAdoptList.id(owner, { ...on, page: 0 }) }),
      ref.on === 'set' && secondary({ label: t.card, id: rulesOpen.id(owner, { set: ref.id, via: 'back' }) }),
    ),
  ];
};
