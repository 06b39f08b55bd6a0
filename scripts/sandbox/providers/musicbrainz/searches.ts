import { type Answer, json } from '../../http/answer.ts';
import type { Ask, Route } from '../provider.ts';
import { artistCards, groupCards, recordingCards, releaseCards } from './cards.ts';
import type { Desk } from './desk.ts';
import { mbError, noSuchQuery } from './errors.ts';
import { foundArtist, foundGroup, foundRecording, foundRelease } from './found.ts';
import { browseGroups, rangeOf } from './lookups.ts';
import { QueryError } from './lucene.ts';
import { type Card, type Hit, searchCards } from './search.ts';

type Handle = (ask: Ask) => Answer;

/** `?query=`: what it finds comes from the index, which looks a little different from what lookups show. */
export function searchRoutes(desk: Desk): Route[] {
  const searching =
    <T>(
      resource: string,
      list: string,
      cards: () => Iterable<Card<T>>,
      render: (hit: Hit<T>, ask: Ask) => Record<string, unknown>,
    ): Handle =>
    (ask) =>
      search(ask, resource, cards, (hits, count, offset) => ({
        created: new Date(desk.facts.world.now()).toISOString(),
        count,
        offset,
        [list]: hits.map((hit) => render(hit, ask)),
      }));
  const groups = searching('release-group', 'release-groups', groupCards(desk), (hit) =>
    foundGroup(desk, hit),
  );
  const handles: Record<string, Handle> = {
    recording: searching('recording', 'recordings', recordingCards(desk), (hit, ask) =>
      foundRecording(desk, hit, isOldServer(desk, ask)),
    ),
    release: searching('release', 'releases', releaseCards(desk), (hit) => foundRelease(desk, hit)),
    artist: searching('artist', 'artists', artistCards(desk), (hit) => foundArtist(desk, hit)),
    'release-group': (ask) => (ask.query.has('artist') ? browseGroups(desk, ask) : groups(ask)),
  };
  return Object.entries(handles).map(([name, handle]) => ({ method: 'GET', path: `/ws/2/${name}`, handle }));
}

function search<T>(
  { query }: Ask,
  resource: string,
  cards: () => Iterable<Card<T>>,
  render: (hits: Hit<T>[], found: number, offset: number) => unknown,
): Answer {
  const text = query.get('query');
  if (text === null || text.trim() === '') return noSuchQuery(resource);
  if (query.has('inc')) {
    return mbError(400, `${query.get('inc')} is not a valid inc parameter for the ${resource} resource.`);
  }
  try {
    const hits = searchCards(cards(), text, query.get('dismax') === 'true');
    const { limit, offset } = rangeOf(query);
    return json(render(hits.slice(offset, offset + limit), hits.length, offset));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return mbError(400, `Unable to parse the search: ${error.message}`);
  }
}

/** Which of the search servers answers: the older ones write codes as objects. */
function isOldServer({ facts, quirks }: Desk, { query }: Ask): boolean {
  if (quirks.searchIsrcs !== 'mixed') return quirks.searchIsrcs === 'objects';
  return facts.dice('musicbrainz/server', query.get('query') ?? '').chance(0.5);
}
