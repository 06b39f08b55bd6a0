import { expect, test } from 'vitest';
import { createAcousticBrainz } from '../../../src/providers/acousticbrainz/provider.ts';
import type { EnrichmentProvider, Finding, Subject } from '../../../src/providers/enrichment-port.ts';
import type { Http } from '../../../src/providers/http-port.ts';
import { createListenBrainz } from '../../../src/providers/listenbrainz/provider.ts';
import { createMusicBrainz } from '../../../src/providers/musicbrainz/providers.ts';
import { openTestHttp } from '../../support/http.ts';
import { USER_AGENT } from '../../support/musicbrainz.ts';
import { openProviders } from '../../support/providers-double.ts';
import { subjectOf } from '../../support/subjects.ts';

const COUNT = 100;

/** The sandbox's MusicBrainz and its sisters, which somebody else wrote from the same documents, and our clients. */
const open = async () => {
  const sandbox = await openProviders();
  const door = openTestHttp();
  const http: Http = {
    ...door.http,
    request: (request) => door.http.request({ ...request, limiter: { minGapMs: 0, maxConcurrent: 1 } }),
  };
  const { catalogue } = sandbox.world;
  const tracks = catalogue.tracks.slice(0, COUNT);
  const subjects = tracks.map((track, index): Subject => {
    const { id, isrc, name, artistIds, albumId, durationMs } = track;
    return subjectOf(index, {
      spotifyId: id,
      isrc,
      title: name,
      artists: artistIds.flatMap((artistId) => catalogue.artist(artistId)?.name ?? []),
      albumTitle: catalogue.album(albumId)?.name ?? null,
      durationMs,
      albumSpotifyId: albumId,
      artistSpotifyIds: artistIds,
    });
  });
  const { urls } = sandbox.double;
  const shared = { http, userAgent: USER_AGENT };
  return {
    subjects,
    truth: tracks.map(({ recordingMbid }) => recordingMbid),
    mb: createMusicBrainz({ ...shared, url: urls.MUSICBRAINZ_URL, pace: async () => undefined }),
    lb: createListenBrainz({ ...shared, url: urls.LISTENBRAINZ_URL }),
    ab: createAcousticBrainz({ ...shared, url: urls.ACOUSTICBRAINZ_URL }),
    calls: () => sandbox.exchanges.length,
    [Symbol.asyncDispose]: async () => {
      await door.http.close();
      await sandbox[Symbol.asyncDispose]();
    },
  };
};

const ask = async (provider: EnrichmentProvider, all: readonly Subject[]): Promise<Finding[]> => {
  const open = all.filter(provider.accepts);
  const findings: Finding[] = [];
  for (let start = 0; start < open.length; start += provider.batchSize) {
    findings.push(...(await provider.look(open.slice(start, start + provider.batchSize))));
  }
  return findings;
};

test('what the clients find in the sandbox is true, and most of what is there is found', async () => {
  await using it = await open();
  const learn = (all: readonly Subject[], findings: readonly Finding[]): Subject[] => {
    const found = new Map(findings.flatMap((one) => (one.kind === 'found' ? [[one.key, one] as const] : [])));
    return all.map((subject) => {
      const { recordingMbids = [], artistMbids = [], releaseMbids = [] } = found.get(subject.key) ?? {};
      return {
        ...subject,
        releaseMbids: releaseMbids.length > 0 ? releaseMbids : (subject.releaseMbids ?? []),
        recordingMbids: recordingMbids.length > 0 ? recordingMbids : subject.recordingMbids,
        artistMbids: artistMbids.length > 0 ? artistMbids : subject.artistMbids,
      };
    });
  };
  const unknown = (all: readonly Subject[]): Subject[] =>
    all.filter((one) => one.recordingMbids.length === 0);

  const byIsrc = await ask(it.mb.byIsrc, it.subjects);
  expect(it.calls()).toBeLessThanOrEqual(6);
  let subjects = learn(it.subjects, byIsrc);
  const found = (): number => subjects.length - unknown(subjects).length;
  expect(found()).toBeGreaterThan(COUNT / 3);
  subjects = learn(subjects, await ask(it.mb.byLink, unknown(subjects)));
  subjects = learn(subjects, await ask(it.mb.byText, unknown(subjects)));

  const wrong = subjects.filter(({ recordingMbids, key }) => {
    const right = it.truth[Number(key)];
    return recordingMbids.length > 0 && (right === undefined || !recordingMbids.includes(right));
  });
  expect(wrong.map(({ title }) => title)).toEqual([]);

  const known = subjects.filter(({ recordingMbids }) => recordingMbids.length > 0);
  for (const [provider, least] of [
    [it.lb, 0.9],
    [it.mb.byMbid, 0.9],
    [it.mb.byRelease, 0.5],
    [it.ab, 0.2],
  ] as const) {
    const findings = await ask(provider, known);
    expect(findings.filter(({ kind }) => kind === 'found').length).toBeGreaterThan(known.length * least);
  }
});

test('asking for fifty tracks at once finds all that fifty questions find', async () => {
  await using it = await open();
  const all = it.subjects.slice(0, 50).map((subject) => ({ ...subject, isrc: null }));
  const idsOf = (findings: readonly Finding[]): string[] =>
    findings.map((one) => `${one.key} ${one.kind === 'found' ? one.externalId : 'miss'}`).sort();
  const alone: Finding[] = [];
  for (const subject of all) alone.push(...(await it.mb.byText.look([subject])));
  const before = it.calls();
  const together = await it.mb.byText.look(all);
  expect(it.calls() - before).toBeLessThanOrEqual(6);
  expect(before).toBeGreaterThanOrEqual(50);
  expect(idsOf(together)).toEqual(idsOf(alone));
  expect(together.filter(({ kind }) => kind === 'found').length).toBeGreaterThan(20);
});
