import type { MemberId } from '../../domain/ids.ts';
import { releasesLater, releasesNone, releasesThis, releasesUndo } from '../actions/curation.ts';
import { go } from '../actions/go.ts';
import { heading, message, separator, small, text } from '../kit/components.ts';
import { primary, row, rows, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import { type MessageBody, type MessageView, messageBody } from '../kit/message.ts';
import { type Messages, messagesFor } from '../messages/catalogue.ts';
import type { MatchCaseFacts } from './match-facts.ts';
import { candidateBlock, releaseBlock } from './match-side.ts';

/** As many as fit side by side. */
const SHOWN = 5;

/**
 * A release beside the Spotify tracks that it may be.
 * @param found null: nothing is doubtful (any more) @param said what just happened
 */
export const matchView = (
  found: MatchCaseFacts | null,
  owner: MemberId,
  m: Messages,
  said: string | null = null,
): MessageView => {
  const t = m.curationCards.match;
  const undo = secondary({ label: t.undo, emoji: '↩️', id: releasesUndo.id(owner, {}) });
  if (found === null) {
    return message('curation', [
      text(t.none),
      row(primary({ label: t.resume, emoji: '▶️', id: go.id(owner, { way: 'curate resume' }) }), undo),
      said !== null && small(said),
    ]);
  }
  const { release, left } = found;
  const candidates = found.candidates.slice(0, SHOWN);
  const ids = { release: release.id };
  return message('curation', [
    heading(t.title(formatNumber(left, m.locale))),
    releaseBlock(release, m),
    separator(),
    ...candidates.map((one, at) => candidateBlock(one, at + 1, m)),
    ...rows(
      candidates.map(({ trackId }, at) => {
        const facts = { label: t.pick(at + 1), id: releasesThis.id(owner, { ...ids, track: trackId }) };
        return at === 0 ? primary(facts) : secondary(facts);
      }),
    ),
    row(
      secondary({ label: t.nothing, emoji: '🚫', id: releasesNone.id(owner, ids) }),
      secondary({ label: t.later, emoji: '🌙', id: releasesLater.id(owner, ids) }),
      undo,
    ),
    small(t.sticky, said),
  ]);
};

/** The same as a message of its own. */
export const doubtBody = (found: MatchCaseFacts, owner: MemberId, locale: string): MessageBody =>
  messageBody(matchView(found, owner, messagesFor(locale)));
