import type { DigestIssue } from '../../domain/digests/issue.ts';
import type { Digest, DigestRefusal } from '../../domain/digests.ts';
import type { DigestId } from '../../domain/ids.ts';
import type { Picture } from '../../domain/pictures.ts';
import { message, text } from '../kit/components.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { messagesFor } from '../messages/catalogue.ts';
import { digestPostView } from './post.ts';
import { digestPausedView } from './told.ts';

/** What digests put into the outbox: whole message bodies, in the language of the digest or of whoever is told. */
export const digestBodies = {
  /** In a channel nobody's phone rings for it; who asked for one in their DMs wants to hear of it. */
  post: (
    issue: DigestIssue,
    digest: DigestId,
    locale: string,
    options: { isTest: boolean; isEdit?: boolean },
  ): { body: MessageBody; pictures: readonly Picture[] } => {
    const { view, pictures } = digestPostView(issue, digest, messagesFor(locale), options);
    // An edit rings no phone, and Discord knows no other flag for it.
    const quiet = issue.place === 'channel' && options.isEdit !== true;
    return { body: messageBody(view, { quiet }), pictures };
  },

  emptied: (locale: string): MessageBody =>
    messageBody(message('digests', [text(messagesFor(locale).digestBlocks.post.emptied)])),

  paused: (digest: Digest, why: DigestRefusal, locale: string): MessageBody =>
    messageBody(digestPausedView(digest, why, messagesFor(locale))),
};
