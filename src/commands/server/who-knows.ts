import { SUBJECT_KINDS, type Subject, type SubjectKind } from '../../domain/server/subjects.ts';
import { whoKnowsShare, whoKnowsShow } from '../../views/actions/server.ts';
import { pageOf } from '../../views/server/lines.ts';
import { whoKnowsView } from '../../views/server/who-knows.ts';
import { type Feature, handle, type Request, type Route } from '../command.ts';
import { serverOf } from '../server-of.ts';
import type { ServerFeatureDeps } from './deps.ts';
import { shareIn } from './sharing.ts';
import { subjectChoices, subjectIn } from './suggestions.ts';
import { whoKnowsDefinition } from './who-definition.ts';

/** `/whoknows`: who here knows an artist, an album, a track or a genre. */
export const whoKnowsFeature = (deps: ServerFeatureDeps): Feature => {
  const { whoKnows, serverSubjects } = deps;
  const share = shareIn(deps.serverSharing);

  const page = async (request: Request, subject: Subject, at: number) => {
    const { person, m } = request;
    return whoKnowsView(await whoKnows.ask(serverOf(request), person.id, subject), at, person.id, m);
  };
  const route = (kind: SubjectKind): Route => ({
    guildOnly: true,
    complete: subjectChoices(serverSubjects, kind),
    run: async (request, options) => {
      const asker = { memberId: request.person.id, guildId: serverOf(request) };
      const subject = await serverSubjects.resolve(asker, kind, options.string('name'));
      return { kind: 'reply', view: await page(request, subject, 0) };
    },
  });
  return {
    commands: [
      {
        definition: whoKnowsDefinition,
        routes: Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, route(kind)])),
      },
    ],
    actions: [
      handle({
        spec: whoKnowsShow,
        run: async (request, { subject, page: at }) => ({
          kind: 'update',
          view: await page(request, subjectIn(subject), at),
        }),
      }),
      handle({
        spec: whoKnowsShare,
        run: (request, { subject, page: at }) =>
          share(request, async () => {
            const known = await whoKnows.ask(serverOf(request), null, subjectIn(subject));
            const members = pageOf(known.ranking, at).part.map(({ memberId }) => memberId);
            return { view: whoKnowsView(known, at, null, request.m), members };
          }),
      }),
    ],
  };
};
