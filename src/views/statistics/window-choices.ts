import { parseWindow, type StatsWindow, USUAL_WINDOWS, windowText } from '../../domain/statistics/windows.ts';
import { type Row, select } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';
import { windowWords } from './windows.ts';

const MOST = 25;

/** The windows to choose from, the one that is shown among them. @param years newest first */
const choices = (years: readonly number[], shown: StatsWindow | null): StatsWindow[] => {
  const texts = [...USUAL_WINDOWS, ...years.map(String)];
  const all = shown === null ? texts : [windowText(shown), ...texts];
  const unique = [...new Set(all)].slice(0, MOST);
  const inOrder = texts.filter((text) => unique.includes(text));
  const rest = unique.filter((text) => !texts.includes(text));
  return [...rest, ...inOrder].flatMap((text) => parseWindow(text) ?? []);
};

/** A select menu of windows. */
export const windowSelect = (
  facts: { id: string; shown: StatsWindow; years: readonly number[] },
  m: Messages,
): Row =>
  select({
    id: facts.id,
    placeholder: m.statistics.windowPick,
    options: choices(facts.years, facts.shown).map((window) => ({
      label: windowWords(window, m),
      value: windowText(window),
      chosen: windowText(window) === windowText(facts.shown),
    })),
  });

/** Suggestions while somebody types a window: what it says already, then what begins with it. */
export const windowChoices = (
  typed: string,
  years: readonly number[],
  m: Messages,
): { name: string; value: string }[] => {
  const wanted = typed.trim().toLowerCase();
  const own = parseWindow(typed);
  const all = choices(years, own).map((window) => ({
    name: windowWords(window, m),
    value: windowText(window),
  }));
  const fits = ({ name, value }: { name: string; value: string }): boolean =>
    own !== null && value === windowText(own) ? true : `${name.toLowerCase()} ${value}`.includes(wanted);
  return all.filter(fits);
};
