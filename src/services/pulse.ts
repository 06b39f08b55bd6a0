import type { Clock } from '../clock.ts';
import type { FactsService } from './facts.ts';

/** A sign of life of the bot half in the database, the only thing that both halves can see. */
export interface Pulse {
  /** Called by the bot half while it answers people. */
  beat(): Promise<void>;
  /** How the bot half is; `unknown` when it was never there. */
  bot(): Promise<'up' | 'down' | 'unknown'>;
}

/** How often the bot half should give a sign. */
export const PULSE_MS = 30_000;
/** After so many missed ones it is taken for down. */
const MISSED = 3;

export const createPulse = ({ facts, clock }: { facts: FactsService; clock: Clock }): Pulse => ({
  beat: () => facts.set('bot.aliveAt', String(clock.now())),
  bot: async () => {
    const aliveAt = await facts.get('bot.aliveAt');
    if (aliveAt === null) return 'unknown';
    // Also when the clock was set back: a sign from far in the future says nothing about now.
    return Math.abs(clock.now() - Number(aliveAt)) <= MISSED * PULSE_MS ? 'up' : 'down';
  },
});
