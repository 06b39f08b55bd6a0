import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import type { MessageFile, MessageView } from '../kit/message.ts';

const ATTACHED = 'attachment://';

/** The message with the pictures that could be drawn; what shows another one is left out. */
export const drawnView = (view: MessageView, files: readonly MessageFile[]): MessageView => {
  const names = new Set(files.map(({ name }) => `${ATTACHED}${name}`));
  const isThere = (child: APIComponentInContainer): boolean =>
    child.type !== ComponentType.MediaGallery ||
    child.items.every(({ media }) => !media.url.startsWith(ATTACHED) || names.has(media.url));
  return {
    components: view.components.map((one) =>
      one.type === ComponentType.Container ? { ...one, components: one.components.filter(isThere) } : one,
    ),
    ...(files.length === 0 ? {} : { files }),
  };
};
