import { InteractionResponseType } from 'discord-api-types/v10';
import { plain } from '../../views/kit/text.ts';
import type { Choice, Request } from '../command.ts';
import type { AnswerDoor, Delivery } from './door.ts';
import type { RateLimiter } from './gates.ts';
import type { Incoming } from './incoming.ts';
import type { RouteTable } from './table.ts';

const MAX_CHOICES = 25;
const MAX_LENGTH = 100;

/**
 * Answers autocomplete. Whatever goes wrong, an empty list goes out: without an answer Discord shows the person
 * a failure. A person who types faster than the limit gets empty lists too.
 * @throws what went wrong, after the empty list.
 */
export const suggest = async (
  deps: { table: RouteTable; door: AnswerDoor; limiter: RateLimiter },
  incoming: Extract<Incoming, { kind: 'autocomplete' }>,
  request: Request,
): Promise<Delivery> => {
  const say = (choices: readonly Choice[]): Promise<Delivery> =>
    deps.door.callback(incoming, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  const complete = deps.table.route(incoming.path)?.complete;
  if (complete === undefined || deps.limiter.take(request.person.id) !== null) return say([]);
  try {
    return await say(fitting(await complete(request, incoming.focused, incoming.options)));
  } catch (error) {
    // The first error says more than a failure to send nothing.
    await say([]).catch(() => undefined);
    throw error;
  }
};

/** One choice over the limits would lose all of them; a value cannot be shortened. */
const fitting = (choices: readonly Choice[]): Choice[] =>
  choices
    .filter(({ value }) => value.length > 0 && value.length <= MAX_LENGTH)
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: plain(name, MAX_LENGTH), value }));
