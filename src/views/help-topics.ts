import { type HelpCommand, type HelpTopic, helpTopics } from '../domain/help.ts';
import type { MemberId } from '../domain/ids.ts';
import { go, type Way, ways } from './actions/go.ts';
import { helpMap, helpTopic } from './actions/help.ts';
import { heading, message, small, text } from './kit/components.ts';
import { type Row, row, rows, secondary, select } from './kit/controls.ts';
import type { MessageView } from './kit/message.ts';
import type { Messages } from './messages/catalogue.ts';

const EMOJI: Readonly<Record<HelpTopic, string>> = {
  start: '👋',
  library: '📚',
  listening: '🎧',
  history: '📦',
  playlists: '🪄',
  sorting: '🗂️',
  charts: '📈',
  radar: '📡',
  server: '👥',
  privacy: '🔒',
  work: '⚙️',
};
/** Two rows: more is no choice any more. */
const MOST_WAYS = 10;

/** Everything that Segue does, an area each. @param shown the one that is open */
export const topicMenu = (member: MemberId, m: Messages, shown?: HelpTopic): Row =>
  select({
    id: helpTopic.id(member, {}),
    placeholder: m.help.everything,
    options: helpTopics.map((topic) => ({
      label: m.help.topics[topic].name,
      description: m.help.topics[topic].brief,
      value: topic,
      emoji: EMOJI[topic],
      chosen: topic === shown,
    })),
  });

/** One area: what it is for, its commands, and buttons for those that need nothing else. */
export const helpTopicView = (
  topic: HelpTopic,
  commands: readonly HelpCommand[],
  member: MemberId,
  m: Messages,
): MessageView => {
  const t = m.help;
  const own = commands.filter((command) => command.topic === topic);
  const open = ways.filter((way) => way !== 'help' && own.some(({ path }) => path === way));
  const button = (way: Way) => secondary({ label: m.ways[way], id: go.id(member, { way }) });
  return message('help', [
    heading(`${EMOJI[topic]} ${t.topics[topic].name}`),
    text(t.topics[topic].says),
    own.length > 0 && text(...own.map(({ path, says }) => t.line(path, says))),
    ...rows(open.slice(0, MOST_WAYS).map(button)),
    topicMenu(member, m, topic),
    row(secondary({ label: t.back, emoji: '🗺️', id: helpMap.id(member, {}) })),
    small(t.private),
  ]);
};
