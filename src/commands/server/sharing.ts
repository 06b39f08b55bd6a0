import type { MemberId } from '../../domain/ids.ts';
import type { ServerSharing } from '../../services/server/sharing.ts';
import { message, text } from '../../views/kit/components.ts';
import { type MessageView, messageBody } from '../../views/kit/message.ts';
import type { Answer, Request } from '../command.ts';
import { serverOf } from '../server-of.ts';

/** Puts an answer into the channel where its button was pressed, and says so to whoever pressed it. */
export const shareIn =
  (sharing: ServerSharing) =>
  async (
    request: Request,
    compose: () => Promise<{ readonly view: MessageView; readonly members: readonly MemberId[] }>,
  ): Promise<Answer> => {
    const { channelId, mayPostHere = null, m } = request;
    await sharing.share({ guildId: serverOf(request), channelId, mayPost: mayPostHere }, async () => {
      const { view, members } = await compose();
      return { members, body: messageBody(view, { quiet: true }) };
    });
    return { kind: 'reply', view: message('listening', [text(m.server.shared)]) };
  };
