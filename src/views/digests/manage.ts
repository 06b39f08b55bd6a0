import type { Digest } from '../../domain/digests.ts';
import type { MemberId } from '../../domain/ids.ts';
import { digestEdit, digestLook, digestRemoveSure } from '../actions/digests.ts';
import { serverConsent } from '../actions/privacy.ts';
import { message, small, text } from '../kit/components.ts';
import { danger, primary, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { Reader } from './consent.ts';
import { whenOf, whereOf } from './words.ts';

/**
 * After `/digest add` with everything that is needed.
 * @param facts `agreed` members so far; `unsure` when nobody could tell whether Segue may post there; null in DMs
 */
export const digestAddedView = (
  digest: Digest,
  facts: { agreed: number; unsure: boolean } | null,
  reader: Reader,
  m: Messages,
): MessageView => {
  const t = m.digests.added;
  const preview = { label: m.digests.preview.button, id: digestLook.id(reader.id, { digest: digest.id }) };
  const change = secondary({
    label: m.digestCard.change,
    id: digestEdit.id(reader.id, { digest: digest.id }),
  });
  const when = whenOf(digest, m);
  return message('digests', [
    text(`### ${t.title}`, facts === null ? t.own(when) : t.says(whereOf(digest, m), when)),
    text(t.next(relativeTime(digest.nextRunAt)), facts?.unsure === true && t.unsure),
    facts !== null && small(t.consent, t.listeners(facts.agreed)),
    reader.counted || facts === null
      ? row(primary(preview), change)
      : row(
          primary({ label: m.privacy.join, id: serverConsent.id(reader.id, { level: 'counted' }) }),
          secondary(preview),
          change,
        ),
  ]);
};

/** Asks before a digest stops. */
export const digestRemoveView = (digest: Digest, owner: MemberId, m: Messages): MessageView => {
  const t = m.digests.remove;
  const when = whenOf(digest, m);
  return message('warning', [
    text(
      `### ${t.title}`,
      digest.channelId === null ? t.own(when) : t.says(whereOf(digest, m), when),
      t.kept,
    ),
    row(
      danger({ label: t.yes, id: digestRemoveSure.id(owner, { digest: digest.id, answer: 'yes' }) }),
      secondary({ label: t.no, id: digestRemoveSure.id(owner, { digest: digest.id, answer: 'no' }) }),
    ),
  ]);
};

/** @param digest null when it was kept */
export const digestRemovedView = (digest: Digest | null, m: Messages): MessageView => {
  const t = m.digests.remove;
  if (digest === null) return message('digests', [text(t.keptSays)]);
  const says = digest.channelId === null ? t.ownDone : t.doneSays(whereOf(digest, m));
  return message('digests', [text(`### ${t.done}`, says)]);
};
