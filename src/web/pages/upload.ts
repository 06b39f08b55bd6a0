import type { UploadPage } from '../../services/listening/import/uploading.ts';
import { html } from './html.ts';
import { type PageContext, page } from './layout.ts';

/** Where files of a listening history are put: a label to press or to drop on, a bar for each file, one button. */
export const uploadPage = (shown: UploadPage, context: PageContext): string => {
  const t = context.m.imports.page;
  const until = `${new Date(shown.expiresAt).toISOString().slice(0, 16).replace('T', ' ')}`;
  return page(
    t.title,
    html`<p>${t.text}</p>
<noscript><p class="next">${t.noScript}</p></noscript>
<div data-upload data-waiting="${t.waiting}" data-sending="${t.sending}" data-done="${t.done}"
 data-again="${t.again}" data-failed="${t.failed}" data-toolarge="${t.tooLarge}" data-full="${t.full}">
<label class="drop"><strong>${t.choose}</strong><span class="small">${t.drop}</span>
<input type="file" multiple accept=".zip,.json,application/zip,application/json"></label>
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
