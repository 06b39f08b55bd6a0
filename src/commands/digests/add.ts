import { DIGEST_CADENCES } from '../../domain/digests/words.ts';
import { suggestTimeZones } from '../../domain/time-zones.ts';
import { AppError } from '../../errors.ts';
import type { DigestWish } from '../../services/digests/wish.ts';
import { digestCardView } from '../../views/digests/card.ts';
import { digestAddedView } from '../../views/digests/manage.ts';
import type { Choice, Options, Request, Route } from '../command.ts';
import type { DigestDeps } from './deps.ts';

/** Where it goes; `mayPost` null when nobody can tell. */
const placeOf = (request: Request, options: Options) => {
  const { guildId, person, canManageGuild } = request;
  const chosen = options.channel('channel');
  const own = options.boolean('dm') === true || (chosen === null && !canManageGuild);
  if (guildId === null || own)
    return { target: { to: 'member', memberId: person.id }, mayPost: true } as const;
  if (!canManageGuild) throw new AppError('MISSING_PERMISSION', { permission: 'ManageGuild' });
  const channelId = chosen ?? request.channelId;
  if (channelId === null) throw new AppError('INVALID_INPUT', { problem: 'channel' });
  const mayPost = request.botInGuild ? (chosen === null ? null : options.mayPostIn('channel')) : false;
  if (mayPost === false) throw new AppError('CANNOT_POST', { channelId });
  return { target: { to: 'channel', guildId, channelId }, mayPost } as const;
};

/** `/digest add`: with a cadence and an hour it starts at once, else the card asks for the rest. */
export const addRoute = ({ digests, digestLooks, members }: DigestDeps): Route => ({
  run: async (request, options) => {
    const { person, m } = request;
    const { target, mayPost } = placeOf(request, options);
    const cadence = DIGEST_CADENCES.find((one) => one === options.string('cadence')) ?? null;
    const hour = options.integer('hour');
    const isDraft = cadence === null || hour === null;
    const wish: DigestWish = {
      ...{ target, createdBy: person.id, isDraft },
      cadence: cadence ?? 'weekly',
      weekday: options.integer('weekday'),
      dayOfMonth: options.integer('day'),
      hour: hour ?? 18,
      timeZone: options.string('timezone') ?? (await members.find(person.id))?.timeZone ?? 'UTC',
      locale: options.string('language') ?? request.guildLocale ?? person.locale,
    };
    const digest = await digests.add(wish);
    if (isDraft) return { kind: 'reply', view: digestCardView(digest, person.id, m) };
    if (target.to === 'member') {
      return { kind: 'reply', view: digestAddedView(digest, null, { id: person.id, counted: false }, m) };
    }
    const facts = { agreed: await digestLooks.counted(target.guildId), unsure: mayPost === null };
    const reader = { id: person.id, counted: await digestLooks.isCounted(target.guildId, person.id) };
    return { kind: 'reply', view: digestAddedView(digest, facts, reader, m) };
  },
  complete: async (_, { name, value }) => (name === 'timezone' ? zoneChoices(value) : []),
});

export const zoneChoices = (typed: string): Choice[] =>
  suggestTimeZones(typed).map((zone) => ({ name: zone, value: zone }));
