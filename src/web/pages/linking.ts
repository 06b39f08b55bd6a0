import type { ShownLink, WaitingCode } from '../../services/linking/consent.ts';
import { html } from './html.ts';
import { type PageContext, page } from './layout.ts';

const MINUTE_MS = 60_000;

/** The page behind a link: whom it is for, what it allows, one button. @param proof ties the form to this browser */
export const linkPage = (link: ShownLink, proof: string, now: number, context: PageContext): string => {
  const t = context.m.web.link;
  return page(
    t.title,
    html`<p>${t.who}</p>
${person(link.memberName, t.discordId(link.memberId))}
<form method="post">
<input type="hidden" name="proof" value="${proof}">
<button type="submit">${t.go}</button>
</form>
<h2>${t.may}</h2>
<ul class="facts"><li>${t.reads}</li><li>${t.writes}</li><li>${t.never}</li></ul>
<p class="foreign">${t.foreign(link.memberName)}</p>
<p class="small">${t.minutes(minutesLeft(link.expiresAt, now))} ${t.app(link.appName)}</p>`,
    context,
  );
};

/** The page after the consent: the code to type in Discord. */
export const codePage = (waiting: WaitingCode, now: number, context: PageContext): string => {
  const t = context.m.web.code;
  const { code, memberName, displayName } = waiting;
  return page(
    t.title,
    html`<p class="code" aria-label="${t.alt(Array.from(code).join(' '))}"><span>${code.slice(0, 3)}</span><span>${code.slice(3)}</span></p>
<ol class="steps">${t.steps.map((step) => html`<li>${step}</li>`)}</ol>
<dl class="pair"><div><dt>${t.from}</dt><dd>${displayName}</dd></div><div><dt>${t.to}</dt><dd>${memberName}</dd></div></dl>
<p class="foreign">${t.foreign(memberName)}</p>
<p class="small">${t.minutes(minutesLeft(waiting.expiresAt, now))}</p>`,
    context,
  );
};

const person = (name: string, detail: string) => html`<div class="person">
<span class="monogram" aria-hidden="true">${firstLetter(name)}</span>
<div><strong>${name}</strong><span class="small">${detail}</span></div>
</div>`;

/** The first visible character, so that names of emoji stay whole. */
const firstLetter = (name: string): string => {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? '?';
};

const minutesLeft = (until: number, now: number): number => Math.max(1, Math.ceil((until - now) / MINUTE_MS));
