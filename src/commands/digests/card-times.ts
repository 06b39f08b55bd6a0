import { DIGEST_CADENCES } from '../../domain/digests/words.ts';
import { AppError } from '../../errors.ts';
import type { DigestChange } from '../../services/digests/digests.ts';
import { digestHour, digestPause, digestStart, digestWhen } from '../../views/actions/digests.ts';
import { type AnyAction, handle } from '../command.ts';
import { changeOnCard, shownCard } from './card.ts';
import { type DigestDeps, viewerOf } from './deps.ts';

/** `weekly:5` as the menu has it. */
const timesOf = (value: string): DigestChange => {
  const [before, day] = value.split(':');
  const cadence = DIGEST_CADENCES.find((one) => one === before);
  if (cadence === undefined) throw new AppError('OUT_OF_DATE', {});
  const number = Number(day ?? 1);
  return { cadence, weekday: number, dayOfMonth: number };
};

/** The menus of the card that say when a digest comes, and its way to stand still and go on. */
export const cardTimeActions = ({ digests }: DigestDeps): AnyAction[] => [
  handle({
    spec: digestWhen,
    run: (request, { digest }, { values: [value = ''] }) =>
      changeOnCard(digests, request, digest, () => timesOf(value)),
  }),
  handle({
    spec: digestHour,
    run: (request, { digest }, { values: [value = ''] }) =>
      changeOnCard(digests, request, digest, () => ({ hour: Number(value) })),
  }),
  handle({
    spec: digestPause,
    run: async (request, { digest }) => shownCard(await digests.pause(viewerOf(request), digest), request),
  }),
  handle({
    spec: digestStart,
    run: async (request, { digest }) => shownCard(await digests.resume(viewerOf(request), digest), request),
  }),
];
