import type {
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';

/** What a view returns: a Components V2 message, ready for Discord but for flags. */
export interface MessageView {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files?: readonly MessageFile[];
}

export interface MessageFile {
  /** Referred to as `attachment://name`. */
  readonly name: string;
  readonly data: Buffer;
  readonly contentType: string;
  /** Alt text. */
  readonly description: string;
}

export type ModalView = APIModalInteractionResponseCallbackData;

export interface MessageBody {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: readonly never[] };
  readonly attachments?: readonly { id: number; filename: string; description: string }[];
}

/**
 * The JSON body of a message. Nobody is ever mentioned by it.
 * @param options `quiet` suppresses the notification, `ephemeral` shows it to one person only.
 */
export const messageBody = (
  view: MessageView,
  options: { ephemeral?: boolean; quiet?: boolean } = {},
): MessageBody => ({
  flags:
    MessageFlags.IsComponentsV2 |
    (options.ephemeral === true ? MessageFlags.Ephemeral : 0) |
    (options.quiet === true ? MessageFlags.SuppressNotifications : 0),
  components: view.components,
  allowed_mentions: { parse: [] },
  ...(view.files === undefined
    ? {}
    : {
        attachments: view.files.map(({ name, description }, id) => ({ id, filename: name, description })),
      }),
});
