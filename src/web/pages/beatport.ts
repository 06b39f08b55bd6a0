import { html } from './html.ts';
import { type PageContext, page } from './layout.ts';

/** The operator's page: what will happen, and the button that begins. @param proof ties the form to this browser */
export const beatportPage = (proof: string, context: PageContext): string => {
  const t = context.m.beatport.page;
  return page(
    t.title,
    html`<p>${t.text}</p>
<form method="post">
<input type="hidden" name="proof" value="${proof}">
<button type="submit">${t.go}</button>
</form>`,
    context,
  );
};
