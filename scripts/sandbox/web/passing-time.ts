import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../stage.ts';

/** Lets time pass in the world as people live it, not as one jump. */
export interface PassingTime {
  readonly passing: boolean;
  /**
   * In hops, so that Segue does what falls into it on the way.
   * @param listening whoever agreed at Spotify hears music meanwhile
   * @throws {Error} while another stretch is passing
   */
  pass(ms: number, listening: boolean): Promise<void>;
}

const DAY = 86_400_000;
/** What is a day late Segue may leave out. */
const HOP_MS = 20 * 3_600_000;
/** Real ms after each hop: Segue looks for due work every second. */
const SETTLE_MS = 1_300;
const HEARD_A_DAY_MIN = 90;

/** @param onHop called whenever the clock was moved */
export const createPassingTime = (stage: Stage, onHop: () => void): PassingTime => {
  let passing = false;
  return {
    get passing() {
      return passing;
    },
    pass: async (ms, listening) => {
      if (passing) throw new Error('Time is passing already.');
      passing = true;
      try {
        for (let left = ms; left > 0; left -= HOP_MS) {
          const hop = Math.min(left, HOP_MS);
          await stage.advance(hop);
          const minutes = Math.round((hop / DAY) * HEARD_A_DAY_MIN);
          if (listening && minutes > 0) everybodyListens(stage, minutes);
          onHop();
          if (left > HOP_MS && stage.segue.running) await sleep(SETTLE_MS);
        }
      } finally {
        passing = false;
      }
    },
  };
};

const everybodyListens = ({ world }: Stage, minutes: number): void => {
  for (const { id } of world.accounts()) {
    if (world.grants(id).some(({ revokedAt }) => revokedAt === null)) world.playMusic(id, { minutes });
  }
};
