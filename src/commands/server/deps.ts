import type { Crowns } from '../../services/server/crowns.ts';
import type { Leaderboards } from '../../services/server/leaderboards.ts';
import type { ServerSharing } from '../../services/server/sharing.ts';
import type { Subjects } from '../../services/server/subjects.ts';
import type { WhoKnows } from '../../services/server/who-knows.ts';
import type { ChartFeatureDeps } from '../charts/deps.ts';

/** What the commands about a server's members are made of. */
export interface ServerFeatureDeps extends ChartFeatureDeps {
  readonly whoKnows: WhoKnows;
  readonly leaderboards: Leaderboards;
  readonly crowns: Crowns;
  readonly serverSubjects: Subjects;
  readonly serverSharing: ServerSharing;
}
