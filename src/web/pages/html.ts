/** Text that may stand in a page as it is: only `html` makes it. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | null | false;

/**
 * A template whose values are escaped, for element content and quoted attributes. Fragments of `html` and lists of
 * them go in as they are, `null` and `false` leave nothing.
 */
export const html = (strings: TemplateStringsArray, ...values: readonly Part[]): Html => ({
  html: strings.map((string, at) => string + (at < values.length ? show(values[at] ?? null) : '')).join(''),
});

const show = (part: Part): string => {
  if (part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return isList(part) ? part.map((one) => one.html).join('') : part.html;
};

const isList = (part: Html | readonly Html[]): part is readonly Html[] => Array.isArray(part);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and marks that turn the direction of text: a name must not rearrange the page. */
const HIDDEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(HIDDEN, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
