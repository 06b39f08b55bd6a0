import type { Store } from '../../../db/store.ts';
import type { ListeningSets } from '../../statistics/listening.ts';
import type { Tallies } from '../../statistics/tallies.ts';
import { chartMoversReader } from './chart-movers.ts';
import { curationReader } from './curation.ts';
import { newReleasesReader } from './new-releases.ts';
import { personalWeekReader } from './personal-week.ts';
import { radarReader } from './radar.ts';
import type { BlockReaders } from './reader.ts';
import { serverWeekReader } from './server-week.ts';

export interface BlockReaderDeps {
  readonly store: Store;
  readonly listeningSets: ListeningSets;
  readonly tallies: Tallies;
}

/** Every block that a digest can have. */
export const createBlockReaders = ({ store, listeningSets, tallies }: BlockReaderDeps): BlockReaders => {
  const { read } = store;
  return {
    server_week: serverWeekReader(read),
    personal_week: personalWeekReader({ read, listeningSets, tallies }),
    chart_movers: chartMoversReader(read),
    new_releases: newReleasesReader(read),
    radar: radarReader(read),
    curation: curationReader(read),
  };
};
