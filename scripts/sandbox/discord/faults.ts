import type { FaultEffect, FaultRule, Faults } from './control-types.ts';

interface ArmedRule {
  readonly rule: FaultRule;
  left: number;
}

interface DispatchPlan {
  missed: number;
  duplicated: number;
  delayed: number;
  delayMs: number;
}

export interface FaultBoard extends Faults {
  /** The fault a request meets, used up by asking. Paths below `/api/v10`. */
  take(method: string, path: string): FaultEffect | null;
  /** What befalls the next dispatch on the wire. */
  takeDispatch(isInteraction: boolean): { missed: boolean; copies: number; delayMs: number };
}

export function createFaults(): FaultBoard {
  let rules: ArmedRule[] = [];
  const idle: DispatchPlan = { missed: 0, duplicated: 0, delayed: 0, delayMs: 0 };
  const plan = { ...idle };
  const use = (key: 'missed' | 'duplicated' | 'delayed') => {
    if (plan[key] <= 0) return false;
    plan[key] -= 1;
    return true;
  };
  return {
    add(rule) {
      const armed = { rule, left: rule.times ?? 1 };
      rules.push(armed);
      return () => {
        rules = rules.filter((entry) => entry !== armed);
      };
    },
    clear() {
      rules = [];
      Object.assign(plan, idle);
    },
    list: () =>
      rules.map(({ rule, left }) => ({
        method: rule.method ?? '*',
        path: String(rule.path ?? '*'),
        left,
        effect: rule.effect,
      })),
    missDispatches(times = 1) {
      plan.missed = times;
    },
    duplicateInteractions(times = 1) {
      plan.duplicated = times;
    },
    delayDispatches(ms, times = 1) {
      Object.assign(plan, { delayed: times, delayMs: ms });
    },
    take(method, path) {
      const armed = rules.find(({ rule }) => fits(rule, method, path));
      if (!armed) return null;
      armed.left -= 1;
      if (armed.left <= 0) rules = rules.filter((entry) => entry !== armed);
      return armed.rule.effect;
    },
    takeDispatch(isInteraction) {
      if (!isInteraction) return { missed: false, copies: 1, delayMs: 0 };
      const missed = use('missed');
      const copies = use('duplicated') ? 2 : 1;
      return { missed, copies, delayMs: use('delayed') ? plan.delayMs : 0 };
    },
  };
}

function fits(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method && rule.method.toUpperCase() !== method) return false;
  if (rule.path === undefined) return true;
  return typeof rule.path === 'string' ? path.includes(rule.path) : rule.path.test(path);
}
