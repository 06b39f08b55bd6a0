import type { DigestId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Digests } from '../../services/digests/digests.ts';
import { digestChoice } from '../../views/digests/list.ts';
import type { Choice, Options, Request } from '../command.ts';
import { viewerOf } from './deps.ts';

/** The digest that was named. Free text is possible beside the suggestions. @throws {AppError} NOT_FOUND */
export const chosenDigest = (options: Options): DigestId => {
  const chosen = options.string('digest') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(chosen)) throw new AppError('NOT_FOUND', { what: 'digest' });
  return Number(chosen) as DigestId;
};

/** Those that somebody can name, by their place in the list. */
export const suggestDigests = async (
  digests: Digests,
  request: Request,
  { value }: { readonly value: string },
): Promise<Choice[]> => {
  const list = await digests.list(viewerOf(request));
  const choices = list.map((digest, at) => digestChoice(digest, at, request.m));
  return choices.filter(({ name }) => name.toLowerCase().includes(value.toLowerCase())).slice(0, 25);
};
