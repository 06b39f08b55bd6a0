/** Runs named steps one after the other and writes down what happened, for people and as JSON. */
export interface Transcript {
  /** Runs a step; a failure is noted and ends the run. */
  step(name: string, work: () => Promise<void>): Promise<void>;
  /** Writes lines under the step that runs now. */
  note(...lines: readonly string[]): void;
  readonly steps: readonly StepResult[];
}

export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
}

export const createTranscript = (print: (line: string) => void): Transcript => {
  const steps: StepResult[] = [];
  let notes: string[] = [];

  const end = (name: string, ok: boolean, start: number): void => {
    const ms = Math.round(performance.now() - start);
    steps.push({ name, ok, ms });
    print(`${ok ? '✓' : '✗'} ${steps.length}. ${name} (${ms} ms)`);
    for (const line of notes) print(`    ${line}`);
    print('');
  };

  return {
    steps,
    note: (...lines) => {
      notes.push(...lines);
    },
    step: async (name, work) => {
      notes = [];
      const start = performance.now();
      try {
        await work();
      } catch (error) {
        const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
        notes.push(...told.split('\n'));
        end(name, false, start);
        throw error;
      }
      end(name, true, start);
    },
  };
};
