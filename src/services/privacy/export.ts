import type { Clock } from '../../clock.ts';
import { HOUR } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { type ArtistId, type MemberId, memberId as memberIdOf, type TrackId } from '../../domain/ids.ts';
import { fileOfTable, NOT_EXPORTED } from '../../domain/privacy/export-files.ts';
import type { PlaysExport } from '../listening/export/plays-export.ts';
import { SealError, type Secrets } from '../secrets.ts';
import { type ZipEntry, zipOf } from './zip.ts';

export type OrderedPrivacyExport =
  | { readonly kind: 'file'; readonly zip: Buffer }
  /** A private address that ends after an hour. */
  | { readonly kind: 'link'; readonly url: string; readonly expiresAt: number };

/** Gives a member everything that is kept about them. It only touches the database. */
export interface PrivacyExport {
  order(memberId: MemberId): Promise<OrderedPrivacyExport>;
  /** Whose data an address is of; null for one that is too old, or none of ours. */
  open(token: string): Promise<MemberId | null>;
  /** A ZIP archive as it is written, in constant memory. */
  write(memberId: MemberId): AsyncIterable<Buffer>;
}

/** What stands in the README: a view's words, passed in by the composition root. */
export type ExportReadme = (
  facts: { readonly tables: readonly string[]; readonly at: number },
  locale: string,
) => string;

const LIFETIME_MS = HOUR;
const IDENTITY = 'privacy:export';
const PART = 1_000;
/** With fewer rows it is made at once. */
const MAX_ROWS = 5_000;
/** Discord takes 10 MB from everybody. */
const MAX_BYTES = 8_000_000;

export const createPrivacyExport = (deps: {
  store: Pick<Store, 'read'>;
  clock: Clock;
  secrets: Secrets;
  playsExport: Pick<PlaysExport, 'write'>;
  readme: ExportReadme;
  /** The address under which browsers reach Segue, without a slash at the end. */
  publicUrl: string;
}): PrivacyExport => {
  const { store, clock, secrets, playsExport, readme, publicUrl } = deps;
  type Table = (typeof store.read.memberData.holdings)[number]['table'];
  type Row = Awaited<ReturnType<typeof store.read.memberData.part>>[number];

  const exported = store.read.memberData.holdings
    .map(({ table }) => table)
    .filter((table) => !(table in NOT_EXPORTED));

  /** Numbers of tracks and artists say nothing to anybody: what they are called stands beside them. */
  const withNames = async (rows: readonly Row[]): Promise<Row[]> => {
    const idsOf = (column: string): number[] => [
      ...new Set(rows.map((row) => row[column]).filter((id) => typeof id === 'number')),
    ];
    const tracks = new Map(
      (await store.read.tracks.byIds(idsOf('trackId') as TrackId[])).map((track) => [
        track.id as number,
        {
          track: `${track.artists.map(({ name }) => name).join(', ')} - ${track.title}`,
          trackUri: track.uri,
        },
      ]),
    );
    const artists = new Map(
      (await store.read.memberData.artistNames(idsOf('artistId') as ArtistId[])).map(({ id, name }) => [
        id as number,
        { artist: name },
      ]),
    );
    return rows.map((row) => ({
      ...row,
      ...tracks.get(Number(row['trackId'])),
      ...artists.get(Number(row['artistId'])),
    }));
  };

  const rowsOf = async function* (id: MemberId, table: Table): AsyncGenerator<string> {
    yield '[';
    let after: Row | null = null;
    for (;;) {
      const rows: Row[] = await store.read.memberData.part(id, table, after, PART);
      const named = await withNames(rows);
      const start = after === null ? '\n' : ',\n';
      if (named.length > 0) yield `${start}${named.map((row) => JSON.stringify(row)).join(',\n')}`;
      after = rows.at(-1) ?? after;
      if (rows.length < PART) break;
    }
    yield '\n]\n';
  };

  const entriesOf = async function* (id: MemberId): AsyncGenerator<ZipEntry> {
    const member = await store.read.members.find(id);
    if (member === null) return;
    const filled: Table[] = [];
    for (const table of exported)
      if ((await store.read.memberData.countIn(id, table)) > 0) filled.push(table);
    const text = readme({ tables: filled, at: clock.now() }, member.locale);
    yield { name: 'README.txt', content: [text] };
    yield { name: 'member.json', content: [`${JSON.stringify(member, null, 2)}\n`] };
    yield { name: 'plays.csv', content: playsExport.write(id, 'csv') };
    for (const table of filled) yield { name: fileOfTable(table), content: rowsOf(id, table) };
  };

  const whole = async (id: MemberId): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of zipOf(entriesOf(id))) parts.push(part);
    return Buffer.concat(parts);
  };

  return {
    write: (id) => zipOf(entriesOf(id)),

    order: async (id) => {
      const counts = await store.read.memberData.counts(id);
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const zip = rows <= MAX_ROWS ? await whole(id) : null;
      if (zip !== null && zip.length <= MAX_BYTES) return { kind: 'file', zip };
      const expiresAt = clock.now() + LIFETIME_MS;
      const token = secrets.seal(`${id}:${expiresAt}`, IDENTITY);
      return { kind: 'link', url: `${publicUrl}/export/${token}/segue.zip`, expiresAt };
    },

    open: async (token) => {
      try {
        const [id, expiresAt] = secrets.open(token, IDENTITY).split(':');
        if (id === undefined || Number(expiresAt) <= clock.now()) return null;
        const known = memberIdOf(id);
        // Nobody gets anything of somebody who is going.
        if ((await store.read.deletions.ofMember(known)) !== null) return null;
        return (await store.read.members.find(known)) === null ? null : known;
      } catch (error) {
        if (error instanceof SealError) return null;
        throw error;
      }
    },
  };
};
