import { DefaultRestOptions, type RESTOptions } from '@discordjs/rest';

/**
 * Hands files over as bytes. discord.js's own undici takes Node's forms only as long as no newer undici was loaded before
 * it, which would depend on the order of imports.
 */
export const sendForms: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(init.body);
  const headers = { ...init.headers, 'content-type': form.headers.get('content-type') ?? '' };
  const body = new Uint8Array(await form.arrayBuffer());
  return DefaultRestOptions.makeRequest(url, { ...init, headers, body });
};
