import type { MemberId } from '../../domain/ids.ts';
import { isOrder, ORDERS, orderOf } from '../../domain/rules/building/items.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import { onOf, rulesEdit, rulesFrom, rulesOrder, rulesPreview, rulesSizes } from '../actions/rules.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { summaryOf } from './summary.ts';

/** In which order tracks come out, how many of them, and where they come from. */
export const shapeView = (
  { ref, rules }: Subject,
  count: number,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.rules.build;
  const on = onOf(ref);
  const order = orderOf(rules.shape);
  const draft = ref.on === 'draft' ? ref.id : null;
  return message('playlists', [
    heading(t.shapeTitle),
    text(summaryOf(rules, m), t.counts(m.rules.tracks(count, formatNumber(count, m.locale)))),
    draft !== null &&
      select({
        id: rulesOrder.id(owner, { draft }),
        placeholder: order === null && rules.shape.sort.length > 0 ? t.ownOrder : t.order,
        options: Object.keys(ORDERS)
          .filter(isOrder)
          .map((one) => ({ label: m.rules.orders[one], value: one, chosen: one === order })),
      }),
    draft !== null &&
      select({
        id: rulesFrom.id(owner, { draft }),
        placeholder: t.from,
        options: (['library', 'played', 'everything'] as const).map((from) => ({
          label: t.universes[from],
          value: from,
          chosen: from === rules.from,
        })),
      }),
    row(
      draft !== null && secondary({ label: t.sizes, emoji: '🔢', id: rulesSizes.id(owner, { draft }) }),
      primary({ label: t.preview, emoji: '👀', id: rulesPreview.id(owner, { ...on, via: 'open' }) }),
      secondary({ label: t.back, id: rulesEdit.id(owner, { ...on, via: 'back' }) }),
    ),
  ]);
};
