import type { MemberId } from '../../domain/ids.ts';
import type { Radar } from '../../services/radar/radar.ts';
import { radarMutes, radarUnmute } from '../../views/actions/radar.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { mutesView } from '../../views/radar/mutes.ts';
import { type Answer, type AnyAction, handle } from '../command.ts';

/** What a member keeps off their radar: the list, and taking things back. */
export const muteActions = (radar: Radar): AnyAction[] => {
  const show = async (id: MemberId, m: Messages): Promise<Answer> => ({
    kind: 'update',
    view: mutesView(await radar.mutes(id), id, m),
  });
  return [
    handle({ spec: radarMutes, run: ({ person, m }) => show(person.id, m) }),
    handle({
      spec: radarUnmute,
      run: async ({ person, m }, _, { values }) => {
        await radar.unmute(person.id, values.map(Number));
        return show(person.id, m);
      },
    }),
  ];
};
