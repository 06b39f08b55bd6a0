import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKept } from '../../scripts/sandbox/kept.ts';
import { link } from '../../scripts/smoke/verbs.ts';
import { openFlow, until, wordsOf } from '../support/stage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a sandbox that is kept', () => {
  test('goes on where it stopped: who is linked, and that Spotify still knows them', {
    timeout: 60_000,
  }, async () => {
    {
      await using flow = await openFlow({ keepIn: folder });
      const { person, where } = flow.guest('mira');
      await link(flow.stage, person, where, 'mira.keller');
      await flow.stage.advance(3_600_000);
    }
    await using flow = await openFlow({ keepIn: folder });
    const mira = flow.guest('mira');
    expect(wordsOf(await mira.ask('/accounts'))).toMatch(/Mira K\.[^\n]* linked/);
    // An hour later by the world's clock every access token is stale: only the kept refresh token can help.
    await mira.ask('/jobs run', { step: 'top-stats' });
    const { counters } = flow.stage.spotify;
    await until(
      'Spotify to answer with it',
      () => counters.bucket('token') > 0 && counters.bucket('top') > 0,
    );
    expect(flow.rows('select status from accounts')).toEqual([{ status: 'active' }]);
    expect(flow.stage.world.clock.offset()).toBeGreaterThanOrEqual(3_600_000);
  });

  test('what it writes is for its owner alone, and a broken file is said', () => {
    const kept = openKept(folder, { seed: 47, startAt: 5 });
    kept.save(kept.memory);
    const file = join(folder, 'sandbox.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openKept(folder, { seed: 1, startAt: 6 }).memory).toEqual(kept.memory);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    expect(() => openKept(folder, { seed: 1, startAt: 6 })).toThrow(/not what a sandbox left there/);
  });
});
