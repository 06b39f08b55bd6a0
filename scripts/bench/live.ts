import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../src/db/store.ts';
import { simulateListening } from './live/simulation.ts';
import { type Bench, report } from './report.ts';

const MEMBERS = 200;
const DAYS = 30;

/**
 * A month of 200 listeners through live sync itself: what is lost, what is doubled, and how many calls it takes. Figures
 * and what is simulated: docs/listening.md.
 */
export const live: Bench = async ({ json }) => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-bench-'));
  const database = openSqlite({ path: join(folder, 'segue.sqlite'), gate: openGate, durability: 'normal' });
  try {
    const { plays, callsPerMemberDay, ...rest } = await simulateListening(createStore(database), {
      members: MEMBERS,
      days: DAYS,
    });
    report(
      'live',
      [
        { name: 'plays', value: plays, unit: '' },
        { name: 'callsPerMemberDay', value: callsPerMemberDay, unit: 'calls' },
        { name: 'lost', value: rest.lost, unit: 'plays', goal: '0' },
        { name: 'doubled', value: rest.doubled, unit: 'plays', goal: '0' },
        { name: 'invented', value: rest.invented, unit: 'plays', goal: '0' },
        { name: 'missed', value: rest.missed, unit: 'plays' },
        { name: 'missedSilently', value: rest.missedSilently, unit: 'plays', goal: '0' },
        { name: 'missedLate', value: rest.missedLate, unit: 'plays' },
        { name: 'gaps', value: rest.gaps, unit: '' },
        { name: 'outages', value: rest.outages, unit: '' },
        { name: 'restarts', value: rest.restarts, unit: '' },
      ],
      json,
    );
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
