import { expect, test } from 'vitest';
import { channelId } from '../../../src/domain/ids.ts';
import type { NewOutboxPost } from '../../../src/domain/outbox.ts';
import type { Applied, ApplyOutcome } from '../../../src/domain/playlists/outcome.ts';
import type { RuleNotify } from '../../../src/domain/rules/stored.ts';
import { createRuleNotes } from '../../../src/services/rules/notes.ts';
import { ruleNoteBodies } from '../../../src/views/rules/notes.ts';
import { ANNA } from '../../support/jobs.ts';
import { openRuleWorld, rulesFrom } from '../../support/rule-world.ts';

const applied: Applied = {
  kind: 'applied',
  added: 2,
  removed: 1,
  size: 30,
  calls: 2,
  pinned: 0,
  banned: 0,
  leftOut: 0,
  redated: 0,
  unavailable: 0,
  orderLeft: false,
  movedByHand: 0,
};

/** What is posted after an apply of a playlist of rules. */
const postsAfter = async (outcome: ApplyOutcome, notify: RuleNotify, asked = false) => {
  await using world = await openRuleWorld();
  const { store, clock, ruleSets, ruleTargets, tracks, source } = world;
  await source(ANNA, 'liked', [...(await tracks({ One: {} })).values()]);
  const { id } = await ruleSets.create(ANNA, { name: 'Mine', rules: rulesFrom('in liked'), notify });
  const wish = { kind: 'create', name: 'Peak *time*', public: false } as const;
  const [playlist] = await ruleTargets.attach(ANNA, id, wish);
  if (playlist === undefined) throw new Error('no playlist');
  const posts: NewOutboxPost[] = [];
  const post = async (_: unknown, one: NewOutboxPost) => posts.push(one);
  const notes = createRuleNotes({ clock, post, bodies: ruleNoteBodies });
  await store.transaction((tx) => notes(tx, playlist, outcome, asked));
  return posts;
};

test('a change is told where its owner wants it told, and nowhere else', async () => {
  expect(await postsAfter(applied, { to: 'nobody' })).toEqual([]);
  const [mine, ...more] = await postsAfter(applied, { to: 'member' });
  expect(more).toEqual([]);
  expect(mine?.target).toEqual({ to: 'member', memberId: ANNA });
  const said = JSON.stringify(mine?.body);
  expect(said).toContain('2 tracks came in, 1 track left, now 30 tracks');
  expect(said).toContain('Peak \\\\*time\\\\*');
  const channel = { to: 'channel', channelId: channelId('200000000000000001') } as const;
  expect((await postsAfter(applied, channel))[0]?.target).toEqual(channel);
});

test('who waited for it is not told twice, and nothing is said of nothing', async () => {
  expect(await postsAfter(applied, { to: 'member' }, true)).toEqual([]);
  expect(await postsAfter({ ...applied, added: 0, removed: 0 }, { to: 'member' })).toEqual([]);
  expect(await postsAfter({ kind: 'unchanged', size: 3 }, { to: 'member' })).toEqual([]);
});

test('a question is the owner’s, whatever they want to hear', async () => {
  const question = { key: 'k', removes: 40, of: 50, adds: 0 };
  const [asked] = await postsAfter({ kind: 'asking', question }, { to: 'nobody' });
  expect(asked?.target).toEqual({ to: 'member', memberId: ANNA });
  expect(JSON.stringify(asked?.body)).toContain('40 tracks of 50');
  expect(await postsAfter({ kind: 'problem', state: 'gone' }, { to: 'nobody' })).toHaveLength(1);
  expect(await postsAfter({ kind: 'problem', state: 'needs_reauth' }, { to: 'member' })).toEqual([]);
});
