import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import { type NamedProvider, namedProviders } from '../domain/accounts/listeners.ts';
import { accountsClaimJob } from '../jobs/accounts-claim.ts';
import { playsBackfillJob } from '../jobs/plays-backfill.ts';
import type { Http } from '../providers/http-port.ts';
import { createScrobbles } from '../providers/lastfm/scrobbles.ts';
import { createListens } from '../providers/listenbrainz/listens.ts';
import type { ScrobbleSource } from '../providers/scrobble-port.ts';
import { createClaims } from '../services/accounts/claims.ts';
import type { AccountTeller } from '../services/accounts/teller.ts';
import type { Enqueue } from '../services/intents.ts';
import { createAnyPlaySync } from '../services/listening/any-play-sync.ts';
import type { PlayLedger } from '../services/listening/ledger.ts';
import type { PlaySync } from '../services/listening/play-sync.ts';
import { startScrobbles } from '../services/listening/scrobbles/after-link.ts';
import { createScrobbleBackfill } from '../services/listening/scrobbles/backfill.ts';
import { createScrobbleIntake } from '../services/listening/scrobbles/intake.ts';
import { createListeners } from '../services/listening/scrobbles/listeners.ts';
import { createScrobbleSync } from '../services/listening/scrobbles/sync.ts';
import { createScrobbleTracks } from '../services/listening/scrobbles/tracks.ts';
import type { Secrets } from '../services/secrets.ts';
import type { HalfSurroundings } from './half.ts';

/** Places that keep plays and that this Segue can read: Last.fm needs a key. */
export const namedProvidersOn = ({ lastfm }: Config['providers']): readonly NamedProvider[] =>
  namedProviders.filter((provider) => provider !== 'lastfm' || lastfm.apiKey !== undefined);

const sourcesOf = (
  { listenbrainz, lastfm, musicbrainz: { userAgent } }: Config['providers'],
  deps: { http: Http; clock: HalfSurroundings['clock'] },
): ReadonlyMap<NamedProvider, ScrobbleSource> => {
  const { url, apiKey } = lastfm;
  const sources = [
    createListens({ ...deps, userAgent, ...listenbrainz }),
    ...(apiKey === undefined ? [] : [createScrobbles({ ...deps, userAgent, url, apiKey })]),
  ];
  return new Map(sources.map((source) => [source.provider, source]));
};

/** What reads plays from ListenBrainz and Last.fm: for the service half. @param spotify reads those of Spotify */
export const createScrobbleReaders = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    http: Http;
    secrets: Secrets;
    teller: AccountTeller;
    ledger: PlayLedger;
    spotify: PlaySync;
  },
) => {
  const { store, enqueue, secrets, teller, ledger, spotify } = deps;
  const sources = sourcesOf(config.providers, { http: deps.http, clock });
  const listeners = createListeners({ store, secrets, sources, teller });
  const intake = createScrobbleIntake({ store, ledger, tracks: createScrobbleTracks({ store }) });
  const scrobbles = createScrobbleSync({ store, clock, listeners, intake, enqueue });
  return {
    playSync: createAnyPlaySync({ store, spotify, scrobbles }),
    claims: createClaims({ store, clock, secrets, sources, onLinked: [startScrobbles] }),
    backfill: createScrobbleBackfill({ store, clock, listeners, intake }),
  };
};

export type ScrobbleReaders = ReturnType<typeof createScrobbleReaders>;

export const scrobbleWork = ({ claims, backfill }: ScrobbleReaders) => ({
  handlers: [accountsClaimJob(claims), playsBackfillJob(backfill)],
  schedules: [],
  due: [],
});
