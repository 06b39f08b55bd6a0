import { chooseBlocks, putFirst, setBlock } from '../../domain/digests/blocks.ts';
import { type Digest, placeOfDigest } from '../../domain/digests.ts';
import type { DigestId } from '../../domain/ids.ts';
import type { DigestChange, Digests } from '../../services/digests/digests.ts';
import { digestBlocksChoice, digestEdit, digestFirst, digestSetting } from '../../views/actions/digests.ts';
import { digestCardView } from '../../views/digests/card.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import { type DigestDeps, viewerOf } from './deps.ts';

export const shownCard = (
  digest: Digest,
  { person, m }: Request,
  kind: 'reply' | 'update' = 'update',
): Answer => ({ kind, view: digestCardView(digest, person.id, m) });

/** Changes a digest and shows what came of it on its card. @param change from what it is now */
export const changeOnCard = async (
  digests: Digests,
  request: Request,
  id: DigestId,
  change: (digest: Digest) => DigestChange,
): Promise<Answer> => {
  const viewer = viewerOf(request);
  const wanted = change(await digests.findManaged(viewer, id));
  return shownCard(await digests.edit(viewer, id, wanted), request);
};

const blocksOf = (digest: Digest, values: readonly string[]): DigestChange => {
  const blocks = chooseBlocks(digest.blocks, values, placeOfDigest(digest));
  return blocks === null ? {} : { blocks };
};

/** The card on which a digest is put together, and the menus of what it tells. */
export const cardActions = ({ digests }: DigestDeps): AnyAction[] => [
  handle({
    spec: digestEdit,
    run: async (request, { digest }) =>
      shownCard(await digests.findManaged(viewerOf(request), digest), request, 'reply'),
  }),
  handle({
    spec: digestBlocksChoice,
    run: (request, { digest }, { values }) =>
      changeOnCard(digests, request, digest, (known) => blocksOf(known, values)),
  }),
  handle({
    spec: digestFirst,
    run: (request, { digest }, { values: [first = ''] }) =>
      changeOnCard(digests, request, digest, ({ blocks }) => ({ blocks: putFirst(blocks, first) })),
  }),
  handle({
    spec: digestSetting,
    run: (request, { digest, block }, { values: [value = ''] }) =>
      changeOnCard(digests, request, digest, ({ blocks }) => ({
        blocks: blocks.map((one) => (one.kind === block ? setBlock(one, value) : one)),
      })),
  }),
];
