import { describe, expect, it } from 'vitest';
import { memberId } from '../../src/domain/ids.ts';
import type { Standing } from '../../src/domain/standing.ts';
import { go, type Way } from '../../src/views/actions/go.ts';
import { helpTopic } from '../../src/views/actions/help.ts';
import { helpView } from '../../src/views/help.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { dmClosedView, dmsOpenView, zoneFormView, zoneView } from '../../src/views/settings.ts';
import { customIdsOf, expectValidMessage, expectValidModal, textsOf } from '../support/messages.ts';

const m = messagesFor('en');
const anna = memberId('100000000000000001');
const nobody: Standing = {
  account: 'none',
  accountName: null,
  sources: { chosen: 0, synced: 0, tracks: 0 },
  hasPlays: false,
  ruleSets: 0,
  digestsHere: null,
};
const settled: Standing = {
  account: 'active',
  accountName: '**Anna** @everyone',
  sources: { chosen: 3, synced: 2, tracks: 9_412 },
  hasPlays: true,
  ruleSets: 2,
  digestsHere: 1,
};
const id = (way: Way) => go.id(anna, { way });

describe('/help', () => {
  it.each<[string, Standing, Way]>([
    ['a newcomer links', nobody, 'link'],
    ['who was signed out links again', { ...settled, account: 'needs_reauth' }, 'link'],
    ['who linked picks sources', { ...settled, sources: nobody.sources }, 'sources'],
    ['who picked waits', { ...settled, sources: { chosen: 2, synced: 0, tracks: 0 } }, 'jobs list'],
    ['who has a library makes a first rule set', { ...settled, ruleSets: 0 }, 'rules new'],
    ['who has it all looks at the top list', settled, 'top'],
  ])('%s: the first button is the next step, the only primary one', (_, standing, way) => {
    const view = helpView(anna, standing, m);
    expectValidMessage(view);
    expect(customIdsOf(view)[0]).toBe(id(way));
    expect(JSON.stringify(view).match(/"style":1/g)).toHaveLength(1);
  });

  it('offers no empty rooms to a newcomer', () => {
    expect(customIdsOf(helpView(anna, nobody, m))).toEqual([
      ...[id('link'), id('import start'), id('trending show'), id('timezone')],
      helpTopic.id(anna, {}),
    ]);
  });

  it('shows what is there, in words and numbers', () => {
    const words = textsOf(helpView(anna, settled, m));
    expect(words).toContain('3 sources with 9,412 tracks in them');
    expect(words).toContain('1 digest in this server');
    expect(words).toContain('✓ 2 rule sets');
    expect(textsOf(helpView(anna, nobody, m))).toContain('○ No playlist fills itself yet');
    expect(words).toContain('\\*\\*Anna\\*\\* \\@everyone');
    expect(customIdsOf(helpView(anna, settled, m))).toContain(id('digest list'));
  });
});

describe('settings', () => {
  it('the time zone shows the time there', () => {
    const facts = { member: anna, zone: 'Europe/Berlin', now: Date.UTC(2026, 10, 16, 12) };
    for (const changed of [true, false]) {
      const view = zoneView({ ...facts, changed }, m);
      expectValidMessage(view);
      expect(textsOf(view)).toMatch(/Europe\/Berlin.*1:00\sPM/);
    }
    expectValidModal(zoneFormView(anna, m));
  });

  it('closed DMs come with a way to open them', () => {
    expectValidMessage(dmClosedView(anna, m));
    expectValidMessage(dmsOpenView(m));
    expect(customIdsOf(dmClosedView(anna, m))).toHaveLength(1);
  });
});
