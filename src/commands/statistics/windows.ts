import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { parseWindow, type StatsWindow } from '../../domain/statistics/windows.ts';
import { AppError } from '../../errors.ts';
import { windowChoices } from '../../views/statistics/window-choices.ts';
import type { Route } from '../command.ts';
import { describe } from '../describe.ts';

/** An option in which people say how far back. */
export const windowOption = () =>
  ({
    type: ApplicationCommandOptionType.String,
    name: 'window',
    ...describe((m) => m.statistics.windowOption),
    max_length: 40,
    autocomplete: true,
  }) as const;

/** @throws {AppError} INVALID_INPUT for what is no stretch of time */
export const windowOf = (typed: string): StatsWindow => {
  const window = parseWindow(typed);
  if (window !== null) return window;
  throw new AppError('INVALID_INPUT', { problem: 'stats_window', value: typed });
};

const YEARS = 12;

/** What is offered while somebody types it. */
export const suggestWindows: NonNullable<Route['complete']> = async ({ now, m }, { value }) => {
  const year = new Date(now).getUTCFullYear();
  return windowChoices(
    value,
    Array.from({ length: YEARS }, (_, at) => year - at),
    m,
  );
};
