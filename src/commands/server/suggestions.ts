import { parseSubject, type Subject, type SubjectKind } from '../../domain/server/subjects.ts';
import { AppError } from '../../errors.ts';
import type { Subjects } from '../../services/server/subjects.ts';
import { plain } from '../../views/kit/text.ts';
import type { Route } from '../command.ts';

/** What may be meant by what is typed: their own first, then what everybody may know. */
export const subjectChoices =
  (subjects: Pick<Subjects, 'suggest'>, kind: SubjectKind): NonNullable<Route['complete']> =>
  async ({ person, guildId, m }, { value }) => {
    if (guildId === null) return [];
    const found = await subjects.suggest({ memberId: person.id, guildId }, kind, value);
    return found.map((one) => ({
      name: plain(one.by === null ? one.name : m.server.who.by(plain(one.name, 60), plain(one.by, 30)), 98),
      value: one.value,
    }));
  };

/** What a button is about. @throws {AppError} NOT_FOUND for one of another time */
export const subjectIn = (text: string): Subject => {
  const subject = parseSubject(text);
  if (subject === null) throw new AppError('NOT_FOUND', { what: 'artist' });
  return subject;
};
