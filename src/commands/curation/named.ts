import type { PeriodId, StyleId } from '../../domain/ids.ts';
import { rankNames } from '../../domain/library/choices.ts';
import { AppError } from '../../errors.ts';
import { plainPeriod } from '../../views/curation/words.ts';
import type { Options, Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** The style that an option names. @throws {AppError} NOT_FOUND */
export const namedStyle = async (
  { styles }: Pick<CurationFeatureDeps, 'styles'>,
  { person }: Request,
  options: Options,
): Promise<StyleId> => {
  const typed = options.string('style') ?? '';
  const best = (await styles.suggest(person.id, typed))[0];
  try {
    return (await styles.resolve(person.id, typed)).id;
  } catch (error) {
    // A part of one name is enough where nothing is called just so.
    if (best === undefined || typed.trim() === '') throw error;
    return best.id;
  }
};

/** The week that an option names; null when none is named. @throws {AppError} NOT_FOUND */
export const namedPeriod = async (
  { periods }: Pick<CurationFeatureDeps, 'periods'>,
  { person, m }: Request,
  options: Options,
): Promise<PeriodId | null> => {
  const typed = options.string('period')?.trim() ?? '';
  if (typed === '') return null;
  const lines = await periods.list(person.id, 500);
  const byId = lines.find(({ period }) => String(period.id) === typed);
  const named = lines.map((line) => ({ name: plainPeriod(line, m), id: line.period.id }));
  const found = byId?.period.id ?? rankNames(named, typed)[0]?.id;
  if (found === undefined) throw new AppError('NOT_FOUND', { what: 'period' });
  return found;
};

/** The named week, or the latest that is not closed; null when there is none. */
export const thisPeriod = async (
  deps: Pick<CurationFeatureDeps, 'periods'>,
  request: Request,
  options: Options,
): Promise<PeriodId | null> => {
  const named = await namedPeriod(deps, request, options);
  if (named !== null) return named;
  const lines = await deps.periods.list(request.person.id, 50);
  return lines.find(({ period }) => period.state !== 'closed')?.period.id ?? null;
};
