import type { World } from '../contract.ts';
import { type HistoryOptions, type HistoryRow, streamingHistory } from './rows.ts';
import type { ArchiveFile } from './zip.ts';

export type PackageKind =
  /** `Streaming_History_Audio_*.json`, as sent since 2023. */
  | 'extended'
  /** `endsong_*.json`, as sent before: other keys, no audiobooks, milliseconds. */
  | 'endsong'
  /** The short one about the last year: no uris, minutes, no zone. */
  | 'account';

export interface PackageOptions extends HistoryOptions {
  /** Rows a file; real ones have about 16 000. */
  chunk?: number;
  /** As if zipped again on a Mac. Default true. */
  macLeftovers?: boolean;
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 2));

/** The files of the archive Spotify would mail to this person. */
export function exportPackage(
  world: World,
  accountId: string,
  kind: PackageKind,
  options: PackageOptions = {},
): ArchiveFile[] {
  if (kind === 'account') return accountPackage(world, accountId);
  const { audio, video } = streamingHistory(world, accountId, options);
  const chunks = chunked(audio, options.chunk ?? 16_000);
  if (kind === 'endsong') {
    return chunks.map((rows, at) => ({ name: `MyData/endsong_${at}.json`, bytes: json(rows.map(oldRow)) }));
  }
  const folder = 'Spotify Extended Streaming History';
  const music = chunks.map((rows, at) => ({
    name: `${folder}/Streaming_History_Audio_${years(rows)}_${at}.json`,
    bytes: json(rows),
  }));
  const leftovers = music.map(({ name }) => ({
    name: `__MACOSX/${name.replace('/Streaming', '/._Streaming')}`,
    bytes: Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]),
  }));
  return [
    { name: `${folder}/ReadMeFirst_ExtendedStreamingHistory.pdf`, bytes: Buffer.from('%PDF-1.4\n%%EOF\n') },
    ...music,
    { name: `${folder}/Streaming_History_Video_${years(video)}.json`, bytes: json(video) },
    ...(options.macLeftovers === false ? [] : leftovers),
  ];
}

function chunked(rows: readonly HistoryRow[], size: number): HistoryRow[][] {
  const count = Math.max(1, Math.ceil(rows.length / size));
  return Array.from({ length: count }, (_, at) => rows.slice(at * size, (at + 1) * size));
}

/** `2023` or `2023-2025` */
function years(rows: readonly HistoryRow[]): string {
  const [first, last] = [rows[0], rows.at(-1)].map((row) => String(row?.['ts'] ?? '').slice(0, 4));
  return first === last ? `${first}` : `${first}-${last}`;
}

/** The keys of before 2023, the start of offline streams in milliseconds. */
function oldRow(row: HistoryRow): HistoryRow {
  const kept = Object.entries(row).filter(([name]) => !name.startsWith('audiobook') && name !== 'ip_addr');
  const start = row['offline_timestamp'];
  return {
    ...Object.fromEntries(kept),
    username: 'someone',
    ip_addr_decrypted: '192.0.2.17',
    user_agent_decrypted: 'unknown',
    offline_timestamp: typeof start === 'number' ? start * 1000 : null,
  };
}

function accountPackage(world: World, accountId: string): ArchiveFile[] {
  const { audio } = streamingHistory(world, accountId, { years: 1 });
  const folder = 'Spotify Account Data';
  const endTime = (row: HistoryRow): string => String(row['ts']).slice(0, 16).replace('T', ' ');
  const music = audio.flatMap((row) =>
    row['spotify_track_uri'] === null
      ? []
      : {
          endTime: endTime(row),
          artistName: row['master_metadata_album_artist_name'],
          trackName: row['master_metadata_track_name'],
          msPlayed: row['ms_played'],
        },
  );
  const podcasts = audio.flatMap((row) =>
    row['episode_name'] === null
      ? []
      : {
          endTime: endTime(row),
          podcastName: row['episode_show_name'],
          episodeName: row['episode_name'],
          msPlayed: row['ms_played'],
        },
  );
  const account = world.account(accountId);
  return [
    { name: `${folder}/StreamingHistory_music_0.json`, bytes: json(music) },
    { name: `${folder}/StreamingHistory_podcast_0.json`, bytes: json(podcasts) },
    { name: `${folder}/YourLibrary.json`, bytes: json({ tracks: [], albums: [], shows: [] }) },
    { name: `${folder}/Playlist1.json`, bytes: json({ playlists: [] }) },
    { name: `${folder}/Userdata.json`, bytes: json({ username: account?.id, country: account?.country }) },
  ];
}
