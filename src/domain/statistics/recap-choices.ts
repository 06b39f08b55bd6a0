import { type RecapKind, recapBeside, recapOf } from './recap.ts';
import { windowText } from './windows.ts';

/** As many as Discord shows. */
const MOST = 25;
const DAY_MS = 86_400_000;

/**
 * Months or years that may be meant, the latest first, for what was typed so far.
 * @param now ms UTC: at the turn of a month somebody ahead of UTC does not find the new one among them for some hours
 */
export const recapChoices = (kind: RecapKind, typed: string, now: number): string[] => {
  const latest = recapOf(kind, Math.floor(now / DAY_MS));
  const wanted = typed.trim();
  const all = Array.from({ length: kind === 'month' ? 12 * 20 : 20 }, (_, at) =>
    windowText(recapBeside(latest, -at)),
  );
  return all.filter((text) => text.startsWith(wanted)).slice(0, MOST);
};
