import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript',
};

export interface Asset {
  readonly type: string;
  readonly body: string;
}

/** The page's own files, read each time so that an edit shows on reload; TypeScript goes out with its types stripped. */
export const asset = (path: string): Asset | null => {
  const name =
    path === '/' ? 'index.html' : /^\/client\/((?:[a-z-]+\/)?[a-z-]+\.(?:ts|css|svg))$/.exec(path)?.[1];
  if (name === undefined) return null;
  const text = textOf(name);
  if (text === null) return null;
  const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  return { type, body: name.endsWith('.ts') ? stripTypeScriptTypes(text) : text };
};

const textOf = (name: string): string | null => {
  try {
    return readFileSync(new URL(`client/${name}`, import.meta.url), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};
