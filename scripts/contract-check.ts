import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createContractCheck, type RecordedExchange, type Violation } from './sandbox/contract-check.ts';
import { providerNames } from './sandbox/providers/contract.ts';

const usage = `Checks recorded traffic (one JSON exchange per line) against OpenAPI documents.

  node scripts/contract-check.ts --traffic FILE [--spotify SPEC.yml] [--discord SPEC.json] [--discord-responses]

Exit code: 0 no violations, 1 violations, 2 wrong arguments or an unreadable file.`;

const { values } = parseArgs({
  options: {
    traffic: { type: 'string' },
    spotify: { type: 'string' },
    discord: { type: 'string' },
    'discord-responses': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (
  values.help ||
  values.traffic === undefined ||
  (values.spotify === undefined && values.discord === undefined)
) {
  console.error(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await run(values.traffic).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  });
}

async function run(traffic: string): Promise<number> {
  const check = createContractCheck({
    ...(values.spotify !== undefined && { spotify: readFileSync(values.spotify, 'utf8') }),
    ...(values.discord !== undefined && { discord: readFileSync(values.discord, 'utf8') }),
    discordResponses: values['discord-responses'],
  });
  const seen = new Map<string, { violation: Violation; lines: number[] }>();
  let line = 0;
  let checked = 0;
  for await (const text of createInterface({ input: createReadStream(traffic, 'utf8') })) {
    line++;
    if (text.trim() === '') continue;
    const exchange: unknown = JSON.parse(text);
    if (isOfOthers(exchange)) continue;
    if (!isExchange(exchange)) throw new Error(`Line ${line} of ${traffic} is not an exchange.`);
    checked++;
    for (const violation of check(exchange)) {
      const { side, operation, part, problem } = violation;
      // The same mistake in every element of a list is one mistake.
      const key = [side, operation, part, problem.replace(/\/\d+/g, '/*')].join('|');
      const known = seen.get(key);
      if (known) known.lines.push(line);
      else seen.set(key, { violation, lines: [line] });
    }
  }
  for (const { violation, lines } of seen.values()) {
    const times =
      lines.length === 1 ? `line ${lines[0]}` : `${lines.length} times, first on line ${lines[0]}`;
    console.log(
      `${violation.side} ${violation.operation} · ${violation.part}: ${violation.problem} (${times})`,
    );
  }
  console.log(
    `${checked} exchanges checked, ${seen.size === 0 ? 'no violations' : `${seen.size} kinds of violation`}`,
  );
  return seen.size === 0 ? 0 : 1;
}

/** Traffic of those who publish no contract: everybody but Spotify and Discord. */
function isOfOthers(value: unknown): boolean {
  const side: unknown =
    typeof value === 'object' && value !== null && 'side' in value ? value.side : undefined;
  return providerNames.some((name) => name === side);
}

function isExchange(value: unknown): value is RecordedExchange {
  return (
    typeof value === 'object' &&
    value !== null &&
    'side' in value &&
    (value.side === 'spotify' || value.side === 'discord') &&
    'method' in value &&
    typeof value.method === 'string' &&
    'path' in value &&
    typeof value.path === 'string' &&
    'status' in value &&
    typeof value.status === 'number'
  );
}
