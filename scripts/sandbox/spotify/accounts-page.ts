import type { WorldAccount } from '../world/types.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

const style = `
:root { color-scheme: dark light; --green: #1ed760; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  font: 16px/1.45 system-ui, sans-serif; background: #121212; color: #fff; }
main { width: min(480px, 100%); }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; }
p { color: #b3b3b3; margin: 0 0 20px; }
fieldset { border: 0; padding: 0; margin: 0 0 20px; display: grid; gap: 8px; }
label { display: flex; gap: 12px; align-items: center; padding: 12px 14px; border-radius: 10px;
  background: #1f1f1f; cursor: pointer; }
label:hover { background: #292929; }
label:has(:checked) { outline: 2px solid var(--green); }
label:has(:focus-visible) { outline: 2px solid #fff; }
input[type=radio] { accent-color: var(--green); width: 18px; height: 18px; flex: none; }
strong { display: block; overflow-wrap: anywhere; }
small { color: #b3b3b3; }
details { margin: 0 0 20px; color: #b3b3b3; }
summary { cursor: pointer; }
ul { margin: 8px 0 0; padding-left: 20px; }
button { width: 100%; border: 0; border-radius: 999px; padding: 14px; font: inherit; font-weight: 700;
  cursor: pointer; background: var(--green); color: #000; margin-bottom: 8px; }
button.quiet { background: transparent; color: #fff; }
button:focus-visible { outline: 3px solid #fff; }
.mark { color: var(--green); font-weight: 700; letter-spacing: .02em; margin-bottom: 16px; }
`;

const frame = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>
<div class="mark">Simulated Spotify</div>${body}</main></body></html>`;

export interface ConsentPage {
  clientName: string;
  scopes: readonly string[];
  accounts: readonly { account: WorldAccount; allowListed: boolean }[];
  /** The query of the authorize request, carried through the form. */
  request: string;
}

/** Who do you want to be, and do you agree? */
export function consentPage(page: ConsentPage): string {
  const choices = page.accounts.map(({ account, allowListed }, at) => {
    const facts = [
      account.about,
      account.premium ? 'Premium.' : 'Free.',
      allowListed ? '' : 'Not on the allow-list.',
    ];
    return `<label><input type="radio" name="account" value="${escapeHtml(account.id)}"${at === 0 ? ' checked' : ''} required>
<span><strong>${escapeHtml(account.displayName ?? account.id)}</strong><small>${escapeHtml(facts.filter(Boolean).join(' '))}</small></span></label>`;
  });
  const scopes = page.scopes.map((scope) => `<li>${escapeHtml(scopeWords[scope] ?? scope)}</li>`);
  return frame(
    'Log in and agree',
    `<h1>${escapeHtml(page.clientName)} wants to connect</h1>
<p>Nothing here is real: pick who you want to be.</p>
<form method="post" action="/authorize/accept">
<input type="hidden" name="request" value="${escapeHtml(page.request)}">
<fieldset aria-label="Account">${choices.join('\n')}</fieldset>
${scopes.length > 0 ? `<details><summary>What it may do (${scopes.length})</summary><ul>${scopes.join('')}</ul></details>` : ''}
<button name="action" value="agree">Agree</button>
<button class="quiet" name="action" value="cancel">Cancel</button>
</form>`,
  );
}

/** What stands there in place of the consent when the request itself is wrong; nobody is sent back. */
export const refusalPage = (words: string): string => frame('Error', `<h1>${escapeHtml(words)}</h1>`);

/** Every scope that exists, in words. */
export const scopeWords: Readonly<Record<string, string>> = {
  'playlist-read-private': 'Access your private playlists.',
  'playlist-read-collaborative': 'Access your collaborative playlists.',
  'playlist-modify-public': 'Manage your public playlists.',
  'playlist-modify-private': 'Manage your private playlists.',
  'user-library-read': 'Access your saved content.',
  'user-library-modify': 'Manage your saved content.',
  'user-read-private': 'Access your subscription details.',
  'user-read-email': 'Get your real email address.',
  'user-follow-read': 'Access your followers and who you are following.',
  'user-follow-modify': 'Manage who you follow.',
  'user-top-read': 'Read your top artists and content.',
  'user-read-playback-position': 'Read your position in content you have played.',
  'user-read-playback-state': 'Read your currently playing content and devices.',
  'user-read-recently-played': 'Access your recently played items.',
  'user-read-currently-playing': 'Read your currently playing content.',
  'user-modify-playback-state': 'Control playback on your devices.',
  'ugc-image-upload': 'Upload images on your behalf.',
  'app-remote-control': 'Communicate with the app on your device.',
  streaming: 'Play content and control playback on your other devices.',
};
