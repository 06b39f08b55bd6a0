import type { ManagedPlaylist, Question } from '../../domain/playlists/managed.ts';
import type { Applied, PlaylistProblem } from '../../domain/playlists/outcome.ts';
import { type Area, heading, message, text } from '../kit/components.ts';
import { linkButton, row } from '../kit/controls.ts';
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
    return messageBody(note('warning', playlist, m.ruleNotes.asking(question), m));
  },

  problem: (playlist: ManagedPlaylist, problem: PlaylistProblem, locale: string): MessageBody => {
    const m = messagesFor(locale);
    return messageBody(note('warning', playlist, m.ruleNotes.problems[problem], m));
  },
};

const note = (area: Area, { name, spotifyId }: ManagedPlaylist, says: string, m: Messages) =>
  message(area, [
    heading(escapeText(name, 80)),
    text(says),
    spotifyId === null
      ? null
      : row(linkButton({ label: m.ruleNotes.open, url: `https://open.spotify.com/playlist/${spotifyId}` })),
  ]);
