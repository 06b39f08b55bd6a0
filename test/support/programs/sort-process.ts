import { createCurationServices } from '../../../src/app/curation.ts';
import { systemClock } from '../../../src/clock.ts';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../../src/db/store.ts';
import type { PeriodId } from '../../../src/domain/ids.ts';
import { createPlaylistMaking } from '../../../src/services/playlists/making.ts';
import { createPlaylistWishes } from '../../../src/services/playlists/wishes.ts';
import { ANNA } from '../jobs.ts';

/** Somebody who sorts without a pause until they are killed: every answer that they got is a line. */
const [path = '', periodId = ''] = process.argv.slice(2);
const id = Number(periodId) as PeriodId;
const clock = systemClock;
const store = createStore(openSqlite({ path, gate: openGate, durability: 'normal' }));
const nothing = async (): Promise<void> => undefined;
const { sorting } = createCurationServices(
  { clock },
  {
    ...{ store, enqueue: nothing, post: nothing },
    playlistMaking: createPlaylistMaking({ store, clock }),
    playlistWishes: createPlaylistWishes({ store, clock }),
  },
);

process.stdout.write('ready\n');
let view = await sorting.view(ANNA, id);
for (let n = 0; ; n += 1) {
  const { card, last, categories } = view;
  if (last !== null && (card === null || n % 5 === 4)) {
    ({ view } = await sorting.undo(ANNA, id, last.sort.id));
    process.stdout.write(`undone ${last.sort.id}\n`);
  } else if (card !== null) {
    const click = { curationTrackId: card.track.id, version: card.track.version };
    const category = categories[n % (categories.length + 1)];
    ({ view } = await sorting.sort(
      ANNA,
      click,
      category === undefined ? 'skip' : { categoryId: category.id },
    ));
    process.stdout.write(`sorted ${view.last?.sort.id}\n`);
  }
}
