import { dirname, join } from 'node:path';
import type { Store } from '../db/store.ts';
import type { ReleaseSourceName } from '../domain/curation/release.ts';
import { type MemberId, memberId, type ReleaseUploadId } from '../domain/ids.ts';
import { curationImportJob } from '../jobs/curation-import.ts';
import { curationIntakeJob } from '../jobs/curation-intake.ts';
import { curationIntakeSweepJob } from '../jobs/curation-intake-sweep.ts';
import { curationMatchJob } from '../jobs/curation-match.ts';
import { curationNewsJob } from '../jobs/curation-news.ts';
import { createAnswerCache } from '../providers/answer-cache.ts';
import { createBeatportAuth } from '../providers/beatport/auth.ts';
import { createBeatportGenres, createBeatportReleases } from '../providers/beatport/catalogue.ts';
import { createAttachments } from '../providers/discord/attachments.ts';
import { createUploads } from '../providers/disk/uploads.ts';
import type { Http } from '../providers/http-port.ts';
import { createFreshReleases } from '../providers/listenbrainz/fresh-releases.ts';
import type { ReleaseSource } from '../providers/release-source-port.ts';
import { createSpotifySearch } from '../providers/spotify/search.ts';
import type { AccountAccess } from '../services/accounts/access.ts';
import { createBeatportAccess } from '../services/beatport/access.ts';
import { type BeatportKeeping, createBeatportKeeping } from '../services/beatport/keeping.ts';
import { createBeatportLogin } from '../services/beatport/login.ts';
import { createBeatportLinks } from '../services/beatport/login-link.ts';
import { createBeatportTeller } from '../services/beatport/teller.ts';
import type { ClosedSources } from '../services/curation/beginning.ts';
import { createDoubtNews } from '../services/curation/doubts.ts';
import { createIntake, type ReleasesArrived } from '../services/curation/intake.ts';
import { createPlaylistFeed } from '../services/curation/intake-feed.ts';
import { createIntakeOrders } from '../services/curation/intake-orders.ts';
import { CURATION_INTAKE_SWEEP, CURATION_NEWS } from '../services/curation/intake-work.ts';
import { createMatching, type MatchesArrived } from '../services/curation/match.ts';
import { CURATION_MATCH } from '../services/curation/match-work.ts';
import { createCurationNews } from '../services/curation/news.ts';
import { createReleaseFiles, createReleaseImports } from '../services/curation/release-file.ts';
import { createReleaseLinks } from '../services/curation/release-links.ts';
import { createReleaseUploading } from '../services/curation/release-uploading.ts';
import { createReviewQueue } from '../services/curation/review-queue.ts';
import type { Enqueue, Post } from '../services/intents.ts';
import type { Secrets } from '../services/secrets.ts';
import { beatportRefusedBody } from '../views/curation/beatport.ts';
import { doubtBody } from '../views/curation/match.ts';
import { curationNewsBodies } from '../views/curation/news.ts';
import type { CurationServices } from './curation.ts';
import type { HalfSurroundings } from './half.ts';

type Outer = Pick<HalfSurroundings, 'clock' | 'config'>;

/** Beatport is set up when the operator has a client id to sign in with, or a token. */
export const hasBeatport = ({ clientId, token }: Outer['config']['providers']['beatport']): boolean =>
  clientId !== undefined || token !== undefined;

/** What asks for releases, as far as it needs only the database: for both halves. */
export const createIntakeServices = (
  { config }: Pick<Outer, 'config'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => {
  const always: ReleaseSourceName[] = ['listenbrainz', 'file', 'playlist'];
  const beatportOn = hasBeatport(config.providers.beatport);
  const on = new Set<ReleaseSourceName>(beatportOn ? ['beatport', ...always] : always);
  return {
    /** Sources of releases that are set up here. */
    releaseSources: on,
    intakeOrders: createIntakeOrders({ store, enqueue, on }),
    releaseImports: createReleaseImports({ store, enqueue }),
  };
};

export type IntakeServices = ReturnType<typeof createIntakeServices>;

const beatportKeepingOf = ({ providers }: Outer['config'], deps: { store: Store; secrets: Secrets }) => {
  const { beatport } = providers;
  const keeping = createBeatportKeeping({ ...deps, given: beatport.token ?? null });
  /** Sources of releases that are set up and do not let Segue in. */
  const closedSources = async (): Promise<ReleaseSourceName[]> =>
    hasBeatport(beatport) && (await keeping.standing()) !== 'ready' ? ['beatport'] : [];
  return { beatportKeeping: keeping, closedSources };
};

/** What people say about doubtful matches, and the operator's way to Beatport: for both halves. */
export const createReviewServices = (
  { clock, config }: Outer,
  { store, joining, secrets }: { store: Store; secrets: Secrets } & Pick<CurationServices, 'joining'>,
) => ({
  matchReview: createReviewQueue({ store, clock, arrived: joining.matched }),
  releaseLinks: createReleaseLinks({ store, clock, publicUrl: config.web.publicUrl }),
  ...beatportKeepingOf(config, { store, secrets }),
  /** Null without a client id to sign in with. */
  beatportLinks:
    config.providers.beatport.clientId === undefined
      ? null
      : createBeatportLinks({ store, clock, secrets, publicUrl: config.web.publicUrl }),
});

/** What reads releases and looks for them: for the service half. */
export const createIntakeReaders = (
  { clock, config }: Outer,
  deps: {
    store: Store;
    enqueue: Enqueue;
    post: Post;
    http: Http;
    secrets: Secrets;
    access: AccountAccess;
  } & Pick<CurationServices, 'joining' | 'periods'> &
    Pick<IntakeServices, 'intakeOrders' | 'releaseSources'> & {
      beatportKeeping: BeatportKeeping;
      closedSources: ClosedSources;
    },
) => {
  const { store, enqueue, post, http, secrets, access, joining, periods, intakeOrders } = deps;
  const keeping = deps.beatportKeeping;
  const { beatport, listenbrainz, musicbrainz } = config.providers;
  const { apiUrl, authUrl, clientId, clientSecret } = beatport;
  const auth = clientId === undefined ? null : createBeatportAuth({ http, authUrl, clientId, clientSecret });
  const operators: MemberId[] = config.discord.operatorIds.map(memberId);
  const tokens = createBeatportAccess({
    ...{ store, clock, keeping, auth },
    tell: createBeatportTeller({ post, operators, body: beatportRefusedBody }),
  });
  const caller = { http, apiUrl, access: tokens };
  const { userAgent } = musicbrainz;
  const fresh = createFreshReleases({ http, userAgent, ...listenbrainz, weeks: createAnswerCache(clock) });
  const beatportOn = hasBeatport(beatport);
  const sources: ReleaseSource[] = beatportOn ? [createBeatportReleases(caller), fresh] : [fresh];
  const genres = createBeatportGenres(caller);
  const releasesArrived: ReleasesArrived = periods.joinAll;
  // They lie beside the database.
  const uploads = createUploads<ReleaseUploadId>(join(dirname(config.database.path), 'release-uploads'));
  const matchesArrived: MatchesArrived = joining.matched;
  return {
    releaseIntake: createIntake({
      ...{ store, clock, sources, arrived: releasesArrived },
      feed: createPlaylistFeed({ store }),
      verifyGenre: beatportOn ? genres.list : null,
    }),
    matching: createMatching({
      ...{ store, clock, enqueue, accessOf: access.access, arrived: matchesArrived },
      search: createSpotifySearch({ http, apiUrl: config.spotify.apiUrl }),
    }),
    releaseUploading: createReleaseUploading({ store, clock, enqueue, uploads }),
    releaseFiles: createReleaseFiles({
      ...{ store, clock, arrived: releasesArrived, uploads },
      attachments: createAttachments({ http, apiUrl: config.discord.apiUrl }),
    }),
    curationNews: createCurationNews({
      ...{ store, post, bodies: curationNewsBodies, on: deps.releaseSources },
      closedSources: deps.closedSources,
    }),
    doubtNews: createDoubtNews({
      ...{ store, post },
      queue: createReviewQueue({ store, clock, arrived: joining.matched }),
      body: doubtBody,
    }),
    beatportTokens: tokens,
    beatportLogin:
      auth === null
        ? null
        : createBeatportLogin({
            ...{ store, clock, secrets, auth, tokens, publicUrl: config.web.publicUrl },
            signedIn: (tx) => intakeOrders.again(tx, 'beatport'),
          }),
    intakeOrders,
  };
};

export type IntakeReaders = ReturnType<typeof createIntakeReaders>;

/**
 * Saturday morning Beatport's week is over, Monday morning the ISO week is; and Monday brings what came late into
 * Saturday's.
 */
export const intakeWork = (readers: IntakeReaders) => ({
  handlers: [
    curationIntakeJob(readers.releaseIntake),
    curationIntakeSweepJob(readers.intakeOrders),
    curationImportJob(readers.releaseFiles),
    curationMatchJob(readers.matching),
    curationNewsJob(readers.curationNews, readers.doubtNews, readers.releaseUploading),
  ],
  schedules: [
    { name: CURATION_INTAKE_SWEEP, cron: '7 6 * * 1,6', kind: CURATION_INTAKE_SWEEP },
    { name: CURATION_NEWS, cron: '37 * * * *', kind: CURATION_NEWS },
  ],
  // Releases are there because somebody wanted them: they are looked for without background sync, too.
  due: [{ name: CURATION_MATCH, always: true as const, run: readers.matching.enqueueDue }],
});
