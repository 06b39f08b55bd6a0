import { fold } from '../../domain/library/fold.ts';
import { milliseconds } from '../facts.ts';

/** "Sentinel, The (2)*" → "The Sentinel": the number tells namesakes apart, the star marks another spelling. */
export const plainName = (written: string): string => {
  const bare = written
    .replace(/\*$/, '')
    .replace(/\s\(\d+\)$/, '')
    .trim();
  const [, name, article] = /^(.+), (The|Die|Der|Das|Los|Les|La|Le)$/.exec(bare) ?? [];
  return name === undefined ? bare : `${article} ${name}`;
};

const COMPANY = /\b(?:records?|recordings?|music|digital|ltd|limited)\b/g;

/** A label without what all labels are called, for comparing. */
export const labelKey = (name: string): string => {
  const folded = fold(plainName(name));
  const bare = folded.replace(COMPANY, '').replaceAll(' ', '');
  return bare === '' ? folded.replaceAll(' ', '') : bare;
};

/** "6:31" or "1:02:03" in ms; undefined for the many tracks without a length. */
export const lengthOf = (written: string | null | undefined): number | undefined => {
  const [, hours = '0', minutes, seconds] =
    /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/.exec(written?.trim() ?? '') ?? [];
  if (minutes === undefined || seconds === undefined) return undefined;
  return milliseconds(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
};
