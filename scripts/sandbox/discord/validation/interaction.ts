import { checkMessageBody, EPHEMERAL } from './message.ts';
import { modal } from './modal.ts';
import {
  anyOf,
  type Check,
  isObject,
  list,
  number,
  oneOf,
  type Problem,
  problem,
  record,
  text,
} from './schema.ts';

/** Interaction types of Discord. */
export const COMMAND = 2;
export const COMPONENT = 3;
export const AUTOCOMPLETE = 4;
export const MODAL_SUBMIT = 5;

/** Callback types that an interaction may be answered with. */
export function allowedCallbacks(interactionType: number, fromMessage: boolean): readonly number[] {
  if (interactionType === AUTOCOMPLETE) return [8];
  if (interactionType === COMMAND) return [4, 5, 9];
  if (interactionType === COMPONENT) return [4, 5, 6, 7, 9];
  // A modal that was opened from a message may update that message; no modal may open another.
  return fromMessage ? [4, 5, 6, 7] : [4, 5];
}

const DATA = ['data'];

const choiceList: Check = record({
  choices: list(
    record(
      { name: text({ min: 1, max: 100 }), value: anyOf(text({ max: 100 }), number()) },
      {
        name_localizations: (value, path, problems) => {
          if (!isObject(value))
            problems.push(problem(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType.'));
        },
      },
    ),
    { max: 25 },
  ),
});

/** The body of a callback except for what depends on the message an update is laid over. */
export function checkCallback(body: unknown, interactionType: number, fromMessage: boolean): Problem[] {
  if (!isObject(body))
    return [problem([], 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType.')];
  const problems: Problem[] = [];
  const type = body['type'];
  oneOf(allowedCallbacks(interactionType, fromMessage))(type, ['type'], problems);
  for (const key of Object.keys(body)) {
    if (key !== 'type' && key !== 'data') {
      problems.push(problem([key], 'UNKNOWN_FIELD', `"${key}" is not a field of this object.`));
    }
  }
  if (problems.length > 0) return problems;
  const data = body['data'];
  switch (type) {
    case 4:
      return checkMessageBody(data ?? {}, 'reply', null, DATA);
    case 5:
      return checkDeferred(data);
    case 6:
      return [];
    case 8:
      choiceList(data, DATA, problems);
      return problems;
    case 9:
      modal(data, DATA, problems);
      return problems;
    default:
      return problems;
  }
}

/** "…is thinking" has no contents yet: of all flags only EPHEMERAL means something. */
function checkDeferred(data: unknown): Problem[] {
  if (data === undefined || data === null) return [];
  const problems = checkMessageBody(data, 'reply', null, DATA);
  const flags = isObject(data) ? data['flags'] : undefined;
  if (typeof flags === 'number' && (flags & ~EPHEMERAL) !== 0) {
    problems.push(
      problem(
        [...DATA, 'flags'],
        'MESSAGE_FLAGS_INVALID',
        'A deferred response may only carry the EPHEMERAL flag.',
      ),
    );
  }
  return problems;
}
