import type { MessageView } from '../sandbox/discord/types.ts';

/** Runs named steps one after the other and writes down what happened, for people and as JSON. */
export interface Transcript {
  /** Runs a step; a failure is noted and ends the run. */
  step(name: string, work: () => Promise<void>): Promise<void>;
  /** Shows a message as text under the step. */
  show(message: MessageView): void;
  readonly steps: readonly { readonly name: string; readonly ok: boolean; readonly ms: number }[];
}

const WIDTH = 100;

export const createTranscript = (print: (line: string) => void): Transcript => {
  const steps: { name: string; ok: boolean; ms: number }[] = [];
  let shown: string[] = [];
  return {
    steps,
    show: (message) => {
      shown.push(...box(message));
    },
    step: async (name, work) => {
      shown = [];
      const start = performance.now();
      try {
        await work();
        steps.push({ name, ok: true, ms: Math.round(performance.now() - start) });
        print(`✓ ${name} (${steps.at(-1)?.ms} ms)`);
      } catch (error) {
        steps.push({ name, ok: false, ms: Math.round(performance.now() - start) });
        print(`✗ ${name}\n  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        throw error;
      } finally {
        for (const line of shown) print(`    ${line}`);
      }
    },
  };
};

const box = (message: MessageView): string[] => {
  const text = message.text.split('\n').map((line) => `│ ${line}`.slice(0, WIDTH));
  const buttons = message.controls.map(({ label }) => `[${label}]`).join(' ');
  return ['┌─', ...text, ...(buttons === '' ? [] : [`│ ${buttons}`.slice(0, WIDTH)]), '└─'];
};
