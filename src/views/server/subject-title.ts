import type { NamedSubject } from '../../domain/server/subjects.ts';
import { type Child, section, thumbnail } from '../kit/components.ts';
import { escapeText, plain } from '../kit/text.ts';
import { linkedName } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What is asked about, with its picture. */
export const subjectTitle = (
  { subject, name, by, imageUrl, spotifyId }: NamedSubject,
  m: Messages,
): Child => {
  const linked =
    subject.kind === 'genre' ? `**${escapeText(name, 50)}**` : linkedName(subject.kind, name, spotifyId);
  const full = by === null ? linked : m.server.who.by(linked, escapeText(by, 50));
  return section(
    [`### ${m.server.who.title(full)}`],
    imageUrl !== null && thumbnail(imageUrl, m.charts.cover(plain(name))),
  );
};
