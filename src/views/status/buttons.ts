import type { MemberId } from '../../domain/ids.ts';
import type { OperatorStatus } from '../../domain/status.ts';
import { go } from '../actions/go.ts';
import { letters, statusAgain, warningsDm } from '../actions/status.ts';
import { type Row, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What to press under `/status`; operators get more. */
export const buttons = (all: OperatorStatus | null, owner: MemberId, m: Messages): Row | null => {
  const t = m.status;
  return row(
    secondary({ label: m.ways['jobs list'], id: go.id(owner, { way: 'jobs list' }) }),
    secondary({ label: t.again, emoji: '🔄', id: statusAgain.id(owner, {}) }),
    all !== null &&
      all.care.deadLetters.count > 0 &&
      secondary({
        label: m.care.letters(formatNumber(all.care.deadLetters.count, m.locale)),
        id: letters.id(owner, {}),
      }),
    all !== null &&
      all.warnings.channelId !== null &&
      secondary({ label: m.care.toMe, id: warningsDm.id(owner, {}) }),
  );
};
