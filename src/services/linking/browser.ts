import type { LinkRow } from '../../db/repositories/links.ts';
import { hashSecret, sameSecret } from '../secrets.ts';

/** Whether the secret in the cookie is the one that was given to the browser that began with the link. */
export const isBrowserOf = (row: LinkRow, browser: string | null): boolean =>
  browser !== null && row.browserHash !== null && sameSecret(row.browserHash, hashSecret(browser));
