/** The rules of the dashboard: https anywhere, http only on a loopback literal, never `localhost`. Throws the refusal. */
export function checkRegistrable(uri: string): void {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (!url) throw new Error(`Redirect URI "${uri}" is not an absolute address.`);
  if (url.hash !== '') throw new Error(`Redirect URI "${uri}" must not have a fragment.`);
  if (url.hostname === 'localhost') {
    throw new Error(
      `Redirect URI "${uri}": localhost is not allowed, use http://127.0.0.1:PORT or http://[::1]:PORT.`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new Error(`Redirect URI "${uri}" must use https (http is for 127.0.0.1 and [::1] only).`);
  }
}

/** Exactly as registered; only a loopback literal registered without a port may bring its own. */
export function isAllowedRedirect(uri: string, registered: readonly string[]): boolean {
  if (!URL.canParse(uri)) return false;
  const url = new URL(uri);
  // Refused by the real one although the dashboard takes it: hyphens in the path of a loopback address.
  if (isLoopback(url) && url.pathname.includes('-')) return false;
  if (url.hostname === 'localhost') return false;
  return registered.includes(uri) || (isLoopback(url) && registered.includes(withoutPort(uri)));
}

const isLoopback = (url: URL): boolean =>
  url.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname);

/** Cuts the port out of the text itself: what is compared must stay as it was written. */
const withoutPort = (uri: string): string => uri.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+/, '$1');
