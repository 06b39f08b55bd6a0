import { z } from 'zod';

/** What the page sends: the shapes are checked here, whether it makes sense is for the little Discord to say. */

const id = z.string().min(1).max(200);
const file = z.object({ filename: z.string().min(1).max(200), base64: z.string() });
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));
const fields = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()), z.array(file)]));

const account = { accountId: id };
const playlist = { ...account, playlistId: id };

/** What a person does to the world beside Discord. */
const verb = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('advance'),
    /** Whoever agreed at Spotify hears music meanwhile. */
    listening: z.boolean(),
    ms: z
      .number()
      .positive()
      .max(40 * 86_400_000),
  }),
  z.object({ verb: z.literal('playMusic'), ...account, minutes: z.number().positive().max(1_440) }),
  z.object({ verb: z.literal('like'), ...account }),
  z.object({ verb: z.literal('unlike'), ...account }),
  z.object({ verb: z.literal('createPlaylist'), ...account }),
  z.object({ verb: z.literal('addToPlaylist'), ...playlist }),
  z.object({ verb: z.literal('removeFromPlaylist'), ...playlist, position: z.number().int().min(0) }),
  z.object({ verb: z.literal('raiseInPlaylist'), ...playlist, position: z.number().int().min(1) }),
  z.object({ verb: z.literal('deletePlaylist'), ...playlist }),
  z.object({ verb: z.literal('setPremium'), ...account, on: z.boolean() }),
  z.object({ verb: z.literal('setAllowListed'), ...account, on: z.boolean() }),
  z.object({ verb: z.literal('revoke'), ...account }),
  z.object({ verb: z.literal('ageConsent'), ...account, days: z.number().positive().max(400) }),
  z.object({ verb: z.literal('fault'), id, on: z.boolean() }),
  z.object({ verb: z.literal('clearFaults') }),
  z.object({ verb: z.literal('segue'), what: z.enum(['start', 'stop', 'kill']) }),
  /** What Beatport has already and Spotify gets late is at Spotify now. */
  z.object({ verb: z.literal('deliverLate') }),
  z.object({ verb: z.literal('setDirectMessages'), open: z.boolean() }),
  z.object({ verb: z.literal('setInstalled'), on: z.boolean() }),
]);

/** `POST /api/act`. */
export const actShape = z.discriminatedUnion('do', [
  z.object({ do: z.literal('slash'), channelId: id, path: id, options }),
  z.object({ do: z.literal('say'), channelId: id, text: z.string().min(1).max(2_000) }),
  z.object({ do: z.literal('click'), messageId: id, customId: id }),
  z.object({ do: z.literal('select'), messageId: id, customId: id, values: z.array(z.string()) }),
  z.object({ do: z.literal('modal'), interactionId: id, fields }),
  z.object({ do: z.literal('dismissModal') }),
  z.object({ do: z.literal('world'), verb }),
]);

/** `POST /api/autocomplete`. */
export const autocompleteShape = z.object({ channelId: id, path: id, options, focused: id });

export type Act = z.infer<typeof actShape>;
export type AutocompleteRequest = z.infer<typeof autocompleteShape>;
export type WorldVerb = z.infer<typeof verb>;
export type UploadedFile = z.infer<typeof file>;
export type OptionValue = z.infer<typeof options>[string];
export type FieldValue = z.infer<typeof fields>[string];
