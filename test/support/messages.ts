import { expect } from 'vitest';
import { checkMessage, checkModal } from '../../src/views/kit/check.ts';
import type { MessageView, ModalView } from '../../src/views/kit/message.ts';

/** Fails with a sentence per limit of Discord that the message breaks. */
export const expectValidMessage = (view: MessageView): void => {
  expect(checkMessage(view)).toEqual([]);
};

/** The same for a modal. */
export const expectValidModal = (view: ModalView): void => {
  expect(checkModal(view)).toEqual([]);
};

/** Every text of a message in reading order, for assertions on words. */
export const textsOf = (view: MessageView | ModalView): string => collect(view.components).join('\n');

/** Only what Discord reads as markdown: not labels, not alt texts. */
export const markdownOf = (view: MessageView): string =>
  collect(view.components, new Set(['content'])).join('\n');

/** Custom ids of a message in reading order. */
export const customIdsOf = (view: MessageView | ModalView): string[] => {
  const ids: string[] = [];
  JSON.stringify(view.components, (key, value: unknown) => {
    if (key === 'custom_id' && typeof value === 'string') ids.push(value);
    return value;
  });
  return ids;
};

const WORDS = new Set(['content', 'label', 'placeholder', 'description']);

const collect = (components: unknown, keys: ReadonlySet<string> = WORDS): string[] => {
  const words: string[] = [];
  JSON.stringify(components, (key, value: unknown) => {
    if (keys.has(key) && typeof value === 'string') words.push(value);
    return value;
  });
  return words;
};
