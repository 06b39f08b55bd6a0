import type { APIButtonComponent } from 'discord-api-types/v10';
import type { ManagedPlaylist, Question } from '../../domain/playlists/managed.ts';
import type { Applied, PlaylistProblem } from '../../domain/playlists/outcome.ts';
import { rulesAnswer, rulesPlaylist } from '../actions/rules.ts';
import { type Area, heading, message, text } from '../kit/components.ts';
import { danger, linkButton, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import { type Messages, messagesFor } from '../messages/catalogue.ts';

/** What rules put into the outbox: whole message bodies, in the language of the owner. */
export const ruleNoteBodies = {
  /** Nobody's phone rings for it. */
  applied: (playlist: ManagedPlaylist, change: Applied, locale: string): MessageBody => {
    const m = messagesFor(locale);
    return messageBody(note('playlists', playlist, m.ruleNotes.applied(change), m), { quiet: true });
  },

  asking: (playlist: ManagedPlaylist, question: Question, locale: string): MessageBody => {
    const m = messagesFor(locale);
    return messageBody(
      note('warning', playlist, m.ruleNotes.asking(question), m, answersTo(playlist, question, m)),
    );
  },

  problem: (playlist: ManagedPlaylist, problem: PlaylistProblem, locale: string): MessageBody => {
    const m = messagesFor(locale);
    return messageBody(note('warning', playlist, m.ruleNotes.problems[problem], m, [shows(playlist, m)]));
  },
};

const note = (
  area: Area,
  playlist: ManagedPlaylist,
  says: string,
  m: Messages,
  more: readonly APIButtonComponent[] = [],
) => {
  const { name, spotifyId } = playlist;
  const open =
    spotifyId !== null &&
    linkButton({ label: m.ruleNotes.open, url: `https://open.spotify.com/playlist/${spotifyId}` });
  return message(area, [heading(escapeText(name, 80)), text(says), row(...more, open)]);
};

/** The question is answered right there, as long as it is the same. */
const answersTo = (
  { id, memberId }: ManagedPlaylist,
  { removes, of }: Question,
  m: Messages,
): APIButtonComponent[] => {
  const answer = (yes: 'y' | 'n') => rulesAnswer.id(memberId, { playlist: id, yes, removes, of });
  const count = m.rules.tracks(removes, formatNumber(removes, m.locale));
  return [
    danger({ label: m.ruleCards.playlist.remove(count), id: answer('y') }),
    secondary({ label: m.ruleCards.playlist.keep, id: answer('n') }),
    shows({ id, memberId }, m),
  ];
};

const shows = ({ id, memberId }: Pick<ManagedPlaylist, 'id' | 'memberId'>, m: Messages): APIButtonComponent =>
  secondary({
    label: m.ruleCards.outcome.open,
    emoji: '🎵',
    id: rulesPlaylist.id(memberId, { playlist: id, via: 'open' }),
  });
