import { LEAST_GROUP } from '../../domain/server/ranking.ts';
import { AppError } from '../../errors.ts';
import type { RadarDelivery } from '../../services/radar/delivery.ts';
import type { Radar } from '../../services/radar/radar.ts';
import { radarChannelOff, radarDeliver } from '../../views/actions/radar.ts';
import { type DeliveryFacts, deliveryView } from '../../views/radar/delivery.ts';
import { type AnyAction, handle, type Request, type Route } from '../command.ts';
import { serverOf } from '../server-of.ts';

export interface DeliveryDeps {
  readonly radar: Pick<Radar, 'tell'>;
  readonly radarDelivery: RadarDelivery;
}

const viewOf = async (deps: DeliveryDeps, request: Request, set: DeliveryFacts['set'] = null) => {
  const { person, guildId, canManageGuild: canManage, m } = request;
  const places = await deps.radarDelivery.places(person.id, guildId);
  const facts = { ...places, least: LEAST_GROUP, inServer: guildId !== null, canManage, set };
  return deliveryView(facts, person.id, m);
};

/** `/radar deliver`: how it stands; with a channel, this server is told there (for whoever may manage it). */
export const deliverRoute = (deps: DeliveryDeps): Route => ({
  run: async (request, options) => {
    const channelId = options.channel('channel');
    if (channelId === null) return { kind: 'reply', view: await viewOf(deps, request) };
    const guildId = serverOf(request);
    if (!request.canManageGuild) throw new AppError('MISSING_PERMISSION', { permission: 'ManageGuild' });
    const mayPost = request.botInGuild ? options.mayPostIn('channel') : false;
    if (mayPost === false) throw new AppError('CANNOT_POST', { channelId });
    const { id: memberId, locale } = request.person;
    await deps.radarDelivery.toChannel(guildId, channelId, { memberId, locale });
    return { kind: 'reply', view: await viewOf(deps, request, { unsure: mayPost === null }) };
  },
});

export const deliveryActions = (deps: DeliveryDeps): AnyAction[] => [
  handle({
    spec: radarDeliver,
    run: async (request, { where, wants }) => {
      const { id } = request.person;
      if (where === 'dm') await deps.radar.tell(id, wants === 'yes');
      else if (wants === 'yes') {
        await deps.radarDelivery.toPlaylist(id, request.m.radar.deliver.playlist.name);
      } else await deps.radarDelivery.stopPlaylist(id);
      return { kind: 'update', view: await viewOf(deps, request) };
    },
  }),
  handle({
    spec: radarChannelOff,
    needs: 'ManageGuild',
    run: async (request) => {
      await deps.radarDelivery.stopChannel(serverOf(request));
      return { kind: 'update', view: await viewOf(deps, request) };
    },
  }),
];
