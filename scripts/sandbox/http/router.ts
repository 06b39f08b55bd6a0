/** `/v1/playlists/{id}/items` with the method it answers to. */
export interface Pattern {
  method: string;
  path: string;
}

/** Finds the pattern of a call; the parts in braces come back decoded. A slash at the end makes no difference. */
export function createRouter<Route extends Pattern>(
  routes: readonly Route[],
): (method: string, path: string) => { route: Route; params: readonly string[] } | undefined {
  const compiled = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replace(/\/$/, '').replace(/\{[a-z]+\}/g, '([^/]+)')}/?$`),
  }));
  return (method, path) => {
    for (const { route, pattern } of compiled) {
      const found = route.method === method ? pattern.exec(path) : null;
      if (found) return { route, params: found.slice(1).map(decode) };
    }
    return undefined;
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
