import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LibraryViewId, SourceId, TrackId } from '../../src/domain/ids.ts';
import { memberId } from '../../src/domain/ids.ts';
import type { LibraryEntry, LibraryPage } from '../../src/domain/library/shown.ts';
import { libraryView, publicLibraryView } from '../../src/views/library/page.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { TEST_NOW } from '../support/clock.ts';
import { customIdsOf, expectValidMessage, textsOf } from '../support/messages.ts';

const m = messagesFor('en');
const OWNER = memberId('100000000000000001');
const LONG = ['*'.repeat(300), '[x](y)'.repeat(60), '🎧'.repeat(300), '\u202eevil\n# @everyone <@1>'];

const entry = (at: number, name = `Song ${at}`, sources = 2): LibraryEntry => ({
  track: {
    id: at as TrackId,
    spotifyId: 'a'.repeat(22),
    uri: `spotify:track:${at}`,
    title: name,
    artists: [{ spotifyId: null, name: name === `Song ${at}` ? 'Mina' : name }],
    albumTitle: null,
    albumSpotifyId: null,
    imageUrl: 'https://pictures.example/a.jpg',
    durationMs: 1,
    explicit: null,
    isrc: null,
    releaseDate: null,
  },
  addedAt: TEST_NOW - at * 1_000,
  sources: Array.from({ length: sources }, (_, index) => ({
    id: index as SourceId,
    kind: index === 0 ? ('liked' as const) : ('playlist' as const),
    name: name === `Song ${at}` ? `List ${index}` : name,
  })),
});
const library = (facts: Partial<LibraryPage> = {}): LibraryPage => ({
  entries: Array.from({ length: 10 }, (_, at) => entry(at)),
  total: 20_000,
  size: 20_000,
  page: 1,
  pages: 2_000,
  view: null,
  filter: { text: null, artist: null, source: null, after: null, before: null, timeZone: 'UTC' },
  chosen: 3,
  unread: 0,
  link: 'linked',
  ...facts,
});

describe('/library', () => {
  test('shows each track once with where it came from, and how many there are', () => {
    const view = libraryView(library({ unread: 1 }), OWNER, m);
    expectValidMessage(view);
    const words = textsOf(view);
    expect(words).toContain('20,000 tracks');
    expect(words).toContain('**11** · [Song 0](https://open.spotify.com/track/');
    expect(words).toContain('-# Liked tracks, List 1 · added <t:');
    expect(words).toContain('One of your sources is not read yet.');
    expect(words).toContain('2 / 2000');
  });

  test('says which part it shows, and keeps the filter in its buttons', () => {
    const view = libraryView(
      library({
        total: 124,
        view: 7 as LibraryViewId,
        filter: {
          text: 'night *shift*',
          artist: 'Aurel',
          source: { kind: 'liked', name: 'x' },
          after: Date.UTC(2026, 0, 1),
          before: Date.UTC(2026, 1, 1),
          timeZone: 'UTC',
        },
      }),
      OWNER,
      m,
    );
    expectValidMessage(view);
    expect(textsOf(view)).toContain(
      '124 of 20,000 tracks · “night \\*shift\\*” · by Aurel · from Liked tracks · added from Jan 1, 2026 until Feb 1, 2026',
    );
    expect(textsOf(view)).toContain('Show all');
    expect(customIdsOf(view).filter((id) => id.startsWith('v1:library:'))).toHaveLength(3);
  });

  test.each<[string, Partial<LibraryPage>, string, string | null]>([
    ['not linked', { chosen: 0, link: 'unlinked' }, 'Link Spotify first', 'Link Spotify'],
    ['no sources', { chosen: 0 }, 'no sources yet', 'Pick sources'],
    ['not read', { unread: 3 }, 'not read yet', 'Show jobs'],
    ['empty sources', {}, 'hold no tracks yet', 'Pick sources'],
    ['nothing fits', { size: 20, view: 3 as LibraryViewId }, 'Nothing in your library fits', 'Show all'],
  ])('teaches when empty: %s', (_, facts, says, button) => {
    const view = libraryView(
      library({ entries: [], total: 0, size: 0, page: 0, pages: 1, ...facts }),
      OWNER,
      m,
    );
    expectValidMessage(view);
    expect(textsOf(view)).toContain(says);
    if (button !== null) expect(textsOf(view)).toContain(button);
    expect(textsOf(view)).not.toContain('Share');
  });

  test('shares a page with its owner’s name and a way to one’s own', () => {
    const view = publicLibraryView(library(), 'Anna *', m);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('Anna \\*: library');
    expect(customIdsOf(view)).toEqual(['v1:go::library']);
  });

  test('fits into a message whatever the names are', () => {
    const name = fc.oneof(fc.constantFrom(...LONG), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(name, (text) => {
        const entries = Array.from({ length: 10 }, (_, at) => entry(at, text, 5));
        const filter = {
          text,
          artist: text,
          source: { kind: 'playlist' as const, name: text },
          after: 1,
          before: TEST_NOW,
          timeZone: 'UTC',
        };
        const page = library({
          entries,
          filter,
          page: 1_999,
          view: 999_999_999 as LibraryViewId,
          unread: 99,
        });
        expectValidMessage(libraryView(page, OWNER, m));
        expectValidMessage(publicLibraryView(page, text, m));
      }),
      { numRuns: 100 },
    );
  });
});
