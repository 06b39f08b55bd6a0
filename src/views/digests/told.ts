import type { Digest, DigestRefusal } from '../../domain/digests.ts';
import { message, text } from '../kit/components.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { whereOf } from './words.ts';

/** The DM to whoever made a digest that cannot be posted any more. */
export const digestPausedView = (digest: Digest, why: DigestRefusal, m: Messages): MessageView => {
  const t = m.digests.paused;
  const says = why === 'dm_closed' ? null : t.says[why](whereOf(digest, m));
  return message('warning', [text(`### ${t.title}`, says, t.next)]);
};

/** After `/digest test`. @param posted false: one was ordered a moment ago */
export const digestTestedView = (digest: Digest, posted: boolean, m: Messages): MessageView => {
  const t = m.digestCard;
  const where = whereOf(digest, m);
  return message('digests', [text(posted ? t.tested(where) : t.testedAlready(where))]);
};
