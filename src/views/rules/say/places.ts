import type { Place } from '../../../domain/rules/rule-set.ts';
import { quoted, type Voice } from './voice.ts';

/** Where a track is, or is not: `in your liked tracks`. */
export const placeWords = (place: Place, member: boolean, voice: Voice): string => {
  const w = voice.m.ruleWords;
  if (place.in === 'liked') return member ? w.liked : w.notLiked;
  const name = quoted(voice, place.name);
  if (place.in === 'source') return member ? w.inSource(name) : w.notInSource(name);
  return member ? w.inManaged(name) : w.notInManaged(name);
};
