import type { MemberId } from '../domain/ids.ts';
import { type NextStep, nextStep, type Standing } from '../domain/standing.ts';
import { go, type Way } from './actions/go.ts';
import { topicMenu } from './help-topics.ts';
import { openWays } from './help-ways.ts';
import { heading, message, separator, small, text } from './kit/components.ts';
import { primary, rows, secondary } from './kit/controls.ts';
import { formatNumber } from './kit/format.ts';
import type { MessageView } from './kit/message.ts';
import { escapeText } from './kit/text.ts';
import type { Messages } from './messages/catalogue.ts';

/** `/help`: where the member stands, the one next thing, and the ways that are open already. */
export const helpView = (member: MemberId, standing: Standing, m: Messages): MessageView => {
  const step = nextStep(standing);
  const first = wayOfStep[step];
  const others = openWays(standing).filter((way) => way !== first);
  const label = (way: Way) => ({ label: m.ways[way], id: go.id(member, { way }) });
  return message('help', [
    heading(m.help.title),
    text(...landmarks(standing, m)),
    separator(),
    text(`**${m.help.nextTitle}** ${m.help.next[step]}`),
    ...rows([primary(label(first)), ...others.map((way) => secondary(label(way)))]),
    topicMenu(member, m),
    small(m.help.private),
  ]);
};

const wayOfStep: Record<NextStep, Way> = {
  link: 'link',
  relink: 'link',
  choose: 'sources',
  wait: 'jobs list',
  rule: 'rules new',
  listen: 'top',
};

const mark = (done: boolean, line: string): string => `${done ? '✓' : '○'} ${line}`;

const landmarks = (
  { account, accountName, sources, hasPlays, ruleSets, digestsHere }: Standing,
  m: Messages,
): string[] => {
  const name = escapeText(accountName ?? '', 60);
  const number = (value: number) => formatNumber(value, m.locale);
  const { chosen, synced, tracks } = sources;
  return [
    account === 'none'
      ? mark(false, m.help.noAccount)
      : mark(account === 'active', account === 'active' ? m.help.account(name) : m.help.accountEnded(name)),
    chosen === 0
      ? mark(false, m.help.noSources)
      : mark(synced > 0, sourcesLine(m, chosen, number(chosen), synced > 0 ? number(tracks) : null)),
    mark(hasPlays, hasPlays ? m.help.plays : m.help.noPlays),
    mark(ruleSets > 0, ruleSets > 0 ? m.help.rules(ruleSets, number(ruleSets)) : m.help.noRules),
    ...(digestsHere === null
      ? []
      : [
          mark(
            digestsHere > 0,
            digestsHere > 0 ? m.help.digests(digestsHere, number(digestsHere)) : m.help.noDigests,
          ),
        ]),
  ];
};

const sourcesLine = (m: Messages, chosen: number, chosenText: string, tracks: string | null): string =>
  tracks === null ? m.help.reading(chosen, chosenText) : m.help.sources(chosen, chosenText, tracks);
