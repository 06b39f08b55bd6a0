import type { Reads } from '../../db/repositories/repositories.ts';
import type { DigestContent, TopBy } from '../../domain/digests/content.ts';
import type { DigestPeriod } from '../../domain/digests/schedule.ts';
import type { DigestCadence } from '../../domain/digests/words.ts';
import type { GuildId } from '../../domain/ids.ts';

/** Entries of each list: what a digest's details show. */
const TOP = 10;

/** Adds up what a server's consenting members played in the period, as it is known now. */
export const composeContent = async (
  from: Pick<Reads, 'members' | 'serverPlays'>,
  facts: { guildId: GuildId; cadence: DigestCadence; period: DigestPeriod; by: TopBy },
): Promise<DigestContent> => {
  const { guildId, cadence, period, by } = facts;
  const { serverPlays } = from;
  return {
    cadence,
    period,
    by,
    counted: (await from.members.consenting(guildId)).length,
    totals: await serverPlays.totals(guildId, period),
    tracks: await serverPlays.tracks(guildId, period, by, TOP),
    artists: await serverPlays.artists(guildId, period, by, TOP),
  };
};
