import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

/** One file of an archive. What is not given is as it should be. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: Buffer | string;
  readonly method?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  /** What the directory says instead of the truth. */
  readonly says?: { readonly size?: number; readonly crc?: number };
}

/** A ZIP as the specification has it, small enough to be written by hand. */
export const zipOf = (entries: readonly ArchiveEntry[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 8, flags = 0, says = {} } of entries) {
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const label = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags | 0x800, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(says.crc ?? crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(says.size ?? bytes.length, 18);
    facts.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, label, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), facts, tail, label]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
};

/** A row of the extended history. */
export const extendedRow = (facts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  ts: '2023-05-06T18:43:11Z',
  platform: 'android',
  ms_played: 200_000,
  conn_country: 'DE',
  ip_addr: '192.0.2.7',
  master_metadata_track_name: 'Nightshift',
  master_metadata_album_artist_name: 'Aurel',
  master_metadata_album_album_name: 'Blackline',
  spotify_track_uri: 'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
  episode_name: null,
  episode_show_name: null,
  spotify_episode_uri: null,
  reason_start: 'trackdone',
  reason_end: 'trackdone',
  shuffle: false,
  skipped: false,
  offline: false,
  offline_timestamp: null,
  incognito_mode: false,
  ...facts,
});

/** Files in a folder that is gone when the test is over. */
export const uploadsOf = (
  files: Readonly<Record<string, Buffer | string>>,
): { path: string; name: string }[] => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-exports-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return Object.entries(files).map(([name, content], at) => {
    const path = join(folder, String(at));
    writeFileSync(path, content);
    return { path, name };
  });
};
