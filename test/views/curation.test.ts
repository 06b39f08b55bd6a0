import { describe, expect, it } from 'vitest';
import type { Category } from '../../src/domain/curation/curation.ts';
import { choiceMask, chosenByMask } from '../../src/domain/curation/page-choice.ts';
import type { Reason } from '../../src/domain/curation/suggest/why.ts';
import type { CategoryId, StyleId } from '../../src/domain/ids.ts';
import { statsView } from '../../src/views/curation/stats.ts';
import { whyView } from '../../src/views/curation/why.ts';
import { en } from '../../src/views/messages/en.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';

const NASTY = '**x** @everyone [a](https://evil.example)\u202e';
const counted = { hits: 9, of: 11, pull: 1 };
const about: readonly [Reason, string][] = [
  [{ kind: 'label', name: 'Blackline', ...counted }, 'label Blackline: 9 of 11 went there'],
  [{ kind: 'artist', name: 'Aurel', ...counted }, 'by Aurel: 9 of 11'],
  [{ kind: 'remixer', name: 'Tessel', ...counted }, 'remixed by Tessel'],
  [{ kind: 'release', name: 'EP', ...counted }, 'release EP'],
  [{ kind: 'genre', name: 'techno', ...counted }, 'genre techno'],
  [{ kind: 'tag', name: 'dark', ...counted }, 'tag dark'],
  [{ kind: 'version', name: 'remix', ...counted }, 'version remix'],
  [{ kind: 'tempo', bpm: 132, ...counted }, 'around 132 BPM'],
  [{ kind: 'key', key: { pitch: 9, mode: 'minor' }, ...counted }, 'key 8A'],
  [{ kind: 'mode', mode: 'minor', ...counted }, 'minor keys'],
  [{ kind: 'length', durationMs: 401_000, ...counted }, 'about 6:41 long'],
  [{ kind: 'energy', energy: 0.8, ...counted }, 'energy around 80%'],
  [{ kind: 'labelTempo', name: 'Blackline', bpm: 132, ...counted }, 'Blackline around 132 BPM'],
  [{ kind: 'genreTempo', name: 'techno', bpm: 132, ...counted }, 'techno around 132 BPM'],
  [{ kind: 'missing', what: 'label', ...counted }, 'no label: 9 of 11'],
];

const category = (id: number, name: string, trash = false): Category => ({
  ...{ id: id as CategoryId, memberId: ANNA, styleId: 1 as StyleId, name, position: 1, trash },
  ...{ archivedAt: null, mergedInto: null, goldPlaylistId: null },
});
const likely = {
  kind: 'likely' as const,
  ...{ choice: 1 as CategoryId, probability: 0.71, sorts: 300, reasons: [] as readonly Reason[] },
  categories: [category(1, 'Peak time'), category(2, 'Bin', true)],
};

describe('why ★', () => {
  it.each(about)('%j', (reason, words) => {
    const view = whyView({ ...likely, reasons: [reason] }, en);
    expectValidMessage(view);
    expect(textsOf(view)).toContain(words);
    expect(textsOf(view)).toContain('Why Peak time? 71% likely');
  });

  it('names Trash as the member does, and says when there is nothing to say', () => {
    expect(textsOf(whyView({ ...likely, choice: 'trash' }, en))).toContain('Why Bin?');
    expect(textsOf(whyView(likely, en))).toContain('No single thing speaks for it');
    expect(textsOf(whyView({ ...likely, kind: 'unsure' }, en))).toContain('no category is highlighted');
    expect(textsOf(whyView({ kind: 'noPattern', sorts: 40 }, en))).toContain('in your 40 sorts');
    expect(textsOf(whyView({ kind: 'few', sorts: 12, needed: 30 }, en))).toContain('after 30');
  });

  it('lets no name from outside format anything', () => {
    const reasons: Reason[] = [{ kind: 'label', name: NASTY, ...counted }];
    const view = whyView({ ...likely, reasons, categories: [category(1, NASTY)] }, en);
    expectValidMessage(view);
    expect(markdownOf(view)).not.toMatch(/(?<!\\)@everyone|\u202e|\]\(https:/);
  });
});

describe('numbers', () => {
  const counts = { all: 87, sorted: 60, silver: 20, gold: 5 };

  it('a funnel that only gets narrower, and no more lines than fit', () => {
    const weeks = Array.from({ length: 26 }, (_, at) => ({
      ...counts,
      styleId: 1,
      year: 2026,
      week: at + 1,
    }));
    const styles = Array.from({ length: 25 }, (_, at) => ({ ...counts, styleId: at + 1, name: NASTY }));
    const labels = Array.from({ length: 25 }, () => ({ ...counts, label: NASTY.repeat(9) }));
    const view = statsView({ total: counts, pace: 8_000, weeks, styles, labels }, null, null, en);
    expectValidMessage(view);
    const bars = [...markdownOf(view).matchAll(/`(▓*)░*`/g)].map(([, full = '']) => full.length);
    expect(bars).toEqual([16, 11, 3, 0]);
    expect(markdownOf(view)).toContain('You take about 8 sec per track.');
    expect(markdownOf(view)).not.toMatch(/(?<!\\)@everyone|\u202e/);
  });
});

describe('chosen lines in a custom id', () => {
  it.each([[[]], [[0]], [[24]], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 24]]])('%j of 25', (places) => {
    const page = Array.from({ length: 25 }, (_, at) => at * 1_000);
    const chosen = places.map((at) => at * 1_000);
    const mask = choiceMask(page, new Set(chosen));
    expect(mask.length).toBeLessThanOrEqual(6);
    expect(chosenByMask(page, mask)).toEqual(chosen);
  });

  it('what is no mask chooses nothing', () => {
    for (const mask of ['', '-1', 'ZZ', '!']) expect(chosenByMask([1, 2, 3], mask)).toEqual([]);
  });
});
