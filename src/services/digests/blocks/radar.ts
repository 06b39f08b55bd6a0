import type { Reads } from '../../../db/repositories/repositories.ts';
import type { ToldRelease } from '../../../domain/digests/issue.ts';
import type { DigestPeriod } from '../../../domain/digests/schedule.ts';
import type { GuildId, MemberId, RadarReleaseId } from '../../../domain/ids.ts';
import { isMuted } from '../../../domain/radar/noise.ts';
import type { ReadBlock } from './reader.ts';

type RadarBlockReads = Pick<Reads, 'radar' | 'digests'>;

interface Found {
  readonly release: ToldRelease;
  people: number;
  weight: number;
}

const SHOWN = 6;
const MOST = 300;

/** New releases of artists whom a member, or the members of a server who agreed, listen to; each with how many they are. */
export const radarReader =
  (read: RadarBlockReads): ReadBlock<'radar'> =>
  async ({ kind }, { guildId, memberId, period }) => {
    const all =
      memberId !== null
        ? await ownOf(read, memberId, period)
        : guildId === null
          ? []
          : await sharedOf(read, guildId, period);
    return all.length === 0 ? null : { kind, releases: all.slice(0, SHOWN), total: all.length };
  };

const ownOf = async ({ radar }: RadarBlockReads, memberId: MemberId, { fromAt, toAt }: DigestPeriod) => {
  const mutes = await radar.mutes(memberId);
  return (await radar.open(memberId, MOST))
    .filter(({ foundAt }) => foundAt >= fromAt && foundAt < toAt)
    .filter(({ release, artist }) => !isMuted(release, { name: artist }, mutes))
    .map(({ release }) => ({ release, people: null }));
};

/** What somebody muted does not count for them; whether they dealt with it is nobody else's business. */
const sharedOf = async (
  { digests: { serverRadar } }: RadarBlockReads,
  guildId: GuildId,
  period: DigestPeriod,
) => {
  const mutes = Map.groupBy(await serverRadar.mutes(guildId), ({ memberId }) => memberId);
  const found = new Map<RadarReleaseId, Found>();
  for (const { release, artist, memberId, weight } of await serverRadar.found(guildId, period)) {
    if (isMuted(release, { name: artist }, mutes.get(memberId) ?? [])) continue;
    const known = found.get(release.id) ?? { release, people: 0, weight: 0 };
    known.people += 1;
    known.weight += weight;
    found.set(release.id, known);
  }
  return [...found.values()]
    .sort((a, b) => b.people - a.people || b.weight - a.weight || a.release.id - b.release.id)
    .map(({ release, people }) => ({ release, people }));
};
