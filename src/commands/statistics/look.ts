import type { MemberId } from '../../domain/ids.ts';
import type { Picture } from '../../domain/pictures.ts';
import type { Told } from '../../domain/statistics/told.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { MessageFile, MessageView } from '../../views/kit/message.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { notYetView } from '../../views/statistics/not-yet.ts';
import type { Seen } from '../../views/statistics/seen.ts';
import type { Answer, Request } from '../command.ts';

/** A statistic as a message: what is asked, what is drawn of it, what is said. */
export interface Look<A, T> {
  readonly ask: (memberId: MemberId, asked: A) => Promise<Told<T>>;
  /** Null: there is nothing to draw. */
  readonly draw: (told: T, seen: Seen, m: Messages) => Picture | null;
  readonly view: (told: T, file: MessageFile | null, seen: Seen, m: Messages) => MessageView;
}

/** The answers of a statistic: privately, in the same message, and shared. */
export const answersOf = <A, T>(pictures: Pictures, look: Look<A, T>) => {
  const answer = async (
    { person, m }: Request,
    asked: A,
    seen: Seen,
    kind: Answer['kind'],
  ): Promise<Answer> => {
    const told = await look.ask(person.id, asked);
    const how = kind === 'update' ? ('update' as const) : ('reply' as const);
    // What cannot be told yet is nobody else's business.
    if (told.kind !== 'told') return { kind: how, view: notYetView(told.kind, person.id, m) };
    const drawn = look.draw(told.value, seen, m);
    const file = drawn === null ? null : await pictures.make(drawn);
    const view = look.view(told.value, file, seen, m);
    return how === 'reply' && seen.by === 'everybody'
      ? { kind: how, view, public: true }
      : { kind: how, view };
  };
  const own = ({ person }: Request): Seen => ({ by: 'owner', id: person.id });
  return {
    reply: (request: Request, asked: A) => answer(request, asked, own(request), 'reply'),
    update: (request: Request, asked: A) => answer(request, asked, own(request), 'update'),
    share: (request: Request, asked: A) =>
      answer(request, asked, { by: 'everybody', name: request.person.name }, 'reply'),
  };
};
