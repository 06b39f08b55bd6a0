import { closingView } from '../../views/curation/closing.ts';
import { dmView } from '../../views/curation/waiting.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Answer, Options, Request, Route } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import type { ListShows } from './list-show.ts';
import { namedPeriod, namedStyle, thisPeriod } from './named.ts';
import type { ReviewShows } from './review-show.ts';
import type { CurationShows } from './show.ts';

/** `/curate`: begin a week, sort it, look through it, end it. */
export const curateRoutes = (
  deps: CurationFeatureDeps,
  show: CurationShows & ListShows,
  reviews: ReviewShows,
): Record<string, Route['run']> => {
  const start = async (r: Request, options: Options): Promise<MessageView> => {
    if (options.string('style') === null) return show.style(r);
    const style = await namedStyle(deps, r, options);
    const week = options.string('week');
    return week === null ? show.weeks(r, style) : show.begin(r, style, week);
  };

  /** In the DMs the card is a message that stays; elsewhere only the member sees it. */
  const resume = async (r: Request, options: Options): Promise<Answer> => {
    const { person, m, guildId } = r;
    const id =
      (await namedPeriod(deps, r, options)) ?? (await deps.sorting.resume(person.id))?.period.id ?? null;
    if (id === null) return { kind: 'reply', view: await show.list(r, 0) };
    await deps.shelf.lookAgain(person.id);
    if (options.boolean('dm') === true && guildId !== null) {
      await deps.cardDelivery.send(person.id, id);
      return { kind: 'reply', view: dmView(id, person.id, m) };
    }
    return { kind: 'reply', view: await show.card(r, id), public: r.inBotDm === true };
  };

  return {
    start: async (r, options) => ({ kind: 'reply', view: await start(r, options) }),
    resume,
    list: async (r) => ({ kind: 'reply', view: await show.list(r, 0) }),
    review: async (r, options) => {
      const id = await thisPeriod(deps, r, options);
      return { kind: 'reply', view: id === null ? await show.list(r, 0) : await reviews.overview(r, id) };
    },
    close: async (r, options) => {
      const id = await thisPeriod(deps, r, options);
      if (id === null) return { kind: 'reply', view: await show.list(r, 0) };
      const closing = await deps.closer.closing(r.person.id, id);
      return { kind: 'reply', view: closingView(closing, r.person.id, r.m) };
    },
    stats: async (r, options) => {
      const periodId = await namedPeriod(deps, r, options);
      if (periodId !== null) return { kind: 'reply', view: await show.stats(r, { periodId }) };
      const all = options.string('style') === null;
      const scope = all ? {} : { styleId: await namedStyle(deps, r, options) };
      return { kind: 'reply', view: await show.stats(r, scope) };
    },
  };
};
