import { describe, expect, test } from 'vitest';
import type { ReleaseFacts } from '../../src/domain/curation/release.ts';
import { sortingView } from '../../src/views/curation/card.ts';
import { messageBody } from '../../src/views/kit/message.ts';
import { en } from '../../src/views/messages/en.ts';
import { release } from '../support/curation.ts';
import { openCurating } from '../support/curation-visitor.ts';
import { ANNA } from '../support/jobs.ts';
import { customIdsOf, expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';

const NASTY = '**x** @everyone [a](https://evil.example) `code` <@1> ||s||\u202e\u0000\n# big';
const RTL = 'ليل طويل في المدينة القديمة';

const long = (text: string, max: number): string => text.repeat(Math.ceil(max / text.length)).slice(0, max);

/** A week with one release that is as bad as a source may make it. */
const openBad = async (facts: Partial<ReleaseFacts>, categories?: readonly string[], trash?: string) => {
  const world = await openCurating({
    ...(categories === undefined ? {} : { categories }),
    ...(trash === undefined ? {} : { trash }),
  });
  const tracks = await world.addTracks([1]);
  const { ids } = await world.store.transaction((tx) =>
    tx.releaseTracks.put({ styleId: world.styleId, ownerId: null }, 'beatport', [release(1, facts)], 1),
  );
  await world.match(new Map(ids.map((id) => [id, tracks.get(1) ?? null])));
  const periodId = await world.begin();
  return Object.assign(world, { periodId });
};

const full: Partial<ReleaseFacts> = {
  title: long('Nightshift at the End of the World ', 300),
  mix: long('Extended Mix ', 200),
  artists: Array.from({ length: 30 }, (_, at) => ({ name: `${long('Aurel ', 80)}${at}` })),
  label: long('Blackline ', 200),
  catalogNumber: long('BLACK042', 100),
  bpm: 132.5,
  key: { pitch: 9, mode: 'minor' },
  durationMs: 401_000,
  artworkUrl: `https://geo-media.beatport.example/${long('a', 300)}.jpg`,
  url: `https://www.beatport.example/track/${long('x', 200)}/1`,
  releaseDate: '2019-03-01',
};

describe('the card within what Discord takes', () => {
  test('20 categories with the longest names, Trash, a star, and everything known', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `${String(at).padStart(2, '0')} ${long('Ж', 57)}`);
    await using world = await openBad(full, names, long('Müll ', 60));
    const view = await world.sorting.view(ANNA, world.periodId);
    const { card } = view;
    const last = view.categories.at(-1);
    if (card === null || last === undefined) throw new Error('There is no card.');
    const starred = { ...view, card: { ...card, suggestion: { ranking: [], likeliest: last.id } } };
    const message = sortingView(starred, ANNA, en, 'stale');
    expectValidMessage(message);
    for (const id of customIdsOf(message)) expect(id.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(message).match(/"style":1/g)).toHaveLength(1);
    expect(textsOf(message)).toContain(`★ ${last.name.slice(0, 20)}`);
    expect(textsOf(message)).toContain(
      '132.5 BPM · 8A · 6:41 · out Nov 16, 2026 · first released Mar 1, 2019',
    );
    const trash = { ...view, card: { ...card, suggestion: { ranking: [], likeliest: 'trash' as const } } };
    expectValidMessage(sortingView(trash, ANNA, en));
    expect(customIdsOf(message).filter((id) => id.includes('curate.sort'))).toHaveLength(22);
  });

  test.each<[string, Partial<ReleaseFacts>]>([
    ['markdown and mentions', { title: NASTY, artists: [{ name: NASTY }], label: NASTY, mix: NASTY }],
    ['right to left', { title: RTL, artists: [{ name: RTL }], label: RTL, mix: null }],
    ['nothing known', { mix: null, label: null, releaseTitle: null, artists: [] }],
    ['addresses that are none', { artworkUrl: 'javascript:alert(1)', url: 'ftp://x/)](y' }],
    ['a cover with blanks', { artworkUrl: 'https://x.example/a b.jpg' }],
    ['a year only', { releaseDate: '2001' }],
    ['nothing visible', { title: '\u200b\u200b', artists: [{ name: ' ' }] }],
  ])('%s', async (_, facts) => {
    await using world = await openBad(facts, [NASTY.slice(0, 20), RTL]);
    const card = await world.anna.type('curate resume');
    expectValidMessage(card.view);
    const words = markdownOf(card.view);
    expect(words).not.toMatch(/(?<!\\)@everyone|\u202e|\]\(https:\/\/evil|null|undefined|javascript:/);
    const done = await world.anna.press(card, RTL);
    expectValidMessage(done.view);
    expect(markdownOf(done.view)).not.toMatch(/(?<!\\)@everyone|\u202e|\]\(https:\/\/evil/);
    expect(messageBody(done.view).allowed_mentions).toEqual({ parse: [] });
    for (const path of ['curate list', 'curate review', 'curate close', 'curate stats', 'styles list']) {
      expectValidMessage((await world.anna.type(path)).view);
    }
    expectValidMessage((await world.anna.pick(await world.anna.type('curate review'), RTL)).view);
  });
});

describe('why ★', () => {
  test('too few sorts: says how many are missing', async () => {
    await using world = await openBad({});
    const view = await world.sorting.view(ANNA, world.periodId);
    if (view.card === null) throw new Error('There is no card.');
    const likeliest = view.categories[0]?.id ?? null;
    const card = sortingView({ ...view, card: { ...view.card, suggestion: { likeliest } } }, ANNA, en);
    const why = await world.anna.press({ view: card }, 'Why ★?');
    expect(why).toMatchObject({ how: 'reply', public: false });
    expectValidMessage(why.view);
    expect(textsOf(why.view)).toContain('begins after 30. So far there are 0.');
  });
});
