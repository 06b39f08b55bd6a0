import type { Pace, PaceState } from './provider.ts';

/** Calls above the average that are still let through: clocks and networks are not exact. */
const slack = 1.5;
/** However long somebody hammers, after this many calls' time of silence the door is open again. */
const longestMemory = 5;

/** Watches how fast one provider is asked, by a clock that only has to go forward. */
export interface PaceKeeper {
  /** Puts a call on the books. `tooFast` holds whether the limit is enforced or not. */
  note(pace: Pace): { tooFast: boolean; waitMs: number; state: PaceState };
  reset(): void;
}

export function createPaceKeeper(now: () => number): PaceKeeper {
  let answered: number[] = [];
  let level = 0;
  let notedAt = now();
  const byAverage = (ms: number): ReturnType<PaceKeeper['note']> => {
    const at = now();
    level = Math.max(0, level - (at - notedAt) / ms);
    notedAt = at;
    level = Math.min(longestMemory, level + 1);
    const tooFast = level > slack;
    const waitMs = tooFast ? (level - slack + 1) * ms : 0;
    return { tooFast, waitMs, state: { most: 1, left: tooFast ? 0 : 1, resetMs: level * ms } };
  };
  const byWindow = (calls: number, ms: number): ReturnType<PaceKeeper['note']> => {
    const at = now();
    answered = answered.filter((earlier) => earlier > at - ms);
    const first = answered[answered.length - calls] ?? answered[0] ?? at;
    const waitMs = Math.max(0, first + ms - at);
    const tooFast = answered.length >= calls;
    if (!tooFast) answered.push(at);
    const left = Math.max(0, calls - answered.length);
    return { tooFast, waitMs, state: { most: calls, left, resetMs: waitMs } };
  };
  return {
    note: (pace) => (pace.kind === 'average' ? byAverage(pace.ms) : byWindow(pace.calls, pace.ms)),
    reset() {
      answered = [];
      level = 0;
      notedAt = now();
    },
  };
}
