import type { MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Radar } from '../../services/radar/radar.ts';
import { radarDeal, radarDealAll, radarMute, radarShow, radarTell } from '../../views/actions/radar.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { readMuteOption } from '../../views/radar/mute-options.ts';
import { radarView } from '../../views/radar/radar.ts';
import { type Answer, type AnyAction, handle } from '../command.ts';
import { muteActions } from './mutes.ts';

/** The buttons and menus of `/radar`: each answers with the message as it is then. */
export const radarActions = (radar: Radar): AnyAction[] => {
  const show = async (id: MemberId, page: number, m: Messages): Promise<Answer> => ({
    kind: 'update',
    view: radarView(await radar.look(id, page), id, m),
  });
  return [
    handle({ spec: radarShow, run: ({ person, m }, { page }) => show(person.id, page, m) }),
    handle({
      spec: radarDeal,
      run: async ({ person: { id }, m }, { release, page }) =>
        radar.deal(id, release).then(() => show(id, page, m)),
    }),
    handle({
      spec: radarDealAll,
      run: async ({ person: { id }, m }) => radar.deal(id, null).then(() => show(id, 0, m)),
    }),
    handle({
      spec: radarTell,
      run: async ({ person: { id }, m }, { wants, page }) =>
        radar.tell(id, wants === 'yes').then(() => show(id, page, m)),
    }),
    handle({
      spec: radarMute,
      run: async ({ person, m }, { page }, { values }) => {
        const chosen = readMuteOption(values[0] ?? '');
        if (chosen === null) throw new AppError('OUT_OF_DATE', {});
        await radar.mute(person.id, chosen.release, chosen.kind);
        return show(person.id, page, m);
      },
    }),
    ...muteActions(radar),
  ];
};
