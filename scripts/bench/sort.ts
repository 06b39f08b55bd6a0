import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageView, Person } from '../sandbox/discord/types.ts';
import { type Stage, startStage } from '../sandbox/stage.ts';
import { type Bench, quantile, report } from './report.ts';
import { beginWeek } from './sort/week.ts';

/**
 * Sorting a week of 2 000 tracks by pressing the card's buttons: how long a click takes from its dispatch at Discord to
 * the accepted answer, which is the next track, while the service half brings Spotify along; and how many calls to
 * Spotify a hundred sorts cost. Figures: docs/benchmarks.md.
 */
const TRACKS = 2_000;
const WARM_UP = 50;
const CLICKS = 800;
const COUNTED = 100;
/** Between clicks: quicker than anybody hears, and time for others to be in the way. */
const PAUSE_MS = 25;
/** Every so often the last one is taken back. */
const UNDO_EVERY = 12;

export const sort: Bench = async ({ json }) => {
  const stage = await startStage({ discord: { rateLimits: 'none' } });
  try {
    await stage.segue.ready();
    const { person, card } = await beginWeek(stage, TRACKS);
    await calm(stage);

    let at = card;
    for (let click = 0; click < WARM_UP; click++) at = (await pressOne(person, at, click)).card;
    await calm(stage);

    const { counters } = stage.spotify;
    counters.reset();
    for (let click = 0; click < COUNTED; click++) {
      at = (await pressOne(person, at, click, false)).card;
      await sleep(PAUSE_MS);
    }
    await calm(stage);
    const calls = counters.total();
    const paths = [...counters.paths()].map(([path, count]) => `${count} × ${path}`);
    console.log(`Calls for ${COUNTED} sorts: ${paths.join(', ')}`);

    const times: number[] = [];
    for (let click = 0; click < CLICKS; click++) {
      const pressed = await pressOne(person, at, click);
      times.push(pressed.ms);
      at = pressed.card;
      await sleep(PAUSE_MS);
    }
    const total = Number(/ of ([\d,]+)/.exec(at.text)?.[1]?.replaceAll(',', '') ?? 0);
    report(
      'sort',
      [
        { name: 'tracks', value: total, unit: '' },
        { name: 'clickP50Ms', value: quantile(times, 0.5), unit: 'ms' },
        { name: 'clickP99Ms', value: quantile(times, 0.99), unit: 'ms', goal: '< 50' },
        { name: 'clickMaxMs', value: quantile(times, 1), unit: 'ms' },
        { name: 'callsPer100Sorts', value: (calls * 100) / COUNTED, unit: 'calls' },
      ],
      json,
    );
  } finally {
    await stage.close();
  }
};

/** Presses a category, Trash or Skip in turns, now and then Undo. @returns the card that the message has become */
const pressOne = async (
  person: Person,
  card: MessageView,
  click: number,
  undo = true,
): Promise<{ readonly card: MessageView; readonly ms: number }> => {
  const isUndo = undo && click % UNDO_EVERY === UNDO_EVERY - 1;
  const labels = isUndo ? ['Undo'] : ['Warm-up', 'Peak time', 'After hours', 'Bin', 'Peak time'];
  const label = labels[click % labels.length] ?? 'Skip';
  const control = card.controls.find((one) => one.label.includes(label) && !one.disabled);
  if (control?.customId == null) throw new Error(`No button ${label} on the card:\n${card.text}`);
  const { ackMs, ack, message } = await person.click(card.id, control.customId);
  if (ack !== 'update' || message === null) throw new Error(`A click was answered with ${ack}.`);
  if (message.text.includes('nothing was sorted')) throw new Error(`A click was refused:\n${message.text}`);
  return { card: message, ms: ackMs };
};

const CALM_MS = 25_000;

/** Waits until Spotify was asked for nothing for longer than clicks are gathered. */
const calm = async ({ spotify }: Stage): Promise<void> => {
  let [calls, since] = [spotify.counters.total(), Date.now()];
  while (Date.now() - since < CALM_MS) {
    await sleep(500);
    if (spotify.counters.total() === calls) continue;
    [calls, since] = [spotify.counters.total(), Date.now()];
  }
};
