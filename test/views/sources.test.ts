import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountId, ReadingId, SourceId } from '../../src/domain/ids.ts';
import { memberId } from '../../src/domain/ids.ts';
import type { ChoicePage, SourcesOverview } from '../../src/domain/library/shown.ts';
import type { Source, SourceProblem } from '../../src/domain/library.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { sourceAddedView, sourceRemovedView } from '../../src/views/sources/changed.ts';
import { choicesView } from '../../src/views/sources/choices.ts';
import { sourcesView } from '../../src/views/sources/overview.ts';
import { TEST_NOW } from '../support/clock.ts';
import { customIdsOf, expectValidMessage, textsOf } from '../support/messages.ts';

const m = messagesFor('en');
const OWNER = memberId('100000000000000001');
const LONG = ['*'.repeat(300), '[x](y)'.repeat(60), '🎧'.repeat(300), '\u202eevil\n# @everyone <@1>'];

const source = (id: number, facts: Partial<Source> = {}): Source => ({
  id: id as SourceId,
  memberId: OWNER,
  accountId: 1 as AccountId,
  kind: 'playlist',
  externalId: `p${id}`,
  name: `List ${id}`,
  ownerName: null,
  imageUrl: null,
  readable: true,
  selectedAt: null,
  listedTracks: 900,
  syncedTracks: null,
  droppedEntries: null,
  readingId: null,
  snapshotId: 's',
  syncedSnapshotId: null,
  lastSyncAt: null,
  lastFullSyncAt: null,
  lastProblem: null,
  listedAt: TEST_NOW,
  ...facts,
});
const synced = (id: number, facts: Partial<Source> = {}): Source =>
  source(id, {
    selectedAt: 1,
    readingId: id as ReadingId,
    syncedTracks: 8_412,
    droppedEntries: 3,
    lastSyncAt: TEST_NOW,
    ...facts,
  });
const overview = (facts: Partial<SourcesOverview> = {}): SourcesOverview => ({
  link: 'linked',
  list: 'read',
  listedAt: TEST_NOW,
  chosen: [],
  tracks: 0,
  syncing: false,
  ...facts,
});
const choices = (facts: Partial<ChoicePage> = {}): ChoicePage => ({
  link: 'linked',
  list: 'read',
  options: [source(1), source(2, { selectedAt: 5 })],
  page: 0,
  pages: 1,
  mark: 'zzzzzzz',
  chosen: 1,
  closed: { names: [], count: 0 },
  ...facts,
});

describe('/sources', () => {
  test('tells counts, last sync and what is not music', () => {
    const chosen = [synced(1, { kind: 'liked', name: 'x' }), source(2, { selectedAt: 1 })];
    const view = sourcesView(overview({ chosen, tracks: 8_000 }), 0, OWNER, m);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('8,000 tracks from 2 sources, each once.');
    expect(textsOf(view)).toContain(
      '💚 **Liked tracks** · 8,412 tracks · 3 entries that are not music · synced <t:',
    );
    expect(textsOf(view)).toContain('🎶 **List 2** · about 900 tracks · not read yet');
    expect(textsOf(view)).toContain('Sync now');
  });

  test('chosen and not read yet is no library of nothing', () => {
    const chosen = [source(1, { selectedAt: 1 }), source(2, { selectedAt: 1 })];
    const words = textsOf(sourcesView(overview({ chosen, syncing: true }), 0, OWNER, m));
    expect(words).toContain('2 sources are chosen, their tracks are not read yet.');
    expect(words).not.toContain('tracks from');
  });

  test.each<[string, Partial<SourcesOverview>, string, string]>([
    ['not linked', { link: 'unlinked' }, 'Link it first', 'Link Spotify'],
    ['permission ended', { link: 'rejected' }, 'sign in again', 'Link Spotify'],
    ['the list is on its way', { list: 'reading' }, 'is looking for your playlists', 'Show again'],
    ['nothing chosen', {}, 'No sources yet', 'Choose sources'],
  ])('teaches when empty: %s', (_, facts, says, button) => {
    const view = sourcesView(overview(facts), 0, OWNER, m);
    expectValidMessage(view);
    expect(textsOf(view)).toContain(says);
    expect(textsOf(view)).toContain(button);
  });

  test.each<[SourceProblem, string]>([
    ['forbidden', 'does not let you read it'],
    ['gone', 'not in your Spotify any more'],
    ['needs_reauth', 'sign in again'],
    ['no_permission', 'not part of what you allowed'],
    ['app_refused', 'refuses this app'],
    ['unavailable', 'did not answer'],
  ])('says what is wrong: %s', (lastProblem, says) => {
    const view = sourcesView(overview({ chosen: [synced(1, { lastProblem })], tracks: 1 }), 0, OWNER, m);
    expect(textsOf(view)).toContain(says);
    expect(textsOf(view)).toContain('⚠️');
  });

  test('fits into a message with a hundred sources of any name, on every page', () => {
    const name = fc.oneof(fc.constantFrom(...LONG), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(
        name,
        fc.constantFrom<SourceProblem | null>('no_permission', null),
        fc.nat(9),
        (text, lastProblem, page) => {
          const chosen = Array.from({ length: 100 }, (_, at) => synced(at + 1, { name: text, lastProblem }));
          expectValidMessage(sourcesView(overview({ chosen, tracks: 1 }), page, OWNER, m));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('choosing', () => {
  test('marks what is chosen and names what is closed, which is no option', () => {
    const closed = { names: ['Today’s *Hits*'], count: 12 };
    const view = choicesView(choices({ closed, pages: 3, page: 1 }), OWNER, m);
    expectValidMessage(view);
    const json = JSON.stringify(view);
    expect(json.match(/"default":true/g)).toHaveLength(1);
    expect(textsOf(view)).toContain('Today’s \\*Hits\\* and 11 more');
    expect(textsOf(view)).toContain('1 source is chosen');
    expect(textsOf(view)).toContain('Sources 26 to 27');
    expect(new Set(customIdsOf(view)).size).toBe(customIdsOf(view).length);
  });

  test('says when the list had changed', () => {
    expect(textsOf(choicesView(choices(), OWNER, m, true))).toContain('Your list has changed meanwhile');
  });

  test.each<[Partial<ChoicePage>, string]>([
    [{ options: [] }, 'nothing in your Spotify that Segue can read'],
    [{ options: [], list: 'reading' }, 'looking for your playlists'],
    [{ options: [], link: 'unlinked' }, 'Link it first'],
    [{ options: [], link: 'rejected' }, 'sign in again'],
  ])('without anything to choose it says why', (facts, says) => {
    const view = choicesView(choices({ chosen: 0, ...facts }), OWNER, m);
    expectValidMessage(view);
    expect(textsOf(view)).toContain(says);
  });

  test('fits into a message whatever the names are', () => {
    const name = fc.oneof(fc.constantFrom(...LONG), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(name, name, (text, owner) => {
        const options = Array.from({ length: 25 }, (_, at) =>
          source(at + 1, { name: text, ownerName: owner, readable: at % 2 === 0, selectedAt: 1 }),
        );
        const closed = { names: Array.from({ length: 8 }, () => text), count: 4_000 };
        expectValidMessage(choicesView(choices({ options, closed, pages: 440 }), OWNER, m, true));
      }),
      { numRuns: 60 },
    );
  });
});

test('adding and removing offer the way on and back', () => {
  const added = sourceAddedView(source(1), OWNER, m);
  const removed = sourceRemovedView(source(1, { name: LONG[0] ?? '' }), OWNER, m);
  expectValidMessage(added);
  expectValidMessage(removed);
  expect(textsOf(removed)).toContain('Add it again');
  expect(textsOf(sourceRemovedView(source(1, { readable: false }), OWNER, m))).not.toContain('Add it again');
});
