import type { ChannelId } from '../ids.ts';
import { type Alert, keyOf } from './conditions.ts';

/** An alert that was told. */
export interface ActiveAlert {
  readonly alert: Alert;
  /** When it began, ms UTC. */
  readonly at: number;
  /** Since when it does not hold any more; null while it does. */
  readonly clearSince: number | null;
}

/** Where warnings go, and what they are about now. */
export interface Warnings {
  /** Null: to the operators by DM. */
  readonly channelId: ChannelId | null;
  readonly on: readonly ActiveAlert[];
}

/** What is remembered across restarts. */
export interface AlertState {
  readonly firstLookAt: number;
  readonly on: readonly ActiveAlert[];
  /** How many messages were written: the next one's key. */
  readonly told: number;
}

export interface Decision {
  readonly state: AlertState;
  readonly began: readonly Alert[];
  readonly ended: readonly ActiveAlert[];
}

/** What flickers within this does not end. */
export const CLEAR_MS = 10 * 60_000;

/**
 * What to tell after one look: each alert once when it begins, once when it ends.
 * @param holding what holds now
 * @param quiet nothing begins: Segue has just come up (or woken), and what was late may be made up for by itself
 */
export const decide = (
  state: AlertState,
  holding: readonly Alert[],
  { now, quiet }: { readonly now: number; readonly quiet: boolean },
): Decision => {
  const held = new Map(holding.map((alert) => [keyOf(alert), alert]));
  const known = new Set(state.on.map(({ alert }) => keyOf(alert)));
  const began = quiet ? [] : [...held].flatMap(([key, alert]) => (known.has(key) ? [] : [alert]));
  const looked = state.on.map((active): ActiveAlert => {
    // The facts stay those that were told.
    if (held.has(keyOf(active.alert))) return { ...active, clearSince: null };
    // A clock that was set back does not keep it on for longer.
    return { ...active, clearSince: Math.min(active.clearSince ?? now, now) };
  });
  const ended = looked.filter(({ clearSince }) => clearSince !== null && now - clearSince >= CLEAR_MS);
  const on = [
    ...looked.filter((active) => !ended.includes(active)),
    ...began.map((alert) => ({ alert, at: now, clearSince: null })),
  ];
  const news = began.length + ended.length;
  return { state: { ...state, on, told: state.told + (news > 0 ? 1 : 0) }, began, ended };
};
