import { DefaultRestOptions, type RESTOptions } from '@discordjs/rest';
import { encodeBody } from '../http/encode.ts';

/**
 * Hands files over as bytes. discord.js's own undici takes Node's forms only as long as no newer undici was loaded before
 * it, which would depend on the order of imports.
 */
export const sendForms: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const { body, contentType } = await encodeBody(init.body);
  const headers = { ...init.headers, 'content-type': contentType ?? '' };
  return DefaultRestOptions.makeRequest(url, { ...init, headers, body });
};
