import type { Messages } from '../../views/messages/catalogue.ts';
import type { PageSentence } from '../../views/messages/en/web.ts';
import { type Html, html } from './html.ts';

/** What every page needs to know. */
export interface PageContext {
  readonly m: Messages;
  /** Path under which browsers see Segue, without a slash at the end; empty for the root of a host. */
  readonly basePath: string;
}

const mark = html`<svg class="mark" viewBox="0 0 48 24" width="48" height="24" aria-hidden="true" focusable="false">
  <path d="M2 12c6-14 12-14 18 0s12 14 18 0" /><circle cx="43" cy="12" r="3" /></svg>`;

/** A whole document. No scripts, no styles inside: the content policy allows neither. */
export const page = (title: string, content: Html, { m, basePath }: PageContext): string =>
  html`<!doctype html>
<html lang="${m.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${m.web.pageTitle(title)}</title>
<link rel="icon" href="${basePath}/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${basePath}/assets/page.css">
</head>
<body>
<header>${mark}<span>Segue</span></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.html;

/** What happened and the next step, with at most one thing to press. */
export const sentencePage = (
  sentence: PageSentence,
  context: PageContext,
  way: { href: string; label: string } | null = null,
): string =>
  page(
    sentence.title,
    html`<p>${sentence.text}</p>
<p class="next">${sentence.next}</p>
${way !== null && html`<p><a class="button" href="${way.href}">${way.label}</a></p>`}`,
    context,
  );
