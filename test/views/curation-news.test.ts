import { expect, test } from 'vitest';
import type { PeriodId, StyleId } from '../../src/domain/ids.ts';
import { beatportRefusedBody } from '../../src/views/curation/beatport.ts';
import { curationNewsBodies } from '../../src/views/curation/news.ts';
import { ANNA } from '../support/jobs.ts';

const style = { id: 6 as StyleId, name: 'Techno *(Raw)*' };
const week = { kind: 'beatport', year: 2026, week: 46 } as const;

test('what came out, with the way into the week', () => {
  const body = JSON.stringify(
    curationNewsBodies.fresh({ memberId: ANNA, style, week, releases: 1_087 }, 'en'),
  );
  expect(body).toContain('1,087 new in Techno \\\\*(Raw)\\\\* this week');
  expect(body).toContain('2026-W46');
  expect(body).toContain('"Start"');
  const one = JSON.stringify(curationNewsBodies.fresh({ memberId: ANNA, style, week, releases: 1 }, 'en'));
  expect(one).toContain('1 new release in');
});

test('what is left, with the way back to the card', () => {
  const period = { id: 3 as PeriodId, memberId: ANNA, week: 46 };
  const progress = { total: 87, left: 12, waiting: 0, silver: 40, trash: 30, skipped: 5 };
  const body = JSON.stringify(curationNewsBodies.reminder({ period, style, progress }, 'en'));
  expect(body).toContain('12 of 87 are left');
  expect(body).toContain('Go on sorting');
});

test('Beatport took its word back: what it means and what to do', () => {
  const body = JSON.stringify(beatportRefusedBody('en'));
  expect(body).toContain('/releases login');
  expect(body).toContain('BEATPORT_TOKEN');
});
