import type { FieldValue as DiscordField, OptionValue as DiscordOption } from '../discord/types.ts';
import type { Act, FieldValue, OptionValue, UploadedFile } from './acts.ts';
import { doVerb, type Hands } from './verbs.ts';

/** Lets a person do something. Resolves when Segue has acknowledged it. @throws {Error} with the reason it did not work */
export const doAct = async (hands: Hands, personId: string, act: Act): Promise<void> => {
  const { stage } = hands;
  const person = stage.discord.as(personId);
  switch (act.do) {
    case 'slash':
      await person.slash(act.path, mapValues(act.options, option), { channelId: act.channelId });
      return;
    case 'say':
      person.say(act.channelId, act.text);
      return;
    case 'click':
      await person.click(act.messageId, act.customId);
      return;
    case 'select':
      await person.select(act.messageId, act.customId, act.values);
      return;
    case 'modal': {
      const { modals } = stage.discord.snapshot();
      const modal = modals.find(({ interactionId }) => interactionId === act.interactionId);
      if (modal === undefined) throw new Error('This form is closed already.');
      await person.submitModal(modal, mapValues(act.fields, field));
      return;
    }
    case 'dismissModal':
      return person.dismissModal();
    case 'world':
      return doVerb(hands, personId, act.verb);
    default:
      return act satisfies never;
  }
};

export const mapValues = <A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** The value of an option as the little Discord takes it: files as bytes. */
export const option = (value: OptionValue): DiscordOption =>
  typeof value === 'object' ? upload(value) : value;

const upload = ({ filename, base64 }: UploadedFile): { filename: string; content: Uint8Array } => ({
  filename,
  content: Buffer.from(base64, 'base64'),
});

const field = (value: FieldValue): DiscordField => {
  if (!Array.isArray(value)) return value;
  const files = value.filter((part) => typeof part === 'object');
  return files.length > 0 ? files.map(upload) : value.filter((part) => typeof part === 'string');
};
