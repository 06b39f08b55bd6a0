import type { PersonalWeekFacts } from '../../../domain/digests/issue.ts';
import { go } from '../../actions/go.ts';
import { secondary } from '../../kit/controls.ts';
import { formatNumber, formatPercent } from '../../kit/format.ts';
import { artistNames, linkedName } from '../../listening/tracks.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { clockPicture } from '../../pictures/clock.ts';
import { heardText, playsText } from '../../statistics/seen.ts';
import type { BlockPart, BlockPlace } from './part.ts';

/** Smaller changes are none. */
const WORTH_SAYING = 0.02;

/** A member's own listening. */
export const personalWeekPart = (
  facts: PersonalWeekFacts,
  { cadence }: BlockPlace,
  m: Messages,
): BlockPart => {
  const t = m.digestBlocks.personal;
  const { kind, tally, discovered, tracks, artists, hours } = facts;
  const [track] = tracks;
  const [artist] = artists;
  const value = (plays: number): string => playsText(plays, m);
  const lines = [
    track &&
      t.track(
        linkedName('track', track.name, track.spotifyId),
        artistNames(track.artists),
        value(track.plays),
      ),
    artist && t.artist(linkedName('artist', artist.name, artist.spotifyId), value(artist.plays)),
    [t.total(value(tally.plays), heardText(tally.ms, m)), changeOf(facts, m)]
      .filter((part) => part !== null)
      .join(' · '),
  ];
  return {
    kind,
    title: t.titles[cadence],
    lines: lines.filter((line) => line !== undefined),
    note: discovered === 0 ? null : t.discovered(discovered, formatNumber(discovered, m.locale)),
    picture: hours.some((plays) => plays > 0)
      ? clockPicture({ title: t.picture, subtitle: t.titles[cadence], area: 'listening', hours, value }, m)
      : null,
    button: secondary({ label: m.ways.stats, emoji: '📊', id: go.id(null, { way: 'stats' }) }),
  };
};

const changeOf = ({ tally, before }: PersonalWeekFacts, m: Messages): string | null => {
  if (before === null || before.ms === 0) return null;
  const change = tally.ms / before.ms - 1;
  if (Math.abs(change) < WORTH_SAYING) return null;
  const t = m.digestBlocks.personal;
  // More than twice as much is told in whole percents as well: "240% more".
  const percent =
    change > 1
      ? `${formatNumber(Math.round(change * 100), m.locale)}%`
      : formatPercent(Math.abs(change), m.locale);
  return change > 0 ? t.more(percent) : t.less(percent);
};
