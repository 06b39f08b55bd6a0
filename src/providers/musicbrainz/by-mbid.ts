import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { missOf, storable } from '../findings.ts';
import { mbids } from '../mbid.ts';
import { readable } from '../wire.ts';
import type { MusicBrainzCaller } from './call.ts';
import { lighten, readDocument, slim, VERSION } from './documents.ts';
import { type Entry, type MusicBrainzSearch, PAGE } from './search.ts';
import { isTagged } from './tagged.ts';
import { LookedUp, Recording, Tagged, type WireRecording, type WireTagged } from './wire.ts';

const DETAILS = 'inc=artist-credits+releases+release-groups+isrcs+tags+genres';
/** Of each subject: the first ones are those that matter. */
const MOST_EACH = 2;

interface Deps {
  readonly search: MusicBrainzSearch;
  readonly call: MusicBrainzCaller;
}

/**
 * Tags and facts by MusicBrainz's own ids, 100 a call: of the recordings; for those without tags of their release
 * groups; for those still without, of their artists. ListenBrainz answers the same for a thousand at once, so this is
 * for the days when it does not.
 */
export const createByMbid = ({ search, call }: Deps): EnrichmentProvider => {
  const lookUp = async (
    id: string,
    signal: AbortSignal | undefined,
  ): Promise<Entry<WireRecording> | null> => {
    const path = `/recording/${id}?${DETAILS}`;
    const answer = await call({ bucket: 'lookup', path, schema: LookedUp, signal });
    if (answer.kind !== 'ok') return null;
    const [read] = readable(Recording, [answer.body]);
    return read === undefined ? null : { raw: answer.body, read };
  };

  /** By the id that was asked for: a merged recording answers with the id of what it became. */
  const recordingsOf = async (asked: readonly string[], signal: AbortSignal | undefined) => {
    const query = { field: 'rid', values: asked, together: PAGE };
    const entries = await search.all('recording', Recording, query, signal);
    const found = new Map(entries.map((entry) => [entry.read.id, entry]));
    for (const id of new Set(asked)) {
      if (found.has(id)) continue;
      // The index knows neither merged recordings nor those of the last hours; the database does.
      const entry = await lookUp(id, signal);
      // A redirect may lose what else was asked for.
      const isBare = entry !== null && entry.read.id !== id && entry.read['artist-credit'].length === 0;
      const whole = isBare ? await lookUp(entry.read.id, signal) : entry;
      if (whole !== null) found.set(id, whole);
    }
    return found;
  };

  const tagsOf = async (
    kind: 'release-group' | 'artist',
    asked: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Map<string, Entry<WireTagged>>> => {
    const query = { field: kind === 'artist' ? 'arid' : 'rgid', values: asked, together: PAGE };
    const entries = await search.all(kind, Tagged, query, signal);
    return new Map(entries.map((entry) => [entry.read.id, entry]));
  };

  const look = async (batch: readonly Subject[], signal: AbortSignal | undefined): Promise<Finding[]> => {
    const asked = batch.flatMap(({ recordingMbids }) => mbids(recordingMbids).slice(0, 1));
    const recordings = await recordingsOf(asked, signal);
    const known = batch.map((subject) => drafted(subject, recordings));
    const untagged = known.filter(({ recording }) => recording === null || !isTagged([recording.read]));
    const groups = await tagsOf(
      'release-group',
      untagged.flatMap(({ groupIds }) => groupIds),
      signal,
    );
    const still = untagged.filter(
      ({ groupIds }) => !isTagged(present(groups, groupIds).map(({ read }) => read)),
    );
    const artists = await tagsOf(
      'artist',
      still.flatMap(({ artistIds }) => artistIds),
      signal,
    );
    return known.map((draft) =>
      findingOf(draft, {
        releaseGroups: untagged.includes(draft) ? present(groups, draft.groupIds) : [],
        artists: still.includes(draft) ? present(artists, draft.artistIds) : [],
      }),
    );
  };

  return {
    source: 'musicbrainz',
    version: VERSION,
    batchSize: PAGE,
    accepts: ({ recordingMbids, releaseGroupMbids, artistMbids }) =>
      mbids([...recordingMbids, ...releaseGroupMbids, ...artistMbids]).length > 0,
    look,
    read: readDocument,
  };
};

interface Draft {
  readonly subject: Subject;
  readonly recording: Entry<WireRecording> | null;
  readonly groupIds: readonly string[];
  readonly artistIds: readonly string[];
}

/** What the recording itself tells of its groups and artists comes first: what was known may be of another one. */
const drafted = (subject: Subject, recordings: ReadonlyMap<string, Entry<WireRecording>>): Draft => {
  const [id = ''] = mbids(subject.recordingMbids);
  const recording = recordings.get(id) ?? null;
  const groups = recording?.read.releases.flatMap((release) => release['release-group']?.id ?? []) ?? [];
  const artists = recording?.read['artist-credit'].map(({ artist }) => artist.id) ?? [];
  const first = (own: readonly string[], given: readonly string[]): string[] =>
    [...new Set(own.length > 0 ? own : mbids(given))].slice(0, MOST_EACH);
  return {
    subject,
    recording,
    groupIds: first(groups, subject.releaseGroupMbids),
    artistIds: first(artists, subject.artistMbids),
  };
};

const present = (
  entries: ReadonlyMap<string, Entry<WireTagged>>,
  wanted: readonly string[],
): Entry<WireTagged>[] => wanted.flatMap((id) => entries.get(id) ?? []);

const findingOf = (
  { subject, recording }: Draft,
  tagged: { releaseGroups: readonly Entry<WireTagged>[]; artists: readonly Entry<WireTagged>[] },
): Finding => {
  const raw = {
    via: 'mbid',
    recordings: recording === null ? [] : [slim(recording, subject)],
    releaseGroups: tagged.releaseGroups.map(lightened),
    artists: tagged.artists.map(lightened),
  };
  const reading = readDocument(raw, subject);
  const [externalId] = [recording, ...tagged.releaseGroups, ...tagged.artists].flatMap(
    (one) => one?.read.id ?? [],
  );
  if (reading === null || externalId === undefined) return missOf(subject);
  return { ...reading, key: subject.key, kind: 'found', externalId, raw };
};

const lightened = ({ raw, read }: Entry<WireTagged>): unknown => storable(lighten(raw), read);
