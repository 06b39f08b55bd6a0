import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';

/** Questions on a terminal or a pipe. Secrets are not echoed. */
export interface Prompt {
  ask(question: string, options?: { secret?: boolean; fallback?: string }): Promise<string>;
  say(text: string): void;
  close(): void;
}

export const createPrompt = (input: Readable & { isTTY?: boolean }, output: Writable): Prompt => {
  let muted = false;
  const echo = new Writable({
    write: (chunk, _encoding, next) => {
      if (!muted) output.write(chunk);
      next();
    },
  });
  const reader = createInterface({ input, output: echo, terminal: input.isTTY === true });
  const lines = reader[Symbol.asyncIterator]();
  return {
    say: (text) => {
      output.write(`${text}\n`);
    },
    ask: async (question, { secret = false, fallback } = {}) => {
      output.write(
        `${question}${fallback === undefined || secret ? '' : ` [${fallback}]`}${secret ? ' (not shown)' : ''}: `,
      );
      muted = secret;
      const line = await lines.next();
      muted = false;
      if (secret) output.write('\n');
      if (line.done === true)
        throw new Error('The input ended before every question was answered; nothing was written.');
      const answer = line.value.trim();
      return answer === '' ? (fallback ?? '') : answer;
    },
    close: () => reader.close(),
  };
};
