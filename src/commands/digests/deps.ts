import type { DigestViewer } from '../../services/digests/access.ts';
import type { Digests } from '../../services/digests/digests.ts';
import type { DigestLooks } from '../../services/digests/looks.ts';
import type { MembersService } from '../../services/members.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { Reader } from '../../views/digests/consent.ts';
import { drawnView } from '../../views/digests/drawn.ts';
import type { ScenedView } from '../../views/digests/post.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Request } from '../command.ts';

export interface DigestDeps {
  readonly digests: Digests;
  readonly digestLooks: DigestLooks;
  readonly members: Pick<MembersService, 'find'>;
  readonly pictures: Pictures;
}

export const viewerOf = ({ person, guildId, canManageGuild }: Request): DigestViewer => ({
  memberId: person.id,
  guildId,
  manages: canManageGuild,
});

/** Whether they are counted where they ask; null in a DM. */
export const readerOf = async (
  { digestLooks }: Pick<DigestDeps, 'digestLooks'>,
  { person, guildId }: Request,
): Promise<Reader | null> =>
  guildId === null ? null : { id: person.id, counted: await digestLooks.isCounted(guildId, person.id) };

/** Up to three pictures, which a preview is about: worth waiting for a little longer than for one. */
const DRAW_WITHIN_MS = 2_500;

/** The message with its pictures, as far as they could be drawn. */
export const drawn = async (
  pictures: Pictures,
  { view, pictures: scenes }: ScenedView,
): Promise<MessageView> => {
  const made = await Promise.all(scenes.map((scene) => pictures.make(scene, DRAW_WITHIN_MS)));
  return drawnView(
    view,
    made.filter((file) => file !== null),
  );
};
