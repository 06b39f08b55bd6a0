import { TOP_KINDS } from '../../domain/statistics/tops.ts';
import { playsTop, playsTopMine, playsTopShare, playsTopWindow } from '../../views/actions/statistics.ts';
import { type AnyAction, handle, type Options } from '../command.ts';
import { windowOf } from '../statistics/windows.ts';
import { type AskedTop, type PlayTopDeps, topAnswers } from './top-answers.ts';

/** Top lists from plays: what `/top` answers when somebody says a window, or a kind that Spotify has no list of. */
export const topPlays = (deps: PlayTopDeps) => {
  const answers = topAnswers(deps);
  type Facts = Omit<AskedTop, 'window' | 'page'> & { readonly window: string; readonly page?: number };
  const read = ({ kind, window, look, page = 0 }: Facts): AskedTop => ({
    kind,
    window: windowOf(window),
    look,
    page,
  });
  const actions: AnyAction[] = [
    handle({
      spec: playsTop,
      run: (request, { via, ...asked }) =>
        via === 'open' ? answers.reply(request, read(asked)) : answers.update(request, read(asked)),
    }),
    handle({ spec: playsTopShare, run: (request, asked) => answers.share(request, read(asked)) }),
    handle({ spec: playsTopMine, run: (request, asked) => answers.reply(request, read(asked)) }),
    handle({
      spec: playsTopWindow,
      run: (request, asked, { values }) =>
        answers.update(request, read({ ...asked, window: values[0] ?? '' })),
    }),
  ];
  /** What the options of `/top` ask of plays; null: Spotify's own list. */
  const askedBy = (options: Options): AskedTop | null => {
    const kind = TOP_KINDS.find((one) => one === options.string('type')) ?? 'tracks';
    const window = options.string('window');
    if (window === null && (kind === 'tracks' || kind === 'artists')) return null;
    return { kind, window: windowOf(window ?? '30d'), look: 'list', page: 0 };
  };
  return { answers, actions, askedBy };
};
