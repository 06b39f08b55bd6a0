import { parseWeek, type Week, weekKey } from '../../domain/curation/weeks.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import type { Choice } from '../command.ts';

const MOST = 25;

/** Weeks that fit what was typed; one that was typed in full is there even if it is not offered. */
export const weekChoices = (
  offered: readonly { readonly week: Week }[],
  typed: string,
  m: Messages,
): Choice[] => {
  const all = offered.map(({ week }) => ({
    name: m.curationCards.start.option(String(week.year), String(week.week)),
    value: weekKey(week),
  }));
  const part = typed.trim().toLowerCase();
  const fits = all.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(part));
  const given = parseWeek(typed, offered[0]?.week.kind ?? 'beatport');
  const key = given === null ? null : weekKey(given);
  const more = key === null || fits.some(({ value }) => value === key) ? [] : [{ name: key, value: key }];
  return [...more, ...fits].slice(0, MOST);
};
