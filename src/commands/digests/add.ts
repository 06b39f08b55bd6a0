import { suggestTimeZones } from '../../domain/time-zones.ts';
import { AppError } from '../../errors.ts';
import type { Digests } from '../../services/digests/digests.ts';
import { digestAddedView } from '../../views/digests/manage.ts';
import type { Route } from '../command.ts';
import { serverOf } from '../server-of.ts';

/** `/digest add`. */
export const addRoute = (digests: Digests): Route => ({
  guildOnly: true,
  needs: 'ManageGuild',
  run: async (request, options) => {
    const { person, m } = request;
    const guildId = serverOf(request);
    const channelId = options.channel('channel');
    if (channelId === null) throw new AppError('INVALID_INPUT', { problem: 'channel' });
    const mayPost = request.botInGuild ? options.mayPostIn('channel') : false;
    if (mayPost === false) throw new AppError('CANNOT_POST', { channelId });
    const digest = await digests.add({
      guildId,
      channelId,
      createdBy: person.id,
      cadence: options.string('cadence') === 'daily' ? 'daily' : 'weekly',
      weekday: options.integer('weekday'),
      hour: options.integer('hour') ?? Number.NaN,
      timeZone: options.string('timezone') ?? '',
      locale: person.locale,
    });
    const facts = { agreed: await digests.counted(guildId), unsure: mayPost === null };
    const reader = { id: person.id, counted: await digests.isCounted(guildId, person.id) };
    return { kind: 'reply', view: digestAddedView(digest, facts, reader, m) };
  },
  complete: async (_request, { name, value }) =>
    name === 'timezone' ? suggestTimeZones(value).map((zone) => ({ name: zone, value: zone })) : [],
});
