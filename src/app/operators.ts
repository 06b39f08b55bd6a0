import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config.ts';
import { listBackups } from '../db/sqlite/backup.ts';
import type { Store } from '../db/store.ts';
import { channelId, memberId } from '../domain/ids.ts';
import type { Disk } from '../domain/operators/care.ts';
import { createAlertPlace } from '../services/operators/alert-place.ts';
import { type Alerts, createAlerts } from '../services/operators/alerts.ts';
import { createCare, type Machine } from '../services/operators/care.ts';
import { createDeadLetters } from '../services/operators/dead-letters.ts';
import { keptSilences, type ProviderHealth } from '../services/operators/health.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import { alertBody } from '../views/operators/alerts.ts';
import type { HalfSurroundings } from './half.ts';

type Surroundings = Pick<HalfSurroundings, 'config' | 'clock' | 'hints'>;

/** For whoever runs Segue: in both halves. */
export const createOperatorServices = (surroundings: Surroundings, { store }: { store: Store }) => {
  const { config, clock, hints } = surroundings;
  return {
    care: careOf(surroundings, store, () => keptSilences(store.read)),
    deadLetters: createDeadLetters({ store, clock, wake: hints.send }),
    alertPlace: createAlertPlace({ store, places: placesOf(config) }),
  };
};

export type OperatorServices = ReturnType<typeof createOperatorServices>;

/** The service half hears the providers, and warns. */
export const createAlertServices = (
  surroundings: Surroundings & Pick<HalfSurroundings, 'log'>,
  { store, health, outbox }: { store: Store; health: ProviderHealth; outbox: Pick<Outbox, 'post'> },
) => {
  const { config, clock, log } = surroundings;
  return createAlerts({
    log,
    store,
    clock,
    care: careOf(surroundings, store, health.silences),
    health,
    post: outbox.post,
    body: alertBody,
    places: placesOf(config),
    diskFreeBytes: config.alerts.diskFreeBytes,
  });
};

/** People who run Segue asked to be warned: also without background sync. */
export const alertWork = ({ alerts }: { alerts: Alerts }) => ({
  handlers: [],
  schedules: [],
  due: [{ name: 'alerts', always: true as const, run: alerts.look }],
});

const careOf = ({ config, clock }: Surroundings, store: Store, silences: ProviderHealth['silences']) =>
  createCare({
    store,
    clock,
    machine: machineOf(config),
    backups: { list: async () => listBackups(config.backups.dir) },
    scheduled: { backups: config.backups.cron !== null, background: config.backgroundSync },
    silences,
  });

const placesOf = ({ alerts, discord }: Pick<Config, 'alerts' | 'discord'>) => ({
  channelId: alerts.channelId === undefined ? null : channelId(alerts.channelId),
  operatorIds: discord.operatorIds.map(memberId),
});

const machineOf = ({ database, backups }: Pick<Config, 'database' | 'backups'>): Machine => ({
  files: async () => ({
    database: await sizeOf(database.path),
    journal: await sizeOf(`${database.path}-wal`),
  }),
  disk: async () => {
    // The folder of backups may not be there yet, and may be on another disk.
    const disks = await Promise.all([dirname(database.path), backups.dir].map(diskOf));
    const known = disks.filter((disk) => disk !== null);
    return known.sort((a, b) => a.free / a.total - b.free / b.total)[0] ?? null;
  },
});

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

const diskOf = async (folder: string): Promise<Disk | null> => {
  const found = await statfs(folder).catch(() => null);
  if (found === null || found.blocks === 0) return null;
  return { free: found.bavail * found.bsize, total: found.blocks * found.bsize };
};
