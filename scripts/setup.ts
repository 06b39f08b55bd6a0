import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type Checked,
  checkDiscordToken,
  checkSpotifyClient,
  listenerOf,
  publicUrlProblem,
} from './setup/checks.ts';
import { fillTemplate, readEnvFile, writeSecretFile } from './setup/env-file.ts';
import { createPrompt, type Prompt } from './setup/prompt.ts';

/**
 * `npm run setup [-- --env FILE]`: asks for what Segue needs, tries each credential, writes `.env`. Run it again to change an answer:
 * what is there already is offered as the default, and the encryption keys are kept.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({ options: { env: { type: 'string', default: resolve(root, '.env') } } });
const envFile = resolve(flags.env);

const setup = async (prompt: Prompt): Promise<void> => {
  const known = readEnvFile(envFile);
  const from = (name: string, usual: string): string => process.env[name] ?? known[name] ?? usual;
  const discordApi = from('DISCORD_API_URL', 'https://discord.com/api');
  const spotifyAccounts = from('SPOTIFY_ACCOUNTS_URL', 'https://accounts.spotify.com');

  prompt.say('Discord: https://discord.com/developers/applications → New Application → Bot → Reset Token.');
  const discord = await until(prompt, async () => {
    const token = await secret(prompt, 'Bot token', known['DISCORD_TOKEN']);
    return withAnswer(await checkDiscordToken(discordApi, token), token);
  });
  prompt.say(`✓ Discord knows it as ${discord.facts.name} (application ${discord.facts.applicationId}).`);

  prompt.say(
    '\nThe address under which browsers reach Segue (its own pages, and where Spotify sends people back).',
  );
  const publicUrl = await until(prompt, async () => {
    const url = await prompt.ask('Public address', { fallback: from('PUBLIC_URL', 'http://127.0.0.1:8787') });
    const why = publicUrlProblem(url);
    return why === null ? { ok: true, facts: url.replace(/\/+$/, '') } : { ok: false, why };
  });
  const redirectUri = `${publicUrl}/oauth/spotify/callback`;

  prompt.say('\nSpotify: https://developer.spotify.com/dashboard → Create app. Its owner needs Premium.');
  prompt.say(`Register this redirect URI there, exactly:\n  ${redirectUri}`);
  const spotify = await until(prompt, async () => {
    const id = await prompt.ask('Client id', fallbackOf(known['SPOTIFY_CLIENT_ID']));
    const given = await secret(
      prompt,
      'Client secret (optional, Enter for none)',
      known['SPOTIFY_CLIENT_SECRET'] ?? '',
    );
    const client = { id, secret: given === '' ? undefined : given, redirectUri };
    return withAnswer(await checkSpotifyClient(spotifyAccounts, client), client);
  });
  prompt.say('✓ Spotify knows this client.');

  const usualPort = listenerOf(known['PUBLIC_URL'] ?? 'http://127.0.0.1:8787').HTTP_PORT;
  const values = {
    ...known,
    // A port chosen by hand stays: something in between may hand it on.
    ...((known['HTTP_PORT'] ?? usualPort) === usualPort ? listenerOf(publicUrl) : {}),
    DISCORD_TOKEN: discord.answer,
    DISCORD_APPLICATION_ID: discord.facts.applicationId,
    PUBLIC_URL: publicUrl,
    SPOTIFY_CLIENT_ID: spotify.answer.id,
    ...(spotify.answer.secret === undefined ? {} : { SPOTIFY_CLIENT_SECRET: spotify.answer.secret }),
    TOKEN_ENCRYPTION_KEYS: known['TOKEN_ENCRYPTION_KEYS'] || `k1:${randomBytes(32).toString('base64')}`,
  };
  writeSecretFile(envFile, fillTemplate(readFileSync(resolve(root, '.env.example'), 'utf8'), values));

  prompt.say(`\nWritten: ${envFile} (only you can read it). Keep a copy of TOKEN_ENCRYPTION_KEYS: backups need it.

1. Invite Segue to a server, or install it for yourself:
   https://discord.com/oauth2/authorize?client_id=${discord.facts.applicationId}&scope=bot+applications.commands&permissions=${PERMISSIONS}
2. In the Discord portal, under Installation, allow both "User Install" and "Guild Install".
3. In the Spotify dashboard, add the redirect URI ${redirectUri}
   and, in development mode, up to five people under User Management.
4. npm start`);
};

/** View channel, send messages, embed links, attach files, read message history. */
const PERMISSIONS = 1024 + 2048 + 16_384 + 32_768 + 65_536;

const fallbackOf = (value: string | undefined): { fallback?: string } =>
  value === undefined || value === '' ? {} : { fallback: value };

const secret = (prompt: Prompt, question: string, known: string | undefined): Promise<string> => {
  const label = known === undefined || known === '' ? question : `${question} (Enter keeps the one in .env)`;
  return prompt.ask(label, { secret: true, ...fallbackOf(known) });
};

const withAnswer = <F, A>(checked: Checked<F>, answer: A): Checked<{ facts: F; answer: A }> =>
  checked.ok ? { ok: true, facts: { facts: checked.facts, answer } } : checked;

/** Asks again until the answer passes its check. */
const until = async <T>(prompt: Prompt, attempt: () => Promise<Checked<T>>): Promise<T> => {
  for (;;) {
    const checked = await attempt();
    if (checked.ok) return checked.facts;
    prompt.say(`✗ ${checked.why}`);
  }
};

const prompt = createPrompt(process.stdin, process.stdout);
try {
  await setup(prompt);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  prompt.close();
}
