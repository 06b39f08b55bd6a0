import type { Track } from '../../domain/library.ts';
import type { OutReason } from '../../domain/rules/shape/outcome.ts';
import type { RuleExplanation } from '../../domain/rules/shown.ts';
import { formatNumber } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { trackName } from './name.ts';
import { limitWords } from './say/shape.ts';
import { inMarkdown, quoted } from './say/voice.ts';

const PLAYLISTS = 5;

/** In or out, and why, as one sentence. @param tested only the rules were asked, not the shape */
export const verdictWords = (
  { verdict, playlists, instead }: RuleExplanation,
  tested: boolean,
  m: Messages,
): string => {
  const { verdicts } = m.rules.why;
  switch (verdict.kind) {
    case 'in': {
      if (tested) return verdicts.matches;
      const names = playlists.filter((name) => name !== '').slice(0, PLAYLISTS);
      return names.length === 0
        ? verdicts.in
        : verdicts.inPlaylists(names.map((name) => escapeText(name, 60)).join(', '));
    }
    case 'noMatch':
      return verdict.unknown ? verdicts.unknown : verdicts.noMatch;
    case 'out':
      return outWords(verdict.reason, instead, m);
    case 'pinned':
    case 'banned':
    case 'noCandidate':
      return verdicts[verdict.kind];
  }
};

const outWords = (reason: OutReason, instead: Track | null, m: Messages): string => {
  const { out, another } = m.rules.why;
  switch (reason.kind) {
    case 'duplicate':
      return out.duplicate(instead === null ? another : `**${trackName(instead)}**`);
    case 'cap': {
      const { per, value, atMost } = reason;
      return out.cap(formatNumber(atMost, m.locale), m.ruleWords.caps[per], quoted(inMarkdown(m), value));
    }
    case 'limit':
      return out.limit(limitWords(reason.limit, inMarkdown(m)));
    case 'lengthUnknown':
    case 'noShare':
    case 'shareFull':
    case 'noPlaylist':
      return out[reason.kind];
  }
};
