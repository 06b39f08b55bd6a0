import assert from 'node:assert/strict';
import type { Actor } from '../actor.ts';
import { createBrowser } from '../browser.ts';
import type { Scene } from '../scene.ts';
import { says } from '../truth.ts';
import { agree, answerOf, controlOn, type LinkFacts, typeCode } from '../verbs.ts';

/** An account is linked by consent in the browser and a code in Discord, and by nothing less. */
export const linking = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira, jonas, accounts } = scene;
  let facts: LinkFacts | null = null;
  const linkFacts = (): LinkFacts => facts ?? assert.fail('No link was begun.');

  await transcript.step('/link leads over Segue’s page and Spotify’s consent to a code', async () => {
    facts = await consentOf(scene, mira, accounts.mira.id);
    const words = facts.page.html.replaceAll(/<[^>]+>/g, ' ');
    assert(words.includes(mira.name), 'The page does not say whom it links.');
    assert(words.includes(mira.person.id), 'The page does not name the Discord id.');
    const asked = new URL(facts.authorizeUrl).searchParams;
    assert.equal(asked.get('code_challenge_method'), 'S256');
    assert.equal(asked.get('response_type'), 'code');
    assert.equal(stage.world.grants(accounts.mira.id).length, 1, 'Spotify noted no consent.');
    transcript.note(`The page: “Link your Spotify account to ${mira.name}”, then a code of six digits.`);
  });

  await transcript.step('A wrong code is refused, with the tries that are left', async () => {
    const { start, code } = linkFacts();
    const wrong = code === '111111' ? '222222' : '111111';
    const message = await typeCode(mira.person, start, wrong);
    scene.show(message);
    says(message, 'That is not the code', '4 tries are left');
    const before = await mira.person.slash('/accounts', {}, mira.place);
    says(before.message ?? assert.fail('No answer.'), 'No account is linked yet');
  });

  await transcript.step('A stranger cannot use somebody else’s button', async () => {
    const { start } = linkFacts();
    const { customId } = controlOn(start, 'I have my code');
    const refused = await jonas.person.raw({
      type: 3,
      data: { custom_id: customId, component_type: 2 },
      channelId: mira.place.channelId,
      messageId: start.id,
    });
    const message = await answerOf(refused);
    scene.show(message);
    says(message, 'Those buttons belong to somebody else');
    assert.equal(message.ephemeralFor, jonas.person.id);
    // The link still opens in the browser it was begun in only.
    const elsewhere = await createBrowser().get(linkFacts().url);
    assert(!elsewhere.html.includes('class="code"'), 'Another browser sees the code.');
  });

  await transcript.step('The right code links the account', async () => {
    const { start, code } = linkFacts();
    transcript.note(`${mira.name} types the code into the form`);
    // Her list of playlists takes its time, so that it is still on its way when she looks for it.
    stage.spotify.faults.add({
      answer: { kind: 'slow', ms: 350 },
      on: { path: '/v1/me/playlists' },
      times: 1,
    });
    const message = await typeCode(mira.person, start, code);
    scene.show(message);
    says(message, 'Spotify is linked', 'Mira K.');
    const sealed = scene.rows('select tokens_sealed as tokens from accounts where status = ?', 'active');
    assert.equal(sealed.length, 1);
    assert.doesNotMatch(String(sealed[0]?.['tokens']), /token/i, 'The tokens are not sealed.');
  });
};

/** `/link` up to the code, noted; all that must stay secret is remembered. */
export const consentOf = async (scene: Scene, actor: Actor, accountId: string): Promise<LinkFacts> => {
  const { message } = await actor.slash('/link');
  return agreeOn(scene, actor, message, accountId);
};

/** From an answer with a link on. */
export const agreeOn = async (
  scene: Scene,
  actor: Actor,
  start: LinkFacts['start'],
  accountId: string,
): Promise<LinkFacts> => {
  const facts = await agree(scene.stage, actor.person, start, accountId);
  const back = new URL(facts.backUrl).searchParams;
  const ticket = new URL(facts.url).pathname.split('/').at(-1) ?? '';
  for (const secret of [ticket, facts.code, back.get('code') ?? '', back.get('state') ?? '']) {
    assert(secret.length >= 6, 'A part of the link is missing.');
    scene.secrets.add(secret);
  }
  return facts;
};
