import { type ChartWish, chartLists, namedSources } from '../../domain/charts/catalogue.ts';
import { readIsoWeek } from '../../domain/charts/weeks.ts';
import type { ChartEntityId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Options, Request } from '../command.ts';
import { type ChartFeatureDeps, viewerOf } from './deps.ts';

const given = (typed: string | null): string | null => (typed?.trim() ? typed.trim() : null);

/** Which chart the options name. */
export const wishOf = (options: Options): ChartWish => ({
  source: [...namedSources, 'server' as const].find((one) => one === options.string('source')) ?? null,
  list: chartLists.find((one) => one === options.string('list')) ?? null,
  genre: given(options.string('genre')),
  country: given(options.string('country')),
});

/** The week that is named; null: the latest. @throws {AppError} INVALID_INPUT */
export const weekOf = (options: Options): number | null => {
  const typed = given(options.string('week'));
  if (typed === null) return null;
  const week = readIsoWeek(typed);
  if (week === null) throw new AppError('INVALID_INPUT', { problem: 'week', value: typed });
  return week;
};

/** What a suggestion stands for, or the best of what was typed. @throws {AppError} NOT_FOUND */
export const entityOf = async (
  { trending }: Pick<ChartFeatureDeps, 'trending'>,
  request: Request,
  typed: string,
): Promise<ChartEntityId> => {
  if (/^[1-9]\d{0,14}$/.test(typed)) return Number(typed) as ChartEntityId;
  const [best] = await trending.suggest(viewerOf(request), ['track', 'album', 'artist'], typed);
  if (best === undefined || typed.trim() === '') throw new AppError('NOT_FOUND', { what: 'chart_entity' });
  return best.id;
};
