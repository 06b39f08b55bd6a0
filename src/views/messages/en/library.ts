import type { RangeName } from '../../../domain/library/filter.ts';

const ranges: Record<RangeName, string> = {
  week: 'the last 7 days',
  month: 'the last 30 days',
  quarter: 'the last 3 months',
  this_year: 'this year',
  last_year: 'last year',
};

/** `/library`. Names are escaped, numbers and times formatted already. */
export const library = {
  command: 'All tracks of your sources, each once',
  options: {
    text: 'Words of the title, artist or album',
    artist: 'Only this artist',
    source: 'Only from this source',
    added: 'Added in this time',
    after: 'Added on or after: 2026-11-20, 2026-11 or 2026',
    before: 'Added before: 2026-11-20, 2026-11 or 2026',
    public: 'Show it to everybody here',
  },
  ranges,
  artistChoice: (name: string, tracks: number) =>
    `${name} (${tracks === 1 ? '1 track' : `${tracks} tracks`})`,

  title: 'Your library',
  publicTitle: (name: string) => `${name}: library`,
  total: (count: number, shown: string) => (count === 1 ? '1 track' : `${shown} tracks`),
  totalOf: (shown: string, size: string) => `${shown} of ${size} tracks`,
  text: (words: string) => `“${words}”`,
  artist: (name: string) => `by ${name}`,
  source: (name: string) => `from ${name}`,
  since: (when: string) => `added since ${when}`,
  until: (when: string) => `added before ${when}`,
  between: (from: string, to: string) => `added from ${from} until ${to}`,
  line: (place: string, title: string, artists: string) => `**${place}** · ${title} · ${artists}`,
  under: (sources: string, when: string | null) =>
    `-# ${when === null ? sources : `${sources} · added ${when}`}`,
  more: (count: number) => `+${count}`,
  cover: (title: string, artists: string) => `Cover of ${title} by ${artists}`,
  unread: (count: number) =>
    count === 1 ? 'One of your sources is not read yet.' : `${count} of your sources are not read yet.`,

  unlinked: 'Your library is made of your Spotify sources. Link Spotify first; that takes a minute.',
  noSources: 'Your library is empty: no sources yet. Pick liked tracks or playlists, and they meet here.',
  notRead:
    'Your sources are not read yet. That takes a few seconds for each; look at the jobs, or come back soon.',
  empty: 'Your sources hold no tracks yet.',
  nothing: 'Nothing in your library fits. Fewer words, or another spelling, may find it.',
  clear: 'Show all',
  share: 'Share here',
};
