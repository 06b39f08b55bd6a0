/** A visitor with a cookie jar and no scripts: what Segue's pages need of a browser. */
export interface Browser {
  /** Opens a page; redirects within Segue are followed, one that leaves it is returned. */
  get(url: string): Promise<Page>;
  /** Sends the page's only form, as its button does. */
  submit(page: Page): Promise<Page>;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  /** Set when the answer sends the browser to another origin. */
  readonly leavesTo: string | null;
}

const MAX_REDIRECTS = 5;

export const createBrowser = (): Browser => {
  const jar = new Map<string, { value: string; path: string; origin: string }>();

  const cookiesFor = (url: URL): string =>
    [...jar.entries()]
      .filter(([, { origin, path }]) => origin === url.origin && url.pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split('|')[0]}=${value}`)
      .join('; ');

  const keep = (url: URL, header: string): void => {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const path = attributes.find((part) => part.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    jar.set(`${name}|${path}`, { value: pair.slice(name.length + 1), path, origin: url.origin });
  };

  const visit = async (address: string, init: RequestInit, hops = 0): Promise<Page> => {
    const url = new URL(address);
    const cookie = cookiesFor(url);
    const headers = {
      ...Object.fromEntries(new Headers(init.headers)),
      ...(cookie === '' ? {} : { cookie }),
    };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const header of response.headers.getSetCookie()) keep(url, header);
    const html = await response.text();
    const location = response.headers.get('location');
    if (location !== null && response.status >= 300 && response.status < 400) {
      const next = new URL(location, url);
      if (next.origin !== url.origin)
        return { url: address, status: response.status, html, leavesTo: next.href };
      if (hops >= MAX_REDIRECTS) throw new Error(`More than ${MAX_REDIRECTS} redirects from ${url.pathname}`);
      return visit(next.href, {}, hops + 1);
    }
    return { url: address, status: response.status, html, leavesTo: null };
  };

  return {
    get: (url) => visit(url, {}),
    submit: (page) => {
      const inputs = page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
      const body = new URLSearchParams(
        Object.fromEntries([...inputs].map((match) => [match[1] ?? '', match[2] ?? ''])),
      );
      return visit(page.url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page.url).origin },
        body: body.toString(),
      });
    },
  };
};
