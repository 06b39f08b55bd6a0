import type { Track } from '../../domain/library.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import { escapeText, plain } from '../kit/text.ts';
import { artistNames } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What a rule set is called before anybody named it. */
export const proposedName = ({ name, template }: Pick<Subject, 'name' | 'template'>, m: Messages): string =>
  name ?? (template === null ? m.rules.unnamed : m.rules.templates[template.id].name);

/** Its name in markdown. */
export const subjectName = (subject: Subject, m: Messages): string =>
  escapeText(proposedName(subject, m), 60);

/** `Aurel – Nightshift`, safe in markdown. */
export const trackName = ({ title, artists }: Track, max = 60, most = 40): string =>
  `${artistNames(artists, most)} – ${escapeText(title, max)}`;

/** The same for options and alt texts. */
export const plainTrack = ({ title, artists }: Track): string =>
  plain(`${artists.map(({ name }) => name).join(', ')} – ${title}`);
