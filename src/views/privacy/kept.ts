import type { MemberId } from '../../domain/ids.ts';
import { type DeletedCounts, HOLDING_KINDS } from '../../domain/privacy/deletion.ts';
import { deleteEverything, exportEverything, retentionPage } from '../actions/privacy.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What Segue keeps of somebody, feature by feature: how much, what, and why. */
export const keptView = (counts: DeletedCounts, owner: MemberId, m: Messages): MessageView => {
  const { kept: t, kinds } = m.privacyData;
  const lines = HOLDING_KINDS.flatMap((kind) => {
    const rows = counts[kind] ?? 0;
    return rows === 0 ? [] : [t.line(formatNumber(rows, m.locale), kinds[kind], t.why[kind])];
  });
  return message('settings', [
    heading(t.title),
    text(...(lines.length === 0 ? [t.none] : lines)),
    small(t.foot),
    row(
      secondary({ label: t.retention, id: retentionPage.id(owner, {}) }),
      secondary({ label: t.export, id: exportEverything.id(owner, {}) }),
      secondary({ label: t.delete, id: deleteEverything.id(owner, { step: 'ask' }) }),
    ),
  ]);
};
