import type { SourceId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { watchedView } from '../../views/charts/adding.ts';
import { escapeText } from '../../views/kit/text.ts';
import type { Answer, Options, Request, Route } from '../command.ts';
import type { ChartFeatureDeps } from './deps.ts';

type Routes = Readonly<Record<'watch' | 'unwatch' | 'watched', Route>>;

/** `/trending watch`, `unwatch` and `watched`: a member's own playlists as charts. */
export const watchingRoutes = ({ chartWatching: watching }: ChartFeatureDeps): Routes => {
  const list = async ({ person, m }: Request, note: string | null): Promise<Answer> => ({
    kind: 'reply',
    view: watchedView(await watching.list(person.id), person.id, m, note),
  });
  const typed = (options: Options): string => options.string('playlist')?.trim() ?? '';
  const named = async ({ person }: Request, name: string): Promise<SourceId> => {
    const found = await watching.suggest(person.id, '');
    const best = found.find(({ id }) => String(id) === name) ?? (await watching.suggest(person.id, name))[0];
    if (best === undefined) throw new AppError('NOT_FOUND', { what: 'source' });
    return best.id;
  };
  return {
    watch: {
      run: async (request, options) => {
        const id = /^[1-9]\d{0,14}$/.test(typed(options))
          ? (Number(typed(options)) as SourceId)
          : await named(request, typed(options));
        const { name } = await watching.watch(request.person.id, id);
        return list(request, request.m.charts.watching.started(escapeText(name ?? '', 60)));
      },
      complete: async ({ person }, { value }) =>
        (await watching.suggest(person.id, value)).map(({ id, name }) => ({ name, value: String(id) })),
    },
    unwatch: {
      run: async (request, options) => {
        const all = await watching.list(request.person.id);
        const wanted = typed(options);
        const chart = all.find(({ id, name }) => String(id) === wanted || name === wanted);
        if (chart === undefined) throw new AppError('NOT_FOUND', { what: 'chart' });
        const { name } = await watching.unwatch(request.person.id, chart.id);
        return list(request, request.m.charts.watching.stopped(escapeText(name ?? '', 60)));
      },
      complete: async ({ person }) =>
        (await watching.list(person.id)).map(({ id, name }) => ({ name: name ?? '', value: String(id) })),
    },
    watched: { run: (request) => list(request, null) },
  };
};
