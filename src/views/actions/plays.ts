import { action, fact } from './action.ts';

/** Takes back that a stretch was somebody else's: its plays count again. Times are seconds, to save room. */
export const notMineUndo = action('plays.mine', { from: fact.int(), to: fact.int() });
