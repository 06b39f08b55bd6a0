import type { ReleaseSourceName } from '../../domain/curation/release.ts';
import type { MemberId } from '../../domain/ids.ts';
import { stylesFeed, stylesKind, stylesSources, stylesSwitch } from '../actions/curation.ts';
import { type Row, secondary, select } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';
import { plainSourceName } from '../sources/names.ts';
import type { StyleFacts } from './style-facts.ts';

const SOURCES = [
  'beatport',
  'listenbrainz',
  'file',
  'playlist',
] as const satisfies readonly ReleaseSourceName[];
const SWITCHES = ['intake', 'remind', 'unmatched'] as const;

/** Weekly intake, reminder, what Spotify lacks, and which weeks: each shows how it is, and a press changes it. */
export const switches = ({ style, following }: StyleFacts, owner: MemberId, m: Messages) => {
  const t = m.curationCards;
  const other = following.weekKind === 'beatport' ? 'iso' : 'beatport';
  return [
    ...SWITCHES.map((what) => {
      const isOn = following[what];
      return secondary({
        label: t.styles.switches[what][isOn ? 'on' : 'off'],
        emoji: isOn ? '🔔' : '🔕',
        id: stylesSwitch.id(owner, { style: style.id, what, to: isOn ? 'off' : 'on' }),
      });
    }),
    secondary({ label: t.start.toKind[other], id: stylesKind.id(owner, { style: style.id, to: other }) }),
  ];
};

/** Which sources of releases feed it. */
export const sourcesMenu = ({ style, following }: StyleFacts, owner: MemberId, m: Messages): Row => {
  const t = m.curationCards.styles;
  return select({
    id: stylesSources.id(owner, { style: style.id }),
    placeholder: t.sources,
    max: SOURCES.length,
    options: SOURCES.map((source) => ({
      label: t.source[source],
      value: source,
      chosen: following.sources.includes(source),
    })),
  });
};

/** Which of the member's playlists is the feed; null while that source is off, or there is none to pick. */
export const feedMenu = (
  { style, following, feeds }: StyleFacts,
  owner: MemberId,
  m: Messages,
): Row | null =>
  following.sources.includes('playlist') && feeds.length > 0
    ? select({
        id: stylesFeed.id(owner, { style: style.id }),
        placeholder: m.curationCards.styles.feed,
        options: feeds.slice(0, 25).map((source) => ({
          label: plainSourceName(source, m),
          value: String(source.id),
          chosen: source.id === following.feedSourceId,
        })),
      })
    : null;
