import type { Digest, DigestPause } from '../../domain/digests.ts';
import type { MemberId } from '../../domain/ids.ts';
import { digestPreview, digestRemoveSure } from '../actions/digests.ts';
import { serverConsent } from '../actions/privacy.ts';
import { message, small, text } from '../kit/components.ts';
import { danger, primary, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { Reader } from './consent.ts';
import { channelMention, whenOf } from './words.ts';

/**
 * After `/digest add`.
 * @param facts `agreed` members so far; `unsure` when nobody could tell whether Segue may post there
 */
export const digestAddedView = (
  digest: Digest,
  facts: { agreed: number; unsure: boolean },
  reader: Reader,
  m: Messages,
): MessageView => {
  const t = m.digests.added;
  const preview = {
    label: m.digests.preview.button,
    id: digestPreview.id(reader.id, { via: 'open', cadence: digest.cadence }),
  };
  return message('digests', [
    text(`### ${t.title}`, t.says(channelMention(digest.channelId), whenOf(digest, m))),
    text(t.next(relativeTime(digest.nextRunAt)), facts.unsure && t.unsure),
    small(t.consent, t.listeners(facts.agreed)),
    reader.counted
      ? row(primary(preview))
      : row(
          primary({ label: m.privacy.join, id: serverConsent.id(reader.id, { level: 'counted' }) }),
          secondary(preview),
        ),
  ]);
};

/** Asks before a digest stops. */
export const digestRemoveView = (digest: Digest, owner: MemberId, m: Messages): MessageView => {
  const t = m.digests.remove;
  return message('warning', [
    text(`### ${t.title}`, t.says(channelMention(digest.channelId), whenOf(digest, m)), t.kept),
    row(
      danger({ label: t.yes, id: digestRemoveSure.id(owner, { digest: digest.id, answer: 'yes' }) }),
      secondary({ label: t.no, id: digestRemoveSure.id(owner, { digest: digest.id, answer: 'no' }) }),
    ),
  ]);
};

/** @param digest null when it was kept */
export const digestRemovedView = (digest: Digest | null, m: Messages): MessageView => {
  const t = m.digests.remove;
  return digest === null
    ? message('digests', [text(t.keptSays)])
    : message('digests', [text(`### ${t.done}`, t.doneSays(channelMention(digest.channelId)))]);
};

/** The DM to whoever made a digest that cannot be posted any more. */
export const digestPausedView = (digest: Digest, why: DigestPause, m: Messages): MessageView => {
  const t = m.digests.paused;
  return message('warning', [text(`### ${t.title}`, t.says[why](channelMention(digest.channelId)), t.next)]);
};
