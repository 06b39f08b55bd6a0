import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import { type Browser, createBrowser, type Page } from '../../scripts/smoke/browser.ts';
import { answerOf, consent, press, typeCode } from '../../scripts/smoke/verbs.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { type LinkRequestId, memberId } from '../../src/domain/ids.ts';
import { linkPair } from '../../src/views/actions/linking.ts';
import {
  expectSentence,
  type Flow,
  type Guest,
  noEnrichment,
  openFlow,
  wordsOf,
  wordsOn,
} from '../support/stage.ts';

/** Linking from Discord over Segue's pages to Spotify and back, with everything that goes wrong on the way. */
let flow: Flow;
beforeAll(async () => {
  flow = await openFlow({ env: noEnrichment });
});
afterAll(() => flow[Symbol.asyncDispose]());
afterEach(() => flow.stage.spotify.faults.clear());

const accountsOf = (guest: Guest) =>
  flow.rows('select external_user_id as account, status from accounts where member_id = ?', guest.id);
const linkOf = (guest: Guest) =>
  flow.rows(
    'select stage, pairing_tries as tries from link_requests where member_id = ? order by id desc',
    guest.id,
  )[0];

/** `/link`, the page and its button: up to where Spotify asks. */
const begin = async (guest: Guest, browser: Browser) => {
  const start = await guest.ask('/link');
  const url = start.controls.find(({ kind }) => kind === 'link')?.url ?? '';
  const leaving = await browser.submit(await browser.get(url));
  return { start, url, authorizeUrl: leaving.leavesTo ?? '' };
};
const comeBack = async (browser: Browser, authorizeUrl: string, accountId: string): Promise<Page> =>
  browser.get(await flow.stage.spotify.consent({ authorizeUrl, accountId }));
const wrongFor = (code: string): string => (code === '000000' ? '000001' : '000000');
const GONE = [/This link is over/, /Nothing was linked/, /use \/link/] as const;

describe('states and codes', () => {
  test('a made-up state, with and without the cookie of a link', async () => {
    const guest = flow.guest('mira');
    const browser = createBrowser();
    const callback = `${flow.stage.segue.publicUrl}/oauth/spotify/callback?code=abc&state=${'x'.repeat(43)}`;
    const unknown = await browser.get(callback);
    await begin(guest, browser);
    for (const page of [unknown, await browser.get(callback)]) {
      expect(page.status).toBe(410);
      expectSentence(wordsOn(page), ...GONE);
    }
    expect(accountsOf(guest)).toEqual([]);
    expect(flow.stage.world.grants('mira.keller')).toEqual([]);
  });

  test('Spotify’s answer loaded twice leads back to the code; in a stranger’s browser nowhere', async () => {
    const guest = flow.guest('mira');
    const browser = createBrowser();
    const { authorizeUrl, start } = await begin(guest, browser);
    const answer = await flow.stage.spotify.consent({ authorizeUrl, accountId: 'mira.keller' });
    await browser.get(answer);
    const again = await browser.get(answer);
    expectSentence(wordsOn(again), /used already/, /Your code is still good/, /Show my code/);
    expectSentence(wordsOn(await createBrowser().get(answer)), ...GONE);
    const shown = await browser.get(`${flow.stage.segue.publicUrl}/oauth/spotify/code`);
    const code = /(\d{3}) (\d{3})/.exec(wordsOn(shown))?.slice(1).join('') ?? '';
    expect(wordsOf(await typeCode(guest.person, start, code))).toMatch(/Spotify is linked/);
    expect(accountsOf(guest)).toEqual([{ account: 'mira.keller', status: 'active' }]);
  });

  test('a code that Spotify does not take any more', async () => {
    const guest = flow.guest('jonas');
    const browser = createBrowser();
    const { authorizeUrl } = await begin(guest, browser);
    flow.stage.spotify.faults.add({ on: 'token', answer: { kind: 'invalid-grant' }, times: 1 });
    const page = await comeBack(browser, authorizeUrl, 'jonasberg91');
    expect(page.status).toBe(502);
    expectSentence(wordsOn(page), /Spotify did not finish/, /Nothing was linked/, /press the link once more/);
    expect(accountsOf(guest)).toEqual([]);
  });

  test('ten minutes: the page, and the six digits, are over; a new link works', async () => {
    const guest = flow.guest('jonas');
    const { url } = await begin(guest, createBrowser());
    const { code, start } = await consent(flow.stage, guest.person, guest.where, 'jonasberg91');
    await flow.stage.advance(10 * MINUTE);
    const late = await createBrowser().get(url);
    expect(late.status).toBe(410);
    expectSentence(wordsOn(late), ...GONE);
    const told = await typeCode(guest.person, start, code);
    expectSentence(wordsOf(told), /That link is over/, /Nothing was linked/, /\[Link Spotify\]/);
    expect(accountsOf(guest)).toEqual([]);
    const anew = await guest.press(told, 'Link Spotify');
    expect(wordsOf(anew)).toContain('[Open the page]');
  });

  test('denied consent is said kindly, and the same link still works', async () => {
    const guest = flow.guest('priya');
    const browser = createBrowser();
    const { url, authorizeUrl, start } = await begin(guest, browser);
    const denied = await browser.get(
      await flow.stage.spotify.consent({ authorizeUrl, accountId: 'thevault', deny: true }),
    );
    expect(denied.status).toBe(403);
    expectSentence(wordsOn(denied), /You said no/, /nothing was stored/, /press the link once more/);
    expect(accountsOf(guest)).toEqual([]);
    const leaving = await browser.submit(await browser.get(url));
    const page = await comeBack(browser, leaving.leavesTo ?? '', 'thevault');
    const code = /(\d{3}) (\d{3})/.exec(wordsOn(page))?.slice(1).join('') ?? '';
    expect(wordsOf(await typeCode(guest.person, start, code))).toMatch(/Spotify is linked/);
  });
});

describe('the pairing code', () => {
  test('guessed: five tries, each counted and said, then the link is closed, also for the right one', async () => {
    const guest = flow.guest('aiko');
    const { code, start } = await consent(flow.stage, guest.person, guest.where, 'søren-ø');
    let told: MessageView = start;
    for (const left of ['4 tries are', '3 tries are', '2 tries are', '1 try is']) {
      told = await typeCode(guest.person, start, wrongFor(code));
      expectSentence(wordsOf(told), /That is not the code/, new RegExp(`${left} left`), /\[Try again\]/);
    }
    told = await typeCode(guest.person, start, wrongFor(code));
    expectSentence(wordsOf(told), /That was the last try/, /nothing was linked/, /\[Link Spotify\]/);
    expect(linkOf(guest)).toEqual({ stage: 'failed', tries: 5 });
    expect(wordsOf(await typeCode(guest.person, start, code))).toMatch(/That link is over/);
    expect(accountsOf(guest)).toEqual([]);
  });

  test('what cannot be a code, or comes too early, costs no try', async () => {
    const guest = flow.guest('aiko');
    const { start } = await begin(guest, createBrowser());
    const early = await typeCode(guest.person, start, '123456');
    expectSentence(wordsOf(early), /First the page/, /No code exists yet/, /\[I have my code\]/);
    const letters = await typeCode(guest.person, start, 'abcdef');
    expectSentence(wordsOf(letters), /does not work yet/, /six digits/, /\[Try again\]/);
    expect(linkOf(guest)).toEqual({ stage: 'started', tries: 0 });
  });

  test('typed by somebody else, into a form made for them or a forged one, it links nobody', async () => {
    const [owner, thief] = [flow.guest('aiko'), flow.guest('tomas')];
    const { code, start } = await consent(flow.stage, owner.person, owner.where, 'søren-ø');
    const request = Number(flow.rows('select max(id) as id from link_requests')[0]?.['id']) as LinkRequestId;
    const field = { type: 18, component: { type: 4, custom_id: 'code', value: code } };
    const submit = (ownerId: string) =>
      thief.person.raw({
        type: 5,
        channelId: thief.where.channelId,
        data: {
          custom_id: linkPair.id(memberId(ownerId), { request }),
          components: [field],
        },
      });
    expectSentence(
      wordsOf(await answerOf(await submit(owner.id))),
      /belong to somebody else/,
      /that person/,
      /\[/,
    );
    expectSentence(
      wordsOf(await answerOf(await submit(thief.id))),
      /That link is over/,
      /Nothing was linked/,
      /\[Link/,
    );
    expect([accountsOf(thief), accountsOf(owner)]).toEqual([[], []]);
    expect(wordsOf(await typeCode(owner.person, start, code))).toMatch(/Spotify is linked/);
  });
});

describe('an account and its app', () => {
  test('an account that another member has linked stays theirs', async () => {
    const [holder, other] = [flow.guest('aiko'), flow.guest('tomas')];
    const { code, start } = await consent(flow.stage, other.person, other.where, 'søren-ø');
    const told = await typeCode(other.person, start, code);
    expectSentence(
      wordsOf(told),
      /That Spotify account is taken/,
      /Another Discord person/,
      /unlink it there first/,
    );
    expect(accountsOf(other)).toEqual([]);
    expect(accountsOf(holder)).toEqual([{ account: 'søren-ø', status: 'active' }]);
    await holder.rest();
    expect(flow.stage.spotify.counters.paths().get('GET /v1/me/playlists')).toBeGreaterThan(0);
  });

  test('the sixth person of an app in development mode reads how to get in', async () => {
    const guest = flow.guest('lena');
    const browser = createBrowser();
    const { authorizeUrl } = await begin(guest, browser);
    const page = await comeBack(browser, authorizeUrl, 'lena_outside');
    expect(page.status).toBe(403);
    expectSentence(
      wordsOn(page),
      /admits five people/,
      /not on its list, so nothing was linked/,
      /User Management/,
    );
    expect(wordsOn(page)).toContain('/link with the option app');
    expect(accountsOf(guest)).toEqual([]);
  });

  test('an app whose owner has no Premium, and a refusal without a reason', async () => {
    const guest = flow.guest('tomas');
    const { world, spotify } = flow.stage;
    const browser = createBrowser();
    const first = await begin(guest, browser);
    world.setPremium('mira.keller', false);
    const off = await comeBack(browser, first.authorizeUrl, '31s6i77rnvwx30hpx2am8kdyr7');
    world.setPremium('mira.keller', true);
    expectSentence(wordsOn(off), /switched this app off/, /Nothing was linked/, /Ask the owner/);

    const leaving = await browser.submit(await browser.get(first.url));
    spotify.faults.add({ on: 'me', answer: { kind: 'forbidden' }, times: 1 });
    const plain = await comeBack(browser, leaving.leavesTo ?? '', '31s6i77rnvwx30hpx2am8kdyr7');
    expect(plain.status).toBe(403);
    expectSentence(
      wordsOn(plain),
      /does not let you in yet|refused the app/,
      /nothing was linked/i,
      /Ask whoever runs the app/,
    );
    expect(accountsOf(guest)).toEqual([]);
  });

  test.each([
    ['no answer', 'reset', /does not answer/, /nothing is lost/, /press the link once more/],
    ['half an answer', 'truncated', /does not answer/, /nothing is lost/, /press the link once more/],
    ['a used-up quota', 'quota', /does not answer/, /Nothing was linked/, /Try again in about 24 hours/],
  ] as const)(
    '%s after the consent; later the same person gets through',
    async (_, kind, happened, means, next) => {
      const guest = flow.guest('priya');
      const browser = createBrowser();
      const { authorizeUrl } = await begin(guest, browser);
      flow.stage.spotify.faults.add({ on: 'me', answer: { kind } });
      const page = await comeBack(browser, authorizeUrl, 'mira.keller');
      expect(page.status).toBe(503);
      expectSentence(wordsOn(page), happened, means, next);
      flow.stage.spotify.faults.clear();
      await flow.stage.advance(kind === 'quota' ? 24 * HOUR : 0);
      expect(await consent(flow.stage, guest.person, guest.where, 'thevault')).toMatchObject({
        code: expect.stringMatching(/^\d{6}$/),
      });
    },
  );

  test('a form that another site sends, and a page that does not exist', async () => {
    const guest = flow.guest('tomas');
    const start = await guest.ask('/link');
    const url = start.controls.find(({ kind }) => kind === 'link')?.url ?? '';
    const page = await createBrowser().get(url);
    const foreign = await createBrowser().submit(page);
    expect(foreign.status).toBe(403);
    expectSentence(
      wordsOn(foreign),
      /did not come from our page/,
      /does not keep cookies/,
      /press the button there/,
    );
    const nothing = await createBrowser().get(`${flow.stage.segue.publicUrl}/link/../admin`);
    expectSentence(wordsOn(nothing), /Nothing here/, /leads nowhere/, /\/link/);
    expect(await press(guest.person, start, /code/i)).toMatchObject({ ack: 'modal' });
  });
});

test('somebody who reads German is answered in German, also on the page that their browser opens', async () => {
  const guest = flow.guest('emil');
  const start = await guest.ask('/link');
  expect(wordsOf(start)).toContain('Spotify verknüpfen');
  const url = start.controls.find(({ kind }) => kind === 'link')?.url ?? '';
  const page = await fetch(url, { headers: { 'accept-language': 'fr-FR, de-AT;q=0.8, en;q=0.5' } });
  const document = await page.text();
  expect(document).toContain('<html lang="de">');
  expect(document).toContain('Verknüpf dein Spotify-Konto');
  expect(await (await fetch(url)).text()).toContain('<html lang="en">');
});
