import type { MemberId } from '../domain/ids.ts';
import { type AppError, type ErrorCode, isAppError, RetryAfter } from '../errors.ts';
import { go, type Way } from './actions/go.ts';
import { wayOn } from './error-ways.ts';
import { heading, message, text } from './kit/components.ts';
import { row, secondary } from './kit/controls.ts';
import type { MessageView } from './kit/message.ts';
import type { Messages } from './messages/catalogue.ts';
import type { ErrorSentence } from './messages/en/errors.ts';

/** Who is told, in which language. `near` is the command that an outdated button belonged to, if that is known. */
export interface ErrorContext {
  readonly m: Messages;
  readonly member: MemberId;
  readonly near?: Way | null;
}

/**
 * What went wrong as a message: what happened, what it means, the next step as a button.
 * @param errorId stands in the log beside an unexpected error; not shown for expected ones.
 */
export const errorView = (error: unknown, errorId: string, context: ErrorContext): MessageView => {
  const { title, text: meaning } = sentenceOf(error, errorId, context.m);
  const way = wayOn(error, context.near ?? null);
  const area = isAppError(error) || error instanceof RetryAfter ? 'warning' : 'error';
  return message(area, [
    heading(title),
    text(meaning),
    way !== null && row(secondary({ label: context.m.ways[way], id: go.id(context.member, { way }) })),
  ]);
};

/** Only the words, for places without buttons (web pages, jobs). */
export const sentenceOf = (error: unknown, errorId: string, m: Messages): ErrorSentence => {
  if (error instanceof RetryAfter) return m.errors.resting(error);
  return isAppError(error) ? sayCode(error, m) : m.errors.unexpected(errorId);
};

const sayCode = <C extends ErrorCode>({ code, data }: AppError<C>, m: Messages): ErrorSentence =>
  m.errors.say[code](data);

/** The form that a slow handler wanted to open cannot be opened any more. */
export const tooLateView = (m: Messages): MessageView =>
  message('warning', [heading(m.errors.tooLate.title), text(m.errors.tooLate.text)]);
