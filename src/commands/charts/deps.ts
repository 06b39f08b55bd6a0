import type { ChartAdding } from '../../services/charts/adding.ts';
import type { ChartHistory } from '../../services/charts/history.ts';
import type { Trending, TrendingViewer } from '../../services/charts/trending.ts';
import type { ChartWatching } from '../../services/charts/watching.ts';
import type { Periods } from '../../services/curation/periods.ts';
import type { MembersService } from '../../services/members.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { Request } from '../command.ts';

/** What `/trending` is made of. */
export interface ChartFeatureDeps {
  readonly trending: Trending;
  readonly chartHistory: ChartHistory;
  readonly chartAdding: ChartAdding;
  readonly chartWatching: ChartWatching;
  readonly periods: Pick<Periods, 'list'>;
  readonly pictures: Pictures;
  readonly members: Pick<MembersService, 'find'>;
}

/** Who looks, and from where. */
export const viewerOf = ({ person, guildId }: Request): TrendingViewer => ({
  memberId: person.id,
  guildId,
  locale: person.locale,
});
