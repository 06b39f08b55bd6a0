import type { Log } from '../log.ts';
import { PULSE_MS, type Pulse } from '../services/pulse.ts';

/** Gives the bot half's sign of life while Discord's gateway is connected. @returns what stops it */
export const startPulse = (pulse: Pulse, isReady: () => boolean, log: Log): (() => void) => {
  const beat = async (): Promise<void> => {
    try {
      if (isReady()) await pulse.beat();
    } catch (error) {
      log.warn({ event: 'lifecycle', what: 'pulse not written' }, error);
    }
  };
  void beat();
  const timer = setInterval(() => void beat(), PULSE_MS);
  return () => clearInterval(timer);
};
