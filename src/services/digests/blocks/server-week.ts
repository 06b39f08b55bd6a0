import type { Reads } from '../../../db/repositories/repositories.ts';
import { composeContent } from '../content.ts';
import type { ReadBlock } from './reader.ts';

/** What the members played who agreed to be counted, added up without names. */
export const serverWeekReader =
  (read: Pick<Reads, 'members' | 'serverPlays'>): ReadBlock<'server_week'> =>
  async ({ kind, by }, { guildId, cadence, period }) => {
    if (guildId === null) return null;
    const content = await composeContent(read, { guildId, cadence, period, by });
    return content.totals.plays === 0 ? null : { kind, content };
  };
