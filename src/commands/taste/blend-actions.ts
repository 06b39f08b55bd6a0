import type { BlendId, MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Blends } from '../../services/taste/blends.ts';
import {
  blendJoin,
  blendLeave,
  blendList,
  blendPick,
  blendShow,
  blendStart,
} from '../../views/actions/taste.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import { invitationView } from '../../views/taste/blend.ts';
import { blendsView, blendView } from '../../views/taste/blends.ts';
import { type Answer, type AnyAction, handle } from '../command.ts';

/** Joining and leaving by the invitation, and the pages of what one is in. */
export const blendActions = (blends: Blends): AnyAction[] => {
  const list = async (id: MemberId, note: string | null, m: Messages): Promise<Answer> => ({
    kind: 'update',
    view: blendsView(await blends.list(id), note, id, m),
  });
  const invitation = async (blend: BlendId, m: Messages): Promise<Answer> => ({
    kind: 'update',
    view: invitationView(await blends.find(blend), m),
  });
  const show = async (id: MemberId, blend: BlendId, page: number, m: Messages) => ({
    kind: 'update' as const,
    view: blendView(await blends.show(id, blend), page, id, m),
  });
  return [
    handle({
      spec: blendJoin,
      run: ({ person: { id }, m }, { blend }) => blends.join(id, blend).then(() => invitation(blend, m)),
    }),
    handle({
      spec: blendLeave,
      run: async ({ person: { id }, m }, { blend, on }) => {
        await blends.leave(id, blend);
        return on === 'own' ? list(id, m.taste.blends.left, m) : invitation(blend, m);
      },
    }),
    handle({
      spec: blendStart,
      run: ({ person: { id }, m }, { blend }) => blends.start(id, blend).then(() => invitation(blend, m)),
    }),
    handle({ spec: blendList, run: ({ person: { id }, m }) => list(id, null, m) }),
    handle({ spec: blendShow, run: ({ person, m }, { blend, page }) => show(person.id, blend, page, m) }),
    handle({
      spec: blendPick,
      run: async ({ person: { id }, m }, _, { values }) => {
        const picked = (await blends.list(id)).find((one) => String(one.id) === values[0]);
        if (picked === undefined) throw new AppError('OUT_OF_DATE', {});
        return show(id, picked.id, 0, m);
      },
    }),
  ];
};
