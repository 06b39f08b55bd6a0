import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The plan of the house (docs/ARCHITECTURE.md) as checks: who may import whom, and how big a room may be. */

const root = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  readonly from: string;
  /** A path within the repository, or a package name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

interface Room {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /(\bawait\s+)?\bimport\(\s*['"]([^'"]+)['"]/g;

const importsOf = (path: string, text: string): Import[] => {
  const target = (specifier: string): string =>
    specifier.startsWith('.') ? posix.normalize(posix.join(dirname(path), specifier)) : packageOf(specifier);
  const statements = [...text.matchAll(STATEMENT)].map(([, type, specifier = '']) => ({
    from: path,
    to: target(specifier),
    typeOnly: type !== undefined,
  }));
  // A type query (`import('./x.ts').Y`) inside a type or a comment is caught as well: it is no smaller dependency.
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, awaited, specifier = '']) => ({
    from: path,
    to: target(specifier),
    typeOnly: awaited === undefined,
  }));
  return [...statements, ...dynamic];
};

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

const read = (path: string): Room => {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, lines: text.trimEnd().split('\n').length, imports: importsOf(path, text) };
};

const src = filesUnder('src').map(read);
const tests = filesUnder('test').map(read);

/** `services/x.ts` → `services`; files directly in `src` are rooms of their own. */
const areaOf = (path: string): string => {
  const [, area = '', ...rest] = path.split('/');
  return rest.length === 0 ? area.replace(/\.ts$/, '') : area;
};

const inner = src.flatMap(({ imports }) => imports).filter(({ to }) => to.startsWith('src/'));
const outer = src.flatMap(({ imports }) => imports).filter(({ to }) => !to.startsWith('src/'));
const arrow = ({ from, to }: Import): string => `${from} → ${to}`;

/** May import the values and types of …, and the types alone of … */
const arrows: Readonly<Record<string, { values: readonly string[]; types?: readonly string[] }>> = {
  domain: { values: ['domain'] },
  errors: { values: [] },
  clock: { values: [] },
  log: { values: [] },
  config: { values: [] },
  db: { values: ['db', 'domain', 'errors', 'clock'] },
  providers: { values: ['providers', 'domain', 'errors', 'clock'], types: ['log'] },
  drawing: { values: ['drawing', 'domain'], types: ['log'] },
  services: { values: ['services', 'domain', 'errors', 'clock'], types: ['db', 'providers', 'log'] },
  views: { values: ['views', 'domain', 'errors'] },
  commands: {
    values: ['commands', 'services', 'views', 'domain', 'errors', 'clock'],
    types: ['log', 'config'],
  },
  jobs: { values: ['jobs', 'services', 'views', 'domain', 'errors', 'clock'], types: ['log'] },
  web: { values: ['web', 'services', 'views', 'domain', 'errors', 'clock'], types: ['log', 'config'] },
};
/** The composition: knows every part. */
const composition = ['app', 'main'];

describe('who imports whom', () => {
  test('the imports are really read', () => {
    expect(inner).toContainEqual({ from: 'src/main.ts', to: 'src/app/process.ts', typeOnly: false });
    expect(inner).toContainEqual({ from: 'src/app/process.ts', to: 'src/app.ts', typeOnly: false });
    expect(inner).toContainEqual({ from: 'src/jobs/job.ts', to: 'src/domain/jobs.ts', typeOnly: true });
    expect(outer).toContainEqual({ from: 'src/log.ts', to: 'pino', typeOnly: false });
    const statements = src.flatMap(({ text }) => text.match(/^import /gm) ?? []);
    expect(inner.length + outer.length).toBeGreaterThanOrEqual(statements.length);
  });

  test('every folder has its arrows', () => {
    const areas = new Set(src.map(({ path }) => areaOf(path)));
    for (const area of [...Object.keys(arrows), ...composition]) areas.delete(area);
    expect([...areas]).toEqual([]);
  });

  test('arrows point down only', () => {
    const broken = inner.filter(({ from, to, typeOnly }) => {
      const allowed = arrows[areaOf(from)];
      if (allowed === undefined) return false;
      const area = areaOf(to);
      return !allowed.values.includes(area) && !(typeOnly && allowed.types?.includes(area) === true);
    });
    expect(broken.map(arrow)).toEqual([]);
  });

  test('services see of the database what the store gives them', () => {
    const seen = inner.filter(({ from, to }) => areaOf(from) === 'services' && areaOf(to) === 'db');
    const broken = seen.filter(
      ({ to }) => to !== 'src/db/store.ts' && !to.startsWith('src/db/repositories/'),
    );
    expect(broken.map(arrow)).toEqual([]);
  });

  test('there is no circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of inner) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      else if (!done.has(path)) {
        for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
        done.add(path);
      }
    };
    for (const { path } of src) walk(path, []);
    expect(circles).toEqual([]);
  });

  test('nothing in src knows of scripts or tests', () => {
    const broken = outer.filter(({ to }) => /^(scripts|test)\//.test(to));
    expect(broken.map(arrow)).toEqual([]);
  });
});

/** Each of these has one place. */
const places: Readonly<Record<string, RegExp>> = {
  'node-cron': /^src\/jobs\/scheduler\.ts$/,
  'discord.js': /^src\/(commands|app)\//,
  '@discordjs/rest': /^src\/providers\/discord(\/|\.ts)/,
  undici: /^src\/providers\/http(\/|\.ts)/,
  bottleneck: /^src\/providers\/http(\/|\.ts)/,
  'drizzle-orm': /^src\/db\//,
  'better-sqlite3': /^src\/db\//,
  fastify: /^src\/web\//,
  pino: /^src\/log\.ts$/,
  'node:net': /^src\/(providers|web)\//,
  'node:http': /^src\/(providers|web)\//,
  'node:https': /^src\/(providers|web)\//,
  'node:tls': /^src\/(providers|web)\//,
  'node:worker_threads': /^src\/(main\.ts|app\/)/,
  'node:child_process': /^src\/drawing\//,
  '@napi-rs/canvas': /^src\/drawing\//,
};

/** The code without its comments and strings, as far as a look for words needs it. */
const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

const words: readonly { what: string; found: RegExp; only: RegExp }[] = [
  { what: 'process.env', found: /\bprocess\.env\b/, only: /^src\/(main|config)\.ts$/ },
  { what: 'the time', found: /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b/, only: /^src\/clock\.ts$/ },
  { what: 'global fetch', found: /(?<![\w.])fetch\(/, only: /^src\/providers\/http(\/|\.ts)/ },
  { what: 'a default export', found: /^export default\b/m, only: /^$/ },
  { what: 'a barrel', found: /^export (\*|\{[^}]*\}) from\b/m, only: /^$/ },
  {
    what: 'a class other than an error',
    found: /\bclass (?!\w+ extends Error\b|\w+<[^{]*> extends Error\b)/,
    only: /^$/,
  },
];

describe('what has one place', () => {
  test.each(Object.entries(places))('%s', (name, place) => {
    const broken = outer.filter(({ from, to, typeOnly }) => to === name && !place.test(from) && !typeOnly);
    expect(broken.map(arrow)).toEqual([]);
  });

  test.each(words)('$what', ({ found, only }) => {
    const broken = src.filter(({ path, text }) => !only.test(path) && found.test(codeOf(text)));
    expect(broken.map(({ path }) => path)).toEqual([]);
  });

  test('domain imports only packages that compute', () => {
    const broken = outer.filter(
      ({ from, to }) =>
        areaOf(from) === 'domain' && !['any-ascii', 're2js', 'temporal-polyfill', 'zod'].includes(to),
    );
    expect(broken.map(arrow)).toEqual([]);
  });
});

/** The first rule that fits decides. Machinery (edge, runner, kit, catalogue) is no command, job or view. */
const rooms: readonly { rule: RegExp; lines: number }[] = [
  { rule: /^src\/commands\/(edge\/|(command|router|bot|client|registration|describe)\.ts)/, lines: 300 },
  { rule: /^src\/commands\//, lines: 60 },
  { rule: /^src\/jobs\/(job|run|runner|registry|scheduler|progress-loop)\.ts/, lines: 300 },
  { rule: /^src\/jobs\//, lines: 40 },
  { rule: /^src\/views\/(kit|messages|actions)\//, lines: 300 },
  // A list: two lines per noun.
  { rule: /^src\/db\/repositories\/repositories\.ts/, lines: 300 },
  // Geometry: a place and a size for each thing.
  { rule: /^src\/views\/pictures\//, lines: 130 },
  { rule: /^src\/views\//, lines: 80 },
  { rule: /^src\/(services|db\/repositories)\//, lines: 200 },
  { rule: /^src\//, lines: 300 },
  { rule: /^test\/.*\.test\.ts$/, lines: 400 },
  { rule: /^test\//, lines: 300 },
];

test('every room is small enough to be held in the head', () => {
  const tooBig = [...src, ...tests].flatMap(({ path, lines }) => {
    const most = rooms.find(({ rule }) => rule.test(path))?.lines ?? 300;
    return lines > most ? [`${path}: ${lines} lines, at most ${most}`] : [];
  });
  expect(tooBig).toEqual([]);
});
