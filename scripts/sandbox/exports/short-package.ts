import { DAY } from '../world/clock.ts';
import type { WorldAccount } from '../world/types.ts';
import { count, type ExportCounts, noCounts } from './counts.ts';
import { type Encoding, encoded } from './damage.ts';
import type { ExportFile } from './packages.ts';
import type { HistoryEntry } from './rows.ts';

const folder = 'Spotify Account Data';
const rowsPerFile = 10_000;

/** The package about the account: the last year in minutes, by names only, among files about other things. */
export function* shortPackage(
  entries: Iterable<HistoryEntry>,
  account: WorldAccount | undefined,
  now: number,
  options: { encoding?: Encoding; pretty?: boolean },
): Generator<ExportFile> {
  const all: HistoryEntry[] = [];
  for (const entry of entries)
    if (entry.file === 'audio' && entry.loggedAt > now - 365 * DAY) all.push(entry);
  const bytesOf = (value: unknown): Buffer =>
    encoded(
      JSON.stringify(value, null, options.pretty === false ? undefined : 2),
      options.encoding ?? 'utf8',
    );
  const music = all.filter(({ kind }) => kind === 'music' || kind === 'lost');
  for (let at = 0; at * rowsPerFile < Math.max(1, music.length); at++) {
    const part = music.slice(at * rowsPerFile, (at + 1) * rowsPerFile);
    yield {
      name: `${folder}/StreamingHistory_music_${at}.json`,
      bytes: bytesOf(part.map(musicRow)),
      counts: countsOf(part),
    };
  }
  const podcasts = all.filter(({ kind }) => kind === 'podcast');
  yield {
    name: `${folder}/StreamingHistory_podcast_0.json`,
    bytes: bytesOf(podcasts.map(podcastRow)),
    counts: countsOf(podcasts),
  };
  const others: Record<string, unknown> = {
    'YourLibrary.json': { tracks: [], albums: [], shows: [], episodes: [], bannedTracks: [], artists: [] },
    'Playlist1.json': { playlists: [] },
    'SearchQueries.json': [
      { platform: 'IPHONE', searchTime: '2026-05-06T18:43:00.000Z[UTC]', searchQuery: 'x' },
    ],
    'Userdata.json': { username: account?.id, country: account?.country, createdFromFacebook: false },
    'Follow.json': { userIsFollowing: [], userIsFollowedBy: [], userIsBlocking: [] },
    'Inferences.json': { inferences: [] },
    'Payments.json': {},
  };
  for (const [name, value] of Object.entries(others))
    yield { name: `${folder}/${name}`, bytes: bytesOf(value), counts: noCounts() };
}

/** `2024-05-06 18:43`, UTC without saying so. */
const minute = ({ row }: HistoryEntry): string => String(row['ts']).slice(0, 16).replace('T', ' ');

const musicRow = (entry: HistoryEntry): object => ({
  endTime: minute(entry),
  artistName: entry.row['master_metadata_album_artist_name'] ?? 'Unknown Artist',
  trackName: entry.row['master_metadata_track_name'] ?? 'Unknown Track',
  msPlayed: entry.msPlayed,
});

const podcastRow = (entry: HistoryEntry): object => ({
  endTime: minute(entry),
  podcastName: entry.row['episode_show_name'],
  episodeName: entry.row['episode_name'],
  msPlayed: entry.msPlayed,
});

function countsOf(entries: readonly HistoryEntry[]): ExportCounts {
  const counts = noCounts();
  for (const entry of entries) count(counts, entry);
  return counts;
}
