import type { TrackId } from '../../domain/ids.ts';
import { mergedView, splitView } from '../../views/tracks/corrected.ts';
import { correctionsView } from '../../views/tracks/corrections.ts';
import type { Request, Route } from '../command.ts';
import type { TrackFeatureDeps } from './deps.ts';

type Deps = Pick<TrackFeatureDeps, 'trackCards' | 'ownRecordings'>;

/** A page of what the member corrected. */
export const correctionList = async ({ ownRecordings }: Deps, { person, m }: Request, page: number) =>
  correctionsView(await ownRecordings.list(person.id, page), person.id, m);

/** Counts a track by itself, and says so. */
export const splitTrack = async (
  { trackCards, ownRecordings }: Deps,
  { person, m }: Request,
  id: TrackId,
) => {
  const { track } = await trackCards.card(person.id, id);
  const outcome = await ownRecordings.split(person.id, id);
  return splitView({ track, edit: outcome.kind === 'edited' ? outcome.id : null }, person.id, m);
};

/** `/track merge`, `split` and `corrections`: what belongs together, for this member. */
export const correctionRoutes = (deps: Deps, complete: NonNullable<Route['complete']>) => {
  const { trackCards, ownRecordings } = deps;
  const merge: Route['run'] = async ({ person, m }, options) => {
    const id = await trackCards.resolve(person.id, options.string('track') ?? '');
    const otherId = await trackCards.resolve(person.id, options.string('with') ?? '');
    const { track } = await trackCards.card(person.id, id);
    const { track: other } = await trackCards.card(person.id, otherId);
    const outcome = await ownRecordings.merge(person.id, id, otherId);
    const edit = outcome.kind === 'edited' ? outcome.id : null;
    return { kind: 'reply', view: mergedView({ track, other, edit }, person.id, m) };
  };
  const splitOff: Route['run'] = async (request, options) => {
    const id = await trackCards.resolve(request.person.id, options.string('track') ?? '');
    return { kind: 'reply', view: await splitTrack(deps, request, id) };
  };
  const corrections: Route['run'] = async (request) => ({
    kind: 'reply',
    view: await correctionList(deps, request, 0),
  });
  return {
    merge: { complete, run: merge },
    split: { complete, run: splitOff },
    corrections: { run: corrections },
  };
};
