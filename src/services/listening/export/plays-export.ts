import type { Clock } from '../../../clock.ts';
import { HOUR } from '../../../clock.ts';
import type { Store } from '../../../db/store.ts';
import { type MemberId, memberId } from '../../../domain/ids.ts';
import {
  CSV_HEAD,
  csvLine,
  type ExportedPlay,
  jsonRow,
} from '../../../domain/listening/exports/write-row.ts';
import { isVisible } from '../../../domain/listening/play-flags.ts';
import { SealError, type Secrets } from '../../secrets.ts';
import { partOf } from '../ledger-parts.ts';

export const exportFormats = ['json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type OrderedExport =
  | { readonly kind: 'nothing' }
  /** Small enough to be sent at once. */
  | { readonly kind: 'files'; readonly plays: number; readonly json: string; readonly csv: string }
  /** Private addresses, one per format, that end after an hour. */
  | {
      readonly kind: 'links';
      readonly plays: number;
      readonly urls: Readonly<Record<ExportFormat, string>>;
      readonly expiresAt: number;
    };

/** Gives members back all that counts of their history. It only touches the database. */
export interface PlaysExport {
  order(memberId: MemberId): Promise<OrderedExport>;
  /** Whose history an address is of; null for one that is too old, or none of ours. */
  open(token: string): MemberId | null;
  /** A file as it is written: the history of any length in constant memory, the oldest play first. */
  write(memberId: MemberId, format: ExportFormat): AsyncIterable<string>;
}

/** About 4 MB of JSON: within what Discord takes from everybody. */
const MAX_ATTACHED = 10_000;
const LIFETIME_MS = HOUR;
const IDENTITY = 'plays:export';
const PART = 1_000;

export const createPlaysExport = (deps: {
  store: Pick<Store, 'read'>;
  clock: Clock;
  secrets: Secrets;
  /** The address under which browsers reach Segue, without a slash at the end. */
  publicUrl: string;
}): PlaysExport => {
  const { store, clock, secrets, publicUrl } = deps;

  const partsOf = async function* (id: MemberId): AsyncGenerator<ExportedPlay[]> {
    const listenerId = await store.read.playOrigins.listener(id);
    if (listenerId === null) return;
    const origins = new Map((await store.read.playOrigins.of(listenerId)).map((one) => [one.id, one.kind]));
    for (let after: number | null = 0; after !== null; ) {
      const part: Awaited<ReturnType<typeof partOf>> = await partOf(store.read, listenerId, after, PART);
      const shown = part.rows.filter(({ flags }) => isVisible(flags));
      const found = await store.read.tracks.byIds([...new Set(shown.map(({ trackId }) => trackId))]);
      const tracks = new Map(found.map((track) => [track.id, track]));
      yield shown.flatMap(({ trackId, endedAt, msPlayed, flags, originId }) => {
        const track = tracks.get(trackId);
        if (track === undefined) return [];
        const { uri, title, albumTitle: album } = track;
        const artists = track.artists.map(({ name }) => name);
        const source = origins.get(originId) ?? 'live';
        return [{ endedAt, msPlayed, flags, source, uri, title, artists, album }];
      });
      after = part.next;
    }
  };

  const write: PlaysExport['write'] = async function* (id, format) {
    yield format === 'json' ? '[' : `\uFEFF${CSV_HEAD.join(',')}\r\n`;
    let isFirst = true;
    for await (const plays of partsOf(id)) {
      if (plays.length === 0) continue;
      if (format === 'json') {
        yield `${isFirst ? '\n' : ',\n'}${plays.map((play) => JSON.stringify(jsonRow(play))).join(',\n')}`;
      } else yield `${plays.map(csvLine).join('\r\n')}\r\n`;
      isFirst = false;
    }
    if (format === 'json') yield '\n]\n';
  };
  const whole = async (id: MemberId, format: ExportFormat): Promise<string> => {
    let text = '';
    for await (const part of write(id, format)) text += part;
    return text;
  };

  return {
    write,

    order: async (id) => {
      const plays = await store.read.plays.countOf(id);
      const first = await store.read.plays.firstAt(id);
      if (first === null) return { kind: 'nothing' };
      if (plays <= MAX_ATTACHED) {
        return { kind: 'files', plays, json: await whole(id, 'json'), csv: await whole(id, 'csv') };
      }
      const expiresAt = clock.now() + LIFETIME_MS;
      const token = secrets.seal(`${id}:${expiresAt}`, IDENTITY);
      const urlOf = (format: ExportFormat): string => `${publicUrl}/export/${token}/plays.${format}`;
      return { kind: 'links', plays, urls: { json: urlOf('json'), csv: urlOf('csv') }, expiresAt };
    },

    open: (token) => {
      try {
        const [id, expiresAt] = secrets.open(token, IDENTITY).split(':');
        return id !== undefined && Number(expiresAt) > clock.now() ? memberId(id) : null;
      } catch (error) {
        if (error instanceof SealError) return null;
        throw error;
      }
    },
  };
};
