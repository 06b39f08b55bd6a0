import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/domain/jobs.ts';
import { trackValue } from '../../src/domain/tracks/suggest.ts';
import { AppError } from '../../src/errors.ts';
import { rulesImportJob } from '../../src/jobs/rules-import.ts';
import { createRuleImporter } from '../../src/services/rules/imports.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { en } from '../../src/views/messages/en.ts';
import { ANNA, BEN } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { menus } from '../support/menus.ts';
import { expectValidMessage, expectValidModal, markdownOf, textsOf } from '../support/messages.ts';
import { rulesFrom } from '../support/rule-world.ts';
import { openRules, openRulesLibrary } from '../support/rules-visitor.ts';
import { createVisitor, HERE } from '../support/visitor.ts';

const keep = async (text = 'genre is "techno"\nsort by title', name = 'Peak pool') => {
  const world = await openRulesLibrary();
  const set = await world.ruleSets.create(ANNA, { name, rules: rulesFrom(text) });
  return Object.assign(world, { set, menus: menus(world.features, world.clock) });
};

describe('when it runs, and who hears of it', () => {
  test('by menus and by options', async () => {
    await using world = await keep();
    const card = await world.anna.type('rules schedule', { rule: 'Peak pool' });
    expectValidMessage(card.view);
    expect(textsOf(card.view)).toContain('need *Manage Server*');
    await world.menus.pick(card, 'When does it run?', 'Every week');
    await world.menus.pick(card, 'Who gets a note when it changed something?', 'Me, in a direct message');
    expect(await world.ruleSets.find(ANNA, world.set.id)).toMatchObject({
      schedule: 'weekly',
      notify: { to: 'member' },
    });
    await expect(
      world.anna.type('rules schedule', { rule: 'Peak pool', notify: 'channel' }),
    ).rejects.toMatchObject({ code: 'MISSING_PERMISSION' });
    const manager = createVisitor(
      world.features,
      world.clock,
      { ...person(1, 'Anna'), id: ANNA },
      { canManageGuild: true },
    );
    const set = await manager.type('rules schedule', { rule: 'Peak pool', when: 'daily', notify: 'channel' });
    expectValidMessage(set.view);
    expect(await world.ruleSets.find(ANNA, world.set.id)).toMatchObject({
      schedule: 'daily',
      notify: { to: 'channel', channelId: HERE },
    });
  });

  test('switched off and on, by command and by button', async () => {
    await using world = await keep();
    const off = await world.anna.type('rules disable', { rule: 'Peak pool' });
    expectValidMessage(off.view);
    expect(textsOf(off.view)).toContain('Switched off.');
    const on = await world.anna.press(off, 'Switch on');
    expect(textsOf(on.view)).toContain('Switched on.');
    await world.anna.type('rules disable', { rule: 'Peak pool' });
    await world.anna.type('rules enable', { rule: 'Peak pool' });
    expect((await world.ruleSets.find(ANNA, world.set.id)).enabled).toBe(true);
  });
});

describe('to keep, to share, to copy, to delete', () => {
  test('what is exported is what is imported', async () => {
    await using world = await keep();
    const out = await world.anna.type('rules export', { rule: 'Peak pool' });
    expectValidMessage(out.view);
    expect(markdownOf(out.view)).toContain('```\ngenre is "techno"\nsort by title asc\n```');
    const [file] = out.view.files ?? [];
    expect(file?.name).toBe('peak-pool.json');

    const asked = await world.anna.type('rules import', {
      file: { url: 'https://cdn.discordapp.com/x', name: 'peak.json', size: 200 },
    });
    expectValidMessage(asked.view);
    const [job] = await world.store.read.jobs.list(ANNA, 1);
    expect(job).toMatchObject({ kind: 'rules.import', metadata: { name: 'peak.json', as: null } });
    const read = async (content: string): Promise<Job> => {
      if (job === undefined) throw new Error('no job');
      const importer = createRuleImporter({
        files: { read: async () => new TextEncoder().encode(content) },
        drafts: world.ruleDrafts,
        bench: world.ruleBench,
      });
      const outcome = await rulesImportJob(importer).run({
        job,
        signal: AbortSignal.timeout(5_000),
        now: () => 1,
        progress: async () => undefined,
        checkpoint: async () => undefined,
        spawn: async () => ({ elsewhere: 0, later: 0 }),
      });
      if (outcome.kind !== 'done') throw new Error(outcome.kind);
      return { ...job, status: 'DONE', payload: JSON.parse(JSON.stringify(outcome.payload)) };
    };
    const card = { view: jobCard({ job: await read(file?.data.toString() ?? ''), children: [] }, en) };
    expectValidMessage(card.view);
    const preview = await world.anna.press(card, 'Look at it');
    expect(textsOf(preview.view)).toContain('### Peak pool: preview');
    await world.anna.press(preview, 'Save only');
    expect((await world.ruleSets.list(ANNA)).map(({ name }) => name)).toContain('Peak pool 2');

    const bad = jobCard({ job: await read('{"segue":1,"where":{"feild":"bpm"}}'), children: [] }, en);
    expectValidMessage(bad);
    expect(textsOf(bad)).toContain('That file has mistakes');
    expect(textsOf(bad)).not.toContain('Look at it');

    const text = { view: jobCard({ job: await read('bmp 1..2'), children: [] }, en) };
    const broken = await world.anna.press(text, 'Look at it');
    expect(textsOf(broken.view)).toContain('Not understood yet');
  });

  test('a file that is no file of rules, or too large, is said', async () => {
    await using world = await keep();
    await expect(
      world.anna.type('rules import', { file: { url: 'https://x', name: 'big', size: 9_000_000 } }),
    ).rejects.toMatchObject({ data: { problem: 'rule_too_long' } });
    await world.anna.type('rules import', { file: { url: 'https://evil.example/x', name: 'x', size: 1 } });
    const [job] = await world.store.read.jobs.list(ANNA, 1);
    if (job === undefined) throw new Error('no job');
    const run = rulesImportJob({
      run: async () => {
        throw new AppError('INVALID_INPUT', { problem: 'rule_file' });
      },
    }).run;
    const outcome = await run({
      job,
      signal: AbortSignal.timeout(5_000),
      now: () => 1,
      progress: async () => undefined,
      checkpoint: async () => undefined,
      spawn: async () => ({ elsewhere: 0, later: 0 }),
    });
    expect(outcome).toMatchObject({ kind: 'skip', message: { code: 'RULES_FILE' } });
    expect(en.jobs.because['RULES_FILE']).toContain('/rules export');
  });

  test('a copy is switched off, and has a name of its own', async () => {
    await using world = await keep();
    const copy = await world.anna.type('rules copy', { rule: 'Peak pool' });
    expectValidMessage(copy.view);
    expect(textsOf(copy.view)).toContain('### Peak pool (copy)');
    await world.anna.press(copy, 'Copy');
    await world.anna.type('rules copy', { rule: 'Peak pool', name: 'Other' });
    const names = (await world.ruleSets.list(ANNA)).map(({ name, enabled }) => [name, enabled]);
    expect(names).toContainEqual(['Peak pool (copy) (copy)', false]);
    expect(names).toContainEqual(['Other', false]);
  });

  test('deleting asks; without a playlist there is nothing more to ask', async () => {
    await using world = await keep();
    await world.ruleSets.create(ANNA, { name: 'User', rules: rulesFrom('matches "Peak pool"') });
    const ask = await world.anna.type('rules delete', { rule: 'Peak pool' });
    expectValidMessage(ask.view);
    expect(textsOf(ask.view)).toContain('**User** use it');
    expect(await world.ruleSets.list(ANNA)).toHaveLength(2);
    const gone = await world.anna.press(ask, 'Delete');
    expectValidMessage(gone.view);
    expect(textsOf(gone.view)).toContain('**Peak pool** is deleted.');
    await expect(world.anna.press(ask, 'Delete')).rejects.toMatchObject({ data: { what: 'rule_set' } });
    await expect(world.anna.press(ask, 'Do not delete')).rejects.toMatchObject({
      data: { what: 'rule_set' },
    });
  });

  test.each([
    ['Delete, keep the playlist', [], false],
    ['Delete both', ['playlists.delete'], true],
  ] as const)('%s', async (label, kinds, kept) => {
    await using world = await keep();
    await world.anna.type('rules apply', { rule: 'Peak pool' });
    const [playlist] = await world.playlists.list(ANNA);
    if (playlist === undefined) throw new Error('no playlist');
    await world.store.transaction((tx) =>
      tx.managedPlaylists.set(ANNA, playlist.id, { spotifyId: 'abc', state: 'active' }),
    );
    await world.anna.press(await world.anna.type('rules delete', { rule: 'Peak pool' }), label);
    const jobs = await world.store.read.jobs.list(ANNA, 5);
    expect(jobs.map(({ kind }) => kind).filter((kind) => kind !== 'playlists.apply')).toEqual(kinds);
    expect((await world.playlists.list(ANNA)).length > 0).toBe(kept);
  });
});

describe('limits of Discord', () => {
  const wild = '‮**_[x](https://evil.example)_** @everyone <@1> `c` مرحبا \n### ';
  const names = Array.from({ length: 100 }, (_, at) => `${at} ${wild}`.slice(0, 60));

  test('a hundred rule sets with names that would format, mention and reorder', async () => {
    await using world = await openRules();
    for (const name of names) {
      await world.ruleSets.create(ANNA, { name, rules: rulesFrom(`in "${wild.replaceAll('\n', ' ')}"`) });
    }
    let page = await world.anna.type('rules list');
    for (let at = 0; at < 13; at += 1) {
      expectValidMessage(page.view);
      expect(markdownOf(page.view)).not.toMatch(/(?<!\\)@everyone|(?<!\\)<@1|‮/);
      if (at < 12) page = await world.anna.press(page, 'Next');
    }
    const some = await world.anna.suggestions('rules edit', 'rule', '');
    expect(some).toHaveLength(25);
    expect(some.every(({ name }) => name.length <= 100)).toBe(true);
    await expect(
      world.ruleSets.create(ANNA, { name: 'more', rules: rulesFrom('in liked') }),
    ).rejects.toMatchObject({
      code: 'LIMIT_REACHED',
    });
    const [first] = await world.ruleSets.list(ANNA);
    const rule = String(first?.id);
    for (const sub of ['preview', 'edit', 'schedule', 'export', 'delete', 'enable']) {
      expectValidMessage((await world.anna.type(`rules ${sub}`, { rule })).view);
    }
    expectValidModal(await world.anna.open(await world.anna.type('rules edit', { rule }), 'As text'));
  });

  test('a rule of depth 60 is cut in its tree, and all of it comes as a file', async () => {
    await using world = await openRulesLibrary();
    const deep = `${'none of (explicit, '.repeat(58)}title contains "${'x'.repeat(80)}"${')'.repeat(58)}`;
    const wide = Array.from(
      { length: 40 },
      (_, at) => `title contains "word **${at}** ${'y'.repeat(60)}"`,
    ).join('\n');
    await world.ruleSets.create(ANNA, { name: 'Deep', rules: rulesFrom(`${deep}\n${wide}`) });
    const preview = await world.anna.type('rules preview', { rule: 'Deep' });
    expectValidMessage(preview.view);
    const why = await world.anna.type('rules why', { rule: 'Deep', track: trackValue(world.id('One')) });
    expectValidMessage(why.view);
    expect(textsOf(why.view)).toMatch(/… \d+ more lines/);
    expect(why.view.files?.[0]?.data.toString().split('\n').length).toBeGreaterThan(150);
  });

  test('Ben sees nothing of Anna’s', async () => {
    await using world = await keep();
    expect(textsOf((await world.ben.type('rules list')).view)).toContain('No rule sets yet');
    expect(await world.ruleSets.list(BEN)).toEqual([]);
    for (const sub of ['preview', 'edit', 'delete', 'export', 'copy', 'undo', 'why', 'test', 'apply']) {
      await expect(world.ben.type(`rules ${sub}`, { rule: 'Peak pool' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});
