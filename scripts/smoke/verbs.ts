import type { InteractionResult, MessageView, Person, Place } from '../sandbox/discord/types.ts';
import type { Stage } from '../sandbox/stage.ts';
import { type Browser, createBrowser, type Page } from './browser.ts';

/** What a person does in whole steps, through Discord's own surface and Segue's pages. */

/** The message of an answer once it is there. */
export const answerOf = async (result: InteractionResult): Promise<MessageView> =>
  result.message !== null && !result.message.loading ? result.message : result.waitForMessage();

/** The control of a message whose label contains or fits `label`. */
export const controlOn = (message: MessageView, label: string | RegExp): { readonly customId: string } => {
  const control = message.controls.find((candidate) =>
    typeof label === 'string' ? candidate.label.includes(label) : label.test(candidate.label),
  );
  if (control?.customId == null) {
    const there = message.controls.map((candidate) => candidate.label).join(' | ');
    throw new Error(`No button ${String(label)} on the message; there is: ${there}\n${message.text}`);
  }
  return { customId: control.customId };
};

/** Presses the control whose label contains `label`. */
export const press = (
  person: Person,
  message: MessageView,
  label: string | RegExp,
): Promise<InteractionResult> => person.click(message.id, controlOn(message, label).customId);

export interface LinkFacts {
  readonly code: string;
  readonly start: MessageView;
  /** The link in Segue's answer, and the page behind it. */
  readonly url: string;
  readonly page: Page;
  /** Where the page sends the browser, and where Spotify sends it back to. */
  readonly authorizeUrl: string;
  readonly backUrl: string;
}

/** `/link` up to the page with the pairing code. */
export const consent = async (
  stage: Stage,
  person: Person,
  where: Place,
  accountId: string,
  browser: Browser = createBrowser(),
): Promise<LinkFacts> =>
  agree(stage, person, await answerOf(await person.slash('/link', {}, where)), accountId, browser);

/** From Segue's answer with the link up to the page with the pairing code. */
export const agree = async (
  stage: Stage,
  person: Person,
  start: MessageView,
  accountId: string,
  browser: Browser = createBrowser(),
): Promise<LinkFacts> => {
  const url = start.controls.find(({ kind }) => kind === 'link')?.url;
  if (url == null) throw new Error(`The answer has no link:\n${start.text}`);
  const page = await browser.get(url);
  if (!page.html.includes(person.displayName)) throw new Error('The page does not say whom it links.');
  const { leavesTo: authorizeUrl, status, html } = await browser.submit(page);
  if (authorizeUrl === null) throw new Error(`The page did not lead to Spotify: ${status}\n${html}`);
  const backUrl = await stage.spotify.consent({ authorizeUrl, accountId });
  const done = await browser.get(backUrl);
  const code = /class="code"[^>]*><span>(\d{3})<\/span><span>(\d{3})<\/span>/.exec(done.html);
  if (code === null) throw new Error(`No pairing code on the page: ${done.status}\n${done.html}`);
  return { code: `${code[1]}${code[2]}`, start, url, page, authorizeUrl, backUrl };
};

/** Types the code into Discord; answers with what Segue says to it. */
export const typeCode = async (person: Person, start: MessageView, code: string): Promise<MessageView> => {
  const opened = await press(person, start, /code/i);
  const [field] = opened.modal?.fields ?? [];
  if (field === undefined) throw new Error('The code button opened no form.');
  return answerOf(await person.submitModal(opened, { [field.customId]: code }));
};

/** The whole of linking. */
export const link = async (
  stage: Stage,
  person: Person,
  where: Place,
  accountId: string,
): Promise<MessageView> => {
  const { code, start } = await consent(stage, person, where, accountId);
  return typeCode(person, start, code);
};
