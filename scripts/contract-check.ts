import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkTraffic } from './sandbox/traffic-check.ts';

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
  const { checked, problems } = await checkTraffic(traffic, {
    ...(values.spotify !== undefined && { spotify: readFileSync(values.spotify, 'utf8') }),
    ...(values.discord !== undefined && { discord: readFileSync(values.discord, 'utf8') }),
    discordResponses: values['discord-responses'],
  });
  for (const problem of problems) console.log(problem);
  const found = problems.length === 0 ? 'no violations' : `${problems.length} kinds of violation`;
  console.log(`${checked} exchanges checked, ${found}`);
  return problems.length === 0 ? 0 : 1;
}
