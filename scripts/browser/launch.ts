import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * Where the Chromium that npm brought is unpacked, once for all: it takes some seconds. Below `node_modules`, so that
 * `npm ci` removes an old one, and nothing is left anywhere else.
 */
const HOME = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));
const TURN = `${HOME}.turn`;
const LONGEST_TURN_MS = 120_000;

/**
 * A browser without a window, for tests and pictures. On Linux it is the one that came with `npm ci`, with the libraries
 * and the font it needs; elsewhere the installed Chrome.
 */
export const launchBrowser = async (): Promise<Browser> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch({ channel: 'chrome' });
  const { executablePath, libraries, fonts } = await unpacked();
  const launch = (env: Record<string, string>) =>
    playwright.launch({
      executablePath,
      // Chromium's own sandbox needs rights that containers and root do not have.
      args: ['--no-sandbox', '--headless=shell', '--font-render-hinting=none'],
      env: { ...stringsOf(process.env), FONTCONFIG_FILE: fonts, ...env },
    });
  try {
    return await launch({});
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('shared libraries')) throw error;
    return launch({ LD_LIBRARY_PATH: libraries });
  }
};

interface Unpacked {
  readonly executablePath: string;
  readonly libraries: string;
  readonly fonts: string;
}

const unpacked = async (): Promise<Unpacked> => {
  while (!existsSync(HOME)) {
    if (await isMyTurn()) await unpack().finally(() => rm(TURN, { recursive: true, force: true }));
    else await sleep(100);
  }
  return {
    executablePath: join(HOME, 'chromium'),
    libraries: join(HOME, 'al2023', 'lib'),
    fonts: join(HOME, 'fonts.conf'),
  };
};

/** Two tests may begin in the same moment: one unpacks, the others wait. A turn that was never given back ends. */
const isMyTurn = async (): Promise<boolean> => {
  await mkdir(dirname(TURN), { recursive: true });
  try {
    await mkdir(TURN);
    return true;
  } catch {
    const { mtimeMs } = await stat(TURN).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LONGEST_TURN_MS) await rm(TURN, { recursive: true, force: true });
    return false;
  }
};

/** Unpacks beside the final place and moves it there at once: half of it never stands there. */
const unpack = async (): Promise<void> => {
  const folder = await mkdtemp(`${HOME}-`);
  const { TMPDIR, AWS_EXECUTION_ENV } = process.env;
  // The package unpacks into the temporary folder, and the libraries only where it believes to be at Amazon's.
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' });
  try {
    await chromium.executablePath();
  } finally {
    restore({ TMPDIR, AWS_EXECUTION_ENV });
  }
  await writeFile(join(folder, 'fonts.conf'), fontsConf(HOME));
  await rename(folder, HOME);
};

/** The machine's fonts, and the one that came along: first, so that pictures look the same everywhere. */
const fontsConf = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
  ${['sans-serif', 'system-ui', 'ui-sans-serif']
    .map((family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`)
    .join('\n  ')}
</fontconfig>
`;

const stringsOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

const restore = (env: Record<string, string | undefined>): void => {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
};
