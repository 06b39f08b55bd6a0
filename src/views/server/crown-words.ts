import { timestamp } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';

/** Since when, as a date. @param ms UTC */
export const day = (ms: number): string => timestamp(ms, 'D');
export const artistText = (name: string): string => `**${escapeText(name, 60)}**`;
