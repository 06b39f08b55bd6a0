import type { UploadPage } from '../../services/listening/import/uploading.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { html } from './html.ts';
import { type PageContext, page } from './layout.ts';

/** What the page says: of the listening history, or of releases. */
export type UploadWords = Messages['imports']['page'];

/** Where files are put: a label to press or to drop on, a bar for each file, one button. */
export const uploadPage = (
  shown: UploadPage,
  { words: t, accept }: { readonly words: UploadWords; readonly accept: string },
  context: PageContext,
): string => {
  const until = `${new Date(shown.expiresAt).toISOString().slice(0, 16).replace('T', ' ')}`;
  return page(
    t.title,
    html`<p>${t.text}</p>
<noscript><p class="next">${t.noScript}</p></noscript>
<div data-upload data-waiting="${t.waiting}" data-sending="${t.sending}" data-done="${t.done}"
 data-again="${t.again}" data-failed="${t.failed}" data-toolarge="${t.tooLarge}" data-full="${t.full}">
<label class="drop"><strong>${t.choose}</strong><span class="small">${t.drop}</span>
<input type="file" multiple accept="${accept}"></label>
<ul class="files" aria-label="${t.list}" hidden></ul>
<p class="foreign" role="status" aria-live="polite"></p>
<button type="button" disabled>${t.send}</button>
</div>
<p class="next">${t.next}</p>
<p class="small">${t.privacy} ${t.expires(until)}</p>
<script src="${context.basePath}/assets/upload.js" defer></script>`,
    context,
  );
};
