import type { BlockFacts } from '../../../domain/digests/issue.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { chartMoversPart } from './chart-movers.ts';
import { curationPart } from './curation.ts';
import { newReleasesPart } from './new-releases.ts';
import type { BlockPart, BlockPlace } from './part.ts';
import { personalWeekPart } from './personal-week.ts';
import { radarPart } from './radar.ts';
import { serverWeekPart } from './server-week.ts';

/** How each block looks. */
export const partOf = (facts: BlockFacts, place: BlockPlace, m: Messages): BlockPart => {
  switch (facts.kind) {
    case 'server_week':
      return serverWeekPart(facts, place, m);
    case 'personal_week':
      return personalWeekPart(facts, place, m);
    case 'chart_movers':
      return chartMoversPart(facts, m);
    case 'new_releases':
      return newReleasesPart(facts, place, m);
    case 'radar':
      return radarPart(facts, place, m);
    case 'curation':
      return curationPart(facts, m);
  }
};
