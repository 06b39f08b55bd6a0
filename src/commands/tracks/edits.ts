import type { TrackId } from '../../domain/ids.ts';
import type { StoredChange } from '../../services/tracks/edits.ts';
import { trackCardView } from '../../views/tracks/card.ts';
import type { Answer, Options, Request, Route } from '../command.ts';
import type { TrackFeatureDeps } from './deps.ts';

type Deps = Pick<TrackFeatureDeps, 'trackCards' | 'trackEdits'>;

/** `/track tag`, `untag` and `set`: each answers with the track as it is now, and a way back. */
export const editRoutes = (
  { trackCards, trackEdits }: Deps,
  complete: (sub: 'untag' | 'other') => NonNullable<Route['complete']>,
) => {
  const edit = async (
    { person, m }: Request,
    options: Options,
    change: (track: TrackId) => Promise<StoredChange>,
  ): Promise<Answer> => {
    const track = await trackCards.resolve(person.id, options.string('track') ?? '');
    const { id } = await change(track);
    const news = { says: m.tracks.changed, undo: id };
    return {
      kind: 'reply',
      view: trackCardView(await trackCards.card(person.id, track), person.id, m, news),
    };
  };
  const tagOf = (options: Options): string => options.string('tag') ?? '';
  return {
    tag: {
      complete: complete('other'),
      run: (request: Request, options: Options) =>
        edit(request, options, (track) => trackEdits.tag(request.person.id, track, tagOf(options))),
    },
    untag: {
      complete: complete('untag'),
      run: (request: Request, options: Options) =>
        edit(request, options, (track) => trackEdits.untag(request.person.id, track, tagOf(options))),
    },
    set: {
      complete: complete('other'),
      run: (request: Request, options: Options) =>
        edit(request, options, (track) =>
          trackEdits.set(request.person.id, track, {
            bpm: options.string('bpm'),
            key: options.string('key'),
            genre: options.string('genre'),
            mood: options.string('mood'),
            energy: options.integer('energy'),
            label: options.string('label'),
            language: options.string('language'),
            released: options.string('released'),
            clear: options.string('clear'),
          }),
        ),
    },
  };
};
