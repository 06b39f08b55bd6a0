import { HOLDING_KINDS, type Receipt } from '../../domain/privacy/deletion.ts';
import { formatDate, formatNumber } from '../kit/format.ts';
import type { MessageFile } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What a person keeps of a deletion: plain text, so that it can be read anywhere and in ten years. */
export const receiptText = ({ number, counts, at, tonight, backupsUntil }: Receipt, m: Messages): string => {
  const t = m.privacyData.receipt;
  const lines = HOLDING_KINDS.flatMap((kind) => {
    const rows = counts[kind] ?? 0;
    return rows === 0 ? [] : [`  ${formatNumber(rows, m.locale).padStart(12)}  ${m.privacyData.kinds[kind]}`];
  });
  return [
    t.head,
    '',
    t.number(number),
    t.at(new Date(at).toISOString()),
    '',
    ...(lines.length === 0 ? [t.nothing] : [t.what, ...lines]),
    '',
    t.also,
    tonight ? t.tonight : t.clean,
    backupsUntil === null ? t.noBackups : t.backups(formatDate(backupsUntil, 'UTC', m.locale)),
    t.discord,
    '',
    t.proof,
    '',
  ].join('\n');
};

export const receiptFile = (receipt: Receipt, m: Messages): MessageFile => ({
  name: m.privacyData.receipt.fileName,
  data: Buffer.from(receiptText(receipt, m), 'utf8'),
  contentType: 'text/plain; charset=utf-8',
  description: m.privacyData.receipt.fileAlt,
});
