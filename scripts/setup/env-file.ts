import { closeSync, existsSync, fchmodSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** What an earlier run wrote; empty if there is none. */
export const readEnvFile = (file: string): Record<string, string> => {
  if (!existsSync(file)) return {};
  const entries = Object.entries(parseEnv(readFileSync(file, 'utf8')));
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
};

/**
 * Fills the template: a line `NAME=` or `#NAME=default` gets the value, everything else stays, values without a line
 * are appended.
 */
export const fillTemplate = (template: string, values: Readonly<Record<string, string>>): string => {
  const left = new Map(Object.entries(values));
  const lines = template
    .trimEnd()
    .split('\n')
    .map((line) => {
      const name = /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
      if (name === undefined || !left.has(name)) return line;
      const value = left.get(name) ?? '';
      left.delete(name);
      return `${name}=${quoted(value)}`;
    });
  const more = [...left].map(([name, value]) => `${name}=${quoted(value)}`);
  return `${[...lines, ...more].join('\n')}\n`;
};

/** The file format has three kinds of quotes and no escapes. */
const quoted = (value: string): string => {
  if (!/[\s#"'`\\]/.test(value)) return value;
  const quote = ["'", '"', '`'].find((candidate) => !value.includes(candidate));
  if (quote === undefined)
    throw new Error('A value with all three kinds of quotes cannot be written to .env.');
  return `${quote}${value}${quote}`;
};

/** Writes with mode 0600 and replaces the old file in one step, so that a crash leaves one of the two whole. */
export const writeSecretFile = (file: string, text: string): void => {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    // The mode above counts only for a new file; a left-over draft may have another.
    fchmodSync(handle, 0o600);
    writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
};
