import { AppError } from '../errors.ts';
import type { AlertPlaceService } from '../services/operators/alert-place.ts';
import type { DeadLetters } from '../services/operators/dead-letters.ts';
import { letterForget, letterRetry, letters, lettersForget, warningsDm } from '../views/actions/status.ts';
import type { MessageView } from '../views/kit/message.ts';
import { LETTERS_SHOWN, lettersView } from '../views/operators/letters.ts';
import { warningsPlaced } from '../views/operators/placed.ts';
import { type Answer, type AnyAction, handle, type Options, type Request } from './command.ts';

export interface OperatorDeps {
  readonly operatorIds: readonly string[];
  readonly deadLetters: DeadLetters;
  readonly alertPlace: AlertPlaceService;
}

/** Who was an operator when the button appeared may not be one any more. */
const assertOperator = ({ person }: Request, { operatorIds }: OperatorDeps): void => {
  if (!operatorIds.includes(person.id)) throw new AppError('NOT_YOURS', {});
};

/** `/status alerts:`: where warnings go. Null when that was not asked. */
export const placeWarnings = async (
  { person, m }: Request,
  options: Options,
  { operatorIds, alertPlace }: OperatorDeps,
): Promise<Answer | null> => {
  const channelId = options.channel('alerts');
  if (channelId === null) return null;
  if (!operatorIds.includes(person.id)) return { kind: 'reply', view: warningsPlaced('refused', m) };
  if (options.mayPostIn('alerts') === false) throw new AppError('CANNOT_POST', { channelId });
  await alertPlace.set(channelId);
  return { kind: 'reply', view: warningsPlaced(channelId, m) };
};

/** What the buttons of the operators' page do. */
export const operatorActions = (deps: OperatorDeps): AnyAction[] => {
  const { deadLetters, alertPlace } = deps;
  const list = async ({ person, m }: Request): Promise<MessageView> =>
    lettersView(await deadLetters.list(LETTERS_SHOWN), person.id, m);
  const after = async (request: Request, work: () => Promise<unknown>): Promise<Answer> => {
    assertOperator(request, deps);
    await work();
    return { kind: 'update', view: await list(request) };
  };
  return [
    handle({ spec: letters, run: (request) => after(request, async () => undefined) }),
    handle({ spec: letterRetry, run: (request, { job }) => after(request, () => deadLetters.retry(job)) }),
    handle({ spec: letterForget, run: (request, { job }) => after(request, () => deadLetters.forget(job)) }),
    handle({ spec: lettersForget, run: (request) => after(request, deadLetters.forgetAll) }),
    handle({
      spec: warningsDm,
      run: async (request) => {
        assertOperator(request, deps);
        await alertPlace.set(null);
        return { kind: 'reply', view: warningsPlaced(null, request.m) };
      },
    }),
  ];
};
