import type { RuleSetId } from '../../domain/ids.ts';
import type { RuleRef, Subject } from '../../domain/rules/building/work.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { brokenView } from '../../views/rules/broken.ts';
import { builderView } from '../../views/rules/builder.ts';
import { ruleListView } from '../../views/rules/list.ts';
import { previewView } from '../../views/rules/preview.ts';
import { ruleSetView } from '../../views/rules/set.ts';
import { startView } from '../../views/rules/start.ts';
import type { Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';

type Deps = Pick<RuleFeatureDeps, 'ruleBench' | 'ruleDesk' | 'ruleDrafts'>;

/** The cards of `/rules`, each from the database as it is now. */
export const ruleShows = ({ ruleBench, ruleDesk, ruleDrafts }: Deps) => {
  const preview = async ({ person, m }: Request, subject: Subject, news?: string): Promise<MessageView> =>
    previewView(await ruleDesk.preview(person.id, subject), person.id, m, news);
  const builder = async ({ person, m }: Request, subject: Subject, news?: string): Promise<MessageView> =>
    builderView(subject, await ruleDesk.count(person.id, subject.rules), person.id, m, news);
  return {
    preview,
    builder,
    /** A preview of what is there; a text that is not understood yet is given back. */
    previewOf: async (request: Request, ref: RuleRef, news?: string): Promise<MessageView> => {
      const work = await ruleBench.open(request.person.id, ref);
      if (work.kind === 'text') return brokenView(work.broken, request.person.id, request.m);
      return preview(request, work.subject, news);
    },
    start: async ({ person, m }: Request): Promise<MessageView> => {
      const { counted, size } = await ruleDesk.start(person.id);
      return startView(counted, size, person.id, m);
    },
    set: async ({ person, m }: Request, id: RuleSetId, news?: string): Promise<MessageView> =>
      ruleSetView(await ruleDesk.card(person.id, id), person.id, m, news),
    list: async ({ person, m }: Request, page: number, news?: string): Promise<MessageView> => {
      const drafts = await ruleDrafts.list(person.id);
      return ruleListView(await ruleDesk.listed(person.id), page, person.id, m, drafts, news);
    },
  };
};

export type RuleShows = ReturnType<typeof ruleShows>;
