import type { DigestContent } from '../../domain/digests/content.ts';
import type { Digest, DigestPause } from '../../domain/digests.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { messagesFor } from '../messages/catalogue.ts';
import { digestPausedView } from './manage.ts';
import { digestPostView } from './post.ts';

/** What digests put into the outbox: whole message bodies, in the language of the digest or of whoever is told. */
export const digestBodies = {
  /** Nobody's phone rings for it. */
  post: (content: DigestContent, digest: Digest): MessageBody =>
    messageBody(digestPostView(content, digest.id, messagesFor(digest.locale)), { quiet: true }),

  paused: (digest: Digest, why: DigestPause, locale: string): MessageBody =>
    messageBody(digestPausedView(digest, why, messagesFor(locale))),
};
