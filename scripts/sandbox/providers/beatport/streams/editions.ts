import { isrc } from '../../../world/ids.ts';
import type { Random } from '../../../world/random.ts';
import type { BpTrack } from '../types.ts';

/** One version of a Beatport track as a label delivers it to Spotify. */
export interface Edition {
  name: string;
  version: string | null;
  isrc: string | null;
  durationMs: number;
  isSame: boolean;
}

const usualLength = 360_000;

/** The versions of a track that Spotify gets: the same one, a shorter one beside it, or only the shorter one. */
export function editionsOf(random: Random, track: BpTrack): Edition[] {
  const title = spelling(random, track.name);
  const full = (track.durationMs ?? usualLength) + random.int(-1_500, 1_500);
  const same = (name: string, version: string | null): Edition => ({
    name,
    version,
    isrc: codeOfSame(random, track),
    durationMs: full,
    isSame: true,
  });
  const short = (name: string, version: string | null, share: number): Edition => ({
    name,
    version,
    // Codes are given out in a row, so the next one is often the other version.
    isrc: track.isrc !== null && random.chance(0.35) ? sibling(random, track.isrc) : freshCode(random),
    durationMs: Math.round(full * share),
    isSame: false,
  });
  const luck = random.next();
  switch (track.mixName) {
    case 'Original Mix': {
      if (luck < 0.14) return [short(title, null, 0.58)];
      if (luck < 0.22) return [short(title, null, 0.62), same(`${title} - Extended Mix`, 'Extended Mix')];
      if (luck < 0.4) return [same(`${title} - Original Mix`, 'Original Mix')];
      if (luck < 0.48) return [same(`${title} (Original Mix)`, 'Original Mix')];
      if (luck < 0.58) return [same(title, null), short(`${title} - Radio Edit`, 'Radio Edit', 0.55)];
      return [same(title, null)];
    }
    case 'Extended Mix': {
      if (luck < 0.3) return [short(title, null, 0.66)];
      if (luck < 0.65) return [same(`${title} - Extended Mix`, 'Extended Mix'), short(title, null, 0.7)];
      if (luck < 0.75) return [same(`${title} - Extended`, 'Extended')];
      return [same(`${title} - Extended Mix`, 'Extended Mix')];
    }
    default:
      return [
        luck < 0.8
          ? same(`${title} - ${track.mixName}`, track.mixName)
          : same(`${title} (${track.mixName})`, track.mixName),
      ];
  }
}

/** `Undertow feat. Nova Lane` in the way this label writes guests, now and then all in capitals. */
function spelling(random: Random, name: string): string {
  const [, title = name, guest] = /^(.*) feat\. (.*)$/.exec(name) ?? [];
  const luck = random.next();
  const spelt =
    guest === undefined || luck < 0.2
      ? title
      : luck < 0.75
        ? `${title} (feat. ${guest})`
        : luck < 0.9
          ? name
          : `${title} (with ${guest})`;
  return random.chance(0.03) ? spelt.toUpperCase() : spelt;
}

function codeOfSame(random: Random, { isrc: code }: BpTrack): string | null {
  const luck = random.next();
  if (luck < 0.03) return null;
  if (code === null || luck < 0.11) return freshCode(random);
  return luck < 0.14 ? sibling(random, code) : code;
}

const freshCode = (random: Random): string => isrc(random, random.pick(['GB', 'DE', 'NL', 'QZ']), 2026);

/** The code before or after this one. */
function sibling(random: Random, code: string): string {
  const last = Number(code.slice(-1));
  const next = last === 0 ? 1 : last === 9 ? 8 : last + (random.chance(0.5) ? 1 : -1);
  return `${code.slice(0, -1)}${next}`;
}
