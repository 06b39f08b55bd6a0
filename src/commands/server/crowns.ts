import { isSnowflake, memberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { crownsShow } from '../../views/actions/server.ts';
import { artistCrownsView, crownHoldersView } from '../../views/server/artist-crowns.ts';
import { memberCrownsView } from '../../views/server/member-crowns.ts';
import { type Feature, handle } from '../command.ts';
import { serverOf } from '../server-of.ts';
import { crownsDefinition } from './crowns-definition.ts';
import type { ServerFeatureDeps } from './deps.ts';
import { subjectChoices } from './suggestions.ts';

/** `/crowns`: who plays which artist most here, and since when. */
export const crownsFeature = ({ crowns, serverSubjects }: ServerFeatureDeps): Feature => ({
  commands: [
    {
      definition: crownsDefinition,
      routes: {
        member: {
          guildOnly: true,
          run: async (request, options) => {
            const { person, m } = request;
            const id = options.person('person')?.id ?? person.id;
            const view = memberCrownsView(await crowns.ofMember(serverOf(request), id, 0), person.id, m);
            return { kind: 'reply', view };
          },
        },
        artist: {
          guildOnly: true,
          complete: subjectChoices(serverSubjects, 'artist'),
          run: async (request, options) => {
            const { person, m } = request;
            const guildId = serverOf(request);
            const asker = { memberId: person.id, guildId };
            const subject = await serverSubjects.resolve(asker, 'artist', options.string('name'));
            if (subject.kind !== 'artist') throw new AppError('NOT_FOUND', { what: 'artist' });
            const view = artistCrownsView(await crowns.ofArtist(asker, subject.id), person.id, m);
            return { kind: 'reply', view };
          },
        },
        top: {
          guildOnly: true,
          run: async (request) => ({
            kind: 'reply',
            view: crownHoldersView(await crowns.holders(serverOf(request)), request.m),
          }),
        },
      },
    },
  ],
  actions: [
    handle({
      spec: crownsShow,
      run: async (request, { member, page }) => {
        if (!isSnowflake(member)) throw new AppError('NOT_FOUND', { what: 'artist' });
        const shown = await crowns.ofMember(serverOf(request), memberId(member), page);
        return { kind: 'update', view: memberCrownsView(shown, request.person.id, request.m) };
      },
    }),
  ],
});
