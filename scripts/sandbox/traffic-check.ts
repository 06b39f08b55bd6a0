import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  type ContractTexts,
  createContractCheck,
  type RecordedExchange,
  type Violation,
} from './contract-check.ts';
import { providerNames } from './providers/contract.ts';

export interface TrafficReport {
  readonly checked: number;
  /** One sentence per kind of violation, with the lines it was seen on. */
  readonly problems: readonly string[];
}

/**
 * Holds recorded traffic (one JSON exchange per line) against contracts. The same mistake in many exchanges, or in
 * every element of a list, is told once.
 * @throws {Error} for a line that is not an exchange
 */
export const checkTraffic = async (path: string, contracts: ContractTexts): Promise<TrafficReport> => {
  const check = createContractCheck(contracts);
  const seen = new Map<string, { violation: Violation; lines: number[] }>();
  let line = 0;
  let checked = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
    line += 1;
    if (text.trim() === '') continue;
    const exchange: unknown = JSON.parse(text);
    if (isOfOthers(exchange)) continue;
    if (!isExchange(exchange)) throw new Error(`Line ${line} of ${path} is not an exchange.`);
    checked += 1;
    for (const violation of check(exchange)) {
      const { side, operation, part, problem } = violation;
      const key = [side, operation, part, problem.replace(/\/\d+/g, '/*')].join('|');
      const known = seen.get(key);
      if (known) known.lines.push(line);
      else seen.set(key, { violation, lines: [line] });
    }
  }
  return { checked, problems: [...seen.values()].map(sentenceOf) };
};

const sentenceOf = ({ violation, lines }: { violation: Violation; lines: readonly number[] }): string => {
  const { side, operation, part, problem } = violation;
  const where = lines.length === 1 ? `line ${lines[0]}` : `${lines.length} times, first on line ${lines[0]}`;
  return `${side} ${operation} · ${part}: ${problem} (${where})`;
};

/** Traffic of those who publish no contract: everybody but Spotify and Discord. */
const isOfOthers = (value: unknown): boolean => {
  const side: unknown =
    typeof value === 'object' && value !== null && 'side' in value ? value.side : undefined;
  return providerNames.some((name) => name === side);
};

const isExchange = (value: unknown): value is RecordedExchange =>
  typeof value === 'object' &&
  value !== null &&
  'side' in value &&
  (value.side === 'spotify' || value.side === 'discord') &&
  'method' in value &&
  typeof value.method === 'string' &&
  'path' in value &&
  typeof value.path === 'string' &&
  'status' in value &&
  typeof value.status === 'number';
