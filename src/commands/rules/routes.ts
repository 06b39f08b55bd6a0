import { AppError } from '../../errors.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { deleteView } from '../../views/rules/deleting.ts';
import { importingView } from '../../views/rules/importing.ts';
import type { Options, Request, Route } from '../command.ts';
import { addByWords } from './add-route.ts';
import { askedApply } from './applying.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

type Run = Route['run'];

/** The rule set that an option names. @throws {AppError} NOT_FOUND */
export const namedRule = (
  { ruleSets }: Pick<RuleFeatureDeps, 'ruleSets'>,
  { person }: Request,
  options: Options,
) => ruleSets.resolve(person.id, options.string('rule') ?? '');

export const reply = async (view: Promise<MessageView>) => ({ kind: 'reply', view: await view }) as const;

/** Beginning, listing, looking and changing. */
export const ruleRoutes = (deps: RuleFeatureDeps, show: RuleShows): Record<string, Run> => {
  const named = (request: Request, options: Options) => namedRule(deps, request, options);
  const switched =
    (enabled: boolean): Run =>
    async (request, options) => {
      const { id } = await named(request, options);
      await deps.ruleSets.change(request.person.id, id, { enabled });
      const { switchedOn, switchedOff } = request.m.ruleCards.set;
      return reply(show.set(request, id, enabled ? switchedOn : switchedOff));
    };
  return {
    new: (request) => reply(show.start(request)),
    add: (request, options) => addByWords(deps, show, request, options),
    list: (request) => reply(show.list(request, 0)),
    preview: async (r, options) => reply(show.previewOf(r, { on: 'set', id: (await named(r, options)).id })),
    apply: async (r, options) => {
      const answer = await askedApply(deps, show, r, { on: 'set', id: (await named(r, options)).id });
      return answer.kind === 'update' ? { kind: 'reply', view: answer.view } : answer;
    },
    edit: async (r, options) => {
      const ref = { on: 'set', id: (await named(r, options)).id } as const;
      return reply(show.builder(r, await deps.ruleBench.edit(r.person.id, ref)));
    },
    enable: switched(true),
    disable: switched(false),
    delete: async (r, options) => {
      const card = await deps.ruleDesk.card(r.person.id, (await named(r, options)).id);
      return { kind: 'reply', view: deleteView(card, r.person.id, r.m) };
    },
    import: async ({ person, m, notify }, options) => {
      const file = options.file('file');
      if (file === null) throw new AppError('INVALID_INPUT', { problem: 'rule_file' });
      await deps.ruleImports.request(person.id, { ...file, as: options.string('name') }, notify);
      return { kind: 'reply', view: importingView(m) };
    },
  };
};
