import type { Random } from '../../world/random.ts';
import type { WorldRecording } from '../../world/types.ts';

const sharps = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;

/** `A#`; with sharps only. */
export const sharpName = (key: number): string => sharps[((key % 12) + 12) % 12] ?? 'C';

export interface Key {
  /** 0 (C) to 11 (B). */
  key: number;
  /** 1 major, 0 minor. */
  mode: 0 | 1;
}

/** How a provider mishears: shares from 0 to 1. */
export interface Hearing {
  /** Half or double the tempo. */
  octave: number;
  /** Widest difference of an otherwise right tempo, beats per minute. */
  spread: number;
  /** The key's relative, its fifth, or another key altogether. */
  wrongKey: number;
}

/** The tempo a provider measured. */
export function heardTempo(random: Random, truth: number, hearing: Hearing): number {
  const octave = random.chance(hearing.octave) ? (truth > 115 ? 0.5 : 2) : 1;
  const difference = (random.next() * 2 - 1) * hearing.spread;
  return truth * octave + difference;
}

/** The key a provider measured. */
export function heardKey(random: Random, { key, mode }: WorldRecording, hearing: Hearing): Key {
  if (!random.chance(hearing.wrongKey)) return { key, mode };
  const relative: Key = { key: (key + (mode === 1 ? 9 : 3)) % 12, mode: mode === 1 ? 0 : 1 };
  return random.pick([relative, relative, { key: (key + 7) % 12, mode }, { key: random.int(0, 11), mode }]);
}

/** `digits` after the point. */
export const rounded = (value: number, digits: number): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;

export const clamp01 = (value: number): number => Math.min(1, Math.max(0, value));
