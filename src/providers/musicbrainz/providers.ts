import type { EnrichmentProvider } from '../enrichment-port.ts';
import type { IdentitySource } from '../identity-port.ts';
import type { Likeness } from '../likeness.ts';
import { createByIsrc } from './by-isrc.ts';
import { createByLink } from './by-link.ts';
import { createByMbid } from './by-mbid.ts';
import { createByRelease } from './by-release.ts';
import { createByText } from './by-text.ts';
import { createMusicBrainzCaller, type MusicBrainzDeps } from './call.ts';
import { createIdentity } from './identity.ts';
import { createLinks } from './links.ts';
import { createSearch } from './search.ts';

/** MusicBrainz's ways to find a track, each for those that the one before has not found. */
export interface MusicBrainz {
  /** 100 tracks a call. */
  readonly byIsrc: EnrichmentProvider;
  /** 100 links a call; tracks, albums and artists are links each. */
  readonly byLink: EnrichmentProvider;
  /** Some 50 tracks a call, twice for those that the first question does not find. */
  readonly byText: EnrichmentProvider;
  /** Labels of what was found: 100 releases a call. */
  readonly byRelease: EnrichmentProvider;
  /** Tags of what was found: up to three calls for 100 tracks. */
  readonly byMbid: EnrichmentProvider;
}

/** musicbrainz.org: no key, one call a second and address. All of them share one source, one pace and one memory of 503s. */
export const createMusicBrainz = (deps: MusicBrainzDeps): MusicBrainz => {
  const call = createMusicBrainzCaller(deps);
  const search = createSearch(call);
  return {
    byIsrc: createByIsrc(search),
    byLink: createByLink({ search, links: createLinks(call) }),
    byText: createByText(search),
    byRelease: createByRelease(search),
    byMbid: createByMbid({ search, call }),
  };
};

/** Ids of tracks, albums and artists by their names, 25 a call, in the same pace. */
export const createMusicBrainzIdentity = (deps: MusicBrainzDeps, likeness: Likeness): IdentitySource =>
  createIdentity(createSearch(createMusicBrainzCaller(deps)), likeness);
