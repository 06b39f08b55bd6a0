import { isSnowflake, type MemberId, memberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { tasteAgree, tasteDecline, tasteShare } from '../../views/actions/taste.ts';
import { messageBody } from '../../views/kit/message.ts';
import { tasteSaysView } from '../../views/taste/asking.ts';
import { compareView } from '../../views/taste/compare.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import { serverOf } from '../server-of.ts';
import { windowOf } from '../statistics/windows.ts';
import { type CompareDeps, comparedAnswer } from './compare.ts';

/** A question is open for a week. */
const OPEN_MINUTES = 7 * 24 * 60;
const MINUTE_MS = 60_000;

const someone = (id: string): MemberId => {
  if (!isSnowflake(id)) throw new AppError('OUT_OF_DATE', {});
  return memberId(id);
};

/** Agreeing to one comparison, refusing it, and showing one to the channel. */
export const compareActions = (deps: CompareDeps): AnyAction[] => {
  const { comparing, tasteSharing } = deps;

  const post = async (
    request: Request,
    [a, b, window]: readonly [MemberId, MemberId, string],
    by: 'level' | 'word',
  ): Promise<Answer> => {
    const { m, channelId } = request;
    const guildId = serverOf(request);
    if (channelId === null) throw new AppError('GUILD_ONLY', {});
    const found = await comparing.of(a, b, windowOf(window));
    if (found.kind !== 'compared') return comparedAnswer(found, null, request);
    const body = messageBody(compareView(found.comparison, null, m));
    await tasteSharing.share({ guildId, channelId, members: [a, b], body }, by);
    const sentence = by === 'word' ? m.taste.ask.agreed : m.taste.compare.shared;
    return { kind: 'update', view: tasteSaysView(sentence, m) };
  };

  return [
    handle({
      spec: tasteAgree,
      run: async (request, { asker, asked, window }) => {
        if (Math.abs(request.now / MINUTE_MS - asked) > OPEN_MINUTES) throw new AppError('OUT_OF_DATE', {});
        return post(request, [someone(asker), request.person.id, window], 'word');
      },
    }),
    handle({
      spec: tasteDecline,
      run: async ({ m }) => ({ kind: 'update', view: tasteSaysView(m.taste.ask.declined, m) }),
    }),
    handle({
      spec: tasteShare,
      run: (request, { other, window }) =>
        post(request, [request.person.id, someone(other), window], 'level'),
    }),
  ];
};
