import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleDraftId, TrackId } from '../../src/domain/ids.ts';
import { memberId } from '../../src/domain/ids.ts';
import type { Track } from '../../src/domain/library.ts';
import { emptyRules } from '../../src/domain/rules/building/items.ts';
import type { Subject } from '../../src/domain/rules/building/work.ts';
import type { RulePreview } from '../../src/domain/rules/shown.ts';
import { TEMPLATES } from '../../src/domain/rules/templates.ts';
import { checkMessage } from '../../src/views/kit/check.ts';
import { en } from '../../src/views/messages/en.ts';
import { previewView } from '../../src/views/rules/preview.ts';
import { ruleSetView } from '../../src/views/rules/set.ts';
import { startView } from '../../src/views/rules/start.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { anyRuleSet } from '../support/rule-sets.ts';
import { trackFrom } from '../support/tracks.ts';

const anna = memberId('100000000000000001');
const wild = `${'**_[x](y)_** @everyone <@1> `c` '.repeat(4)}`;
const track = (at: number): Track => ({
  ...trackFrom(`t${at}`, { title: wild, artists: [{ spotifyId: null, name: wild }] }),
  imageUrl: `https://i.scdn.co/image/${at}`,
  id: (at + 1) as TrackId,
});
const subject = (rules = emptyRules): Subject => ({
  ref: { on: 'draft', id: 999_999_999_999_999 as RuleDraftId },
  name: wild.slice(0, 60),
  rules,
  set: null,
  template: { id: 'notHeard', values: {} },
});
const preview = (more: Partial<RulePreview> = {}): RulePreview => ({
  candidates: 50_000,
  matching: 1_234,
  count: 500,
  took: 1,
  durationMs: 1_000_000_000,
  first: Array.from({ length: 25 }, (_, at) => track(at)),
  groups: Array.from({ length: 40 }, (_, at) => ({
    key: String(at),
    name: `${at} ${wild}`,
    count: 9,
    diff: null,
  })),
  emptied: [],
  warnings: Array.from({ length: 20 }, (_, at) => ({
    kind: 'sourceMissing' as const,
    name: `${at} ${wild}`,
  })),
  stopped: null,
  filling: true,
  ...more,
});
const lacking = (['bpm', 'key', 'energy'] as const).map((field) => ({ field, tracks: 81, of: 214 }));

describe('the preview', () => {
  test('the worst names, warnings and playlists stay within a message, whatever the rules are', () => {
    fc.assert(
      fc.property(anyRuleSet, (rules) => {
        const shown = { subject: subject(rules), preview: preview(), lacking, findings: [] };
        expect(checkMessage(previewView(shown, anna, en, 'News.'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('a track that stops everything is named, with what helps; nothing can be applied', () => {
    const shown = {
      subject: subject(),
      preview: preview({ stopped: track(1), first: [], groups: [], matching: 0, count: 0, warnings: [] }),
      lacking: [],
      findings: [],
    };
    const view = previewView(shown, anna, en);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('These rules stop at');
    expect(textsOf(view)).not.toContain('apply');
  });

  test('the numbers of the playlist as it stands', () => {
    const diff = { playlist: null as never, added: ['a'], removed: ['b', 'c'], kept: 39 };
    const shown = {
      subject: subject(),
      preview: preview({ groups: [{ key: '', name: null, count: 50, diff }], warnings: [], filling: false }),
      lacking,
      findings: [],
    };
    const words = textsOf(previewView(shown, anna, en));
    expect(words).toContain('**+ 1** new   **− 2** leave   = 39 stay');
    expect(words).toContain('81 of 214 tracks have no BPM yet');
  });
});

test('any rule set has a card, and every template a line', () => {
  expectValidMessage(
    startView(
      TEMPLATES.map((template) => ({ template, count: 12_345 })),
      50_000,
      anna,
      en,
    ),
  );
  fc.assert(
    fc.property(anyRuleSet, (rules) => {
      const set = {
        id: 1 as never,
        name: wild.slice(0, 60),
        rules,
        enabled: false,
        schedule: 'weekly' as const,
        nextRunAt: 5,
        notify: { to: 'nobody' as const },
        lastRunAt: 5,
        lastRun: { kind: 'broken' as const, warnings: [] },
        createdAt: 1,
        updatedAt: 1,
      };
      const usedBy = Array.from({ length: 99 }, () => wild);
      expect(checkMessage(ruleSetView({ set, playlists: [], usedBy }, anna, en))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
