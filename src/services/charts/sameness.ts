import type { Standing } from '../../db/repositories/chart-sameness.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ChartEntity } from '../../domain/charts/chart.ts';
import { identityKeys } from '../../domain/charts/identify.ts';
import { type Memory, rememberAll } from '../../domain/charts/memory.ts';
import { given, joined, mayBeOne, type SameBy, takenBack } from '../../domain/charts/sameness.ts';
import type { ChartEntityId, ChartId } from '../../domain/ids.ts';

/**
 * Makes one of those that turned out to be one: who is known by the same id or words, or is the same recording or release
 * of Segue's, and never stood beside the other in a capture. The younger one becomes the older one. In the caller's
 * transaction. @returns how many it was made one with
 */
export const joinTwins = async (tx: Repositories, id: ChartEntityId, now: number): Promise<number> => {
  let joinedTwins = 0;
  for (;;) {
    const entity = await tx.chartEntities.find(id);
    const twin = entity === null ? null : await twinOf(tx, entity);
    if (entity === null || twin === null) return joinedTwins;
    const [stays, goes] = entity.id < twin.other.id ? [entity, twin.other] : [twin.other, entity];
    await join(tx, stays, goes, twin.by, now);
    joinedTwins += 1;
  }
};

/** The oldest other one that it is. */
const twinOf = async (
  tx: Repositories,
  entity: ChartEntity,
): Promise<{ readonly other: ChartEntity; readonly by: SameBy } | null> => {
  const ways = new Map<ChartEntityId, SameBy>();
  const keys = identityKeys(entity);
  const known = new Map(
    (await tx.chartEntities.known(entity.kind, [...keys.values()])).map((one) => [one.key, one.wholeId]),
  );
  const note = (id: ChartEntityId | undefined, by: SameBy): void => {
    if (id !== undefined && id !== entity.id && !ways.has(id)) ways.set(id, by);
  };
  for (const [by, key] of keys) if (by !== 'name') note(known.get(key), by);
  for (const id of await tx.chartSameness.alike(entity))
    note(id, entity.kind === 'track' ? 'recording' : 'release');
  note(known.get(keys.get('name') ?? ''), 'name');
  const others = await tx.chartEntities.byIds([...ways.keys()].sort((a, b) => a - b));
  for (const other of others.sort((a, b) => a.id - b.id)) {
    const by = ways.get(other.id) ?? 'name';
    if (!mayBeOne(entity, other, by)) continue;
    if (!(await tx.chartSameness.stoodTogether(entity.id, other.id))) return { other, by };
  }
  return null;
};

const join = async (
  tx: Repositories,
  stays: ChartEntity,
  goes: ChartEntity,
  by: SameBy,
  now: number,
): Promise<void> => {
  const { facts, gave } = given(stays, goes);
  for (const { chartId, ...memory } of await tx.chartMemory.ofEntity(goes.id)) {
    const own = (await tx.chartMemory.of(chartId, [stays.id])).get(stays.id);
    await tx.chartMemory.forget(chartId, goes.id);
    const captures = own === undefined ? [] : await sharedBy(tx, chartId, stays.id, goes.id);
    const one = own === undefined ? { ...memory, entityId: stays.id } : joined(own, memory, captures);
    await tx.chartMemory.remember(chartId, [one]);
  }
  await tx.chartSameness.join(goes.id, stays.id, { by, gave, at: now });
  if (gave.length > 0) await tx.chartEntities.set(stays.id, facts, now);
};

const sharedBy = async (tx: Repositories, chartId: ChartId, stays: ChartEntityId, goes: ChartEntityId) => {
  const stood = async (id: ChartEntityId): Promise<Set<number>> =>
    new Set(
      (await tx.chartSameness.standings(chartId, id)).flatMap((one) => (one.rank === null ? [] : [one.id])),
    );
  const [own, others] = [await stood(stays), await stood(goes)];
  const all = await tx.chartSameness.standings(chartId, stays);
  return all.map(({ id, capturedAt, week }) => ({
    ...{ id, capturedAt, week },
    stood: own.has(id) ? ('stays' as const) : others.has(id) ? ('goes' as const) : null,
  }));
};

/** Takes it back: what captures say was never changed, so everything is remembered anew from them. */
export const partTwin = async (tx: Repositories, id: ChartEntityId, now: number): Promise<void> => {
  const goes = await tx.chartSameness.find(id);
  const stays = goes?.sameAs == null ? null : await tx.chartSameness.find(goes.sameAs);
  if (goes === null || stays === null) return;
  const charts = await tx.chartMemory.ofEntity(stays.id);
  await tx.chartSameness.part(id, now);
  const back = takenBack(stays, goes, goes.gave ?? []);
  if (Object.keys(back).length > 0) await tx.chartEntities.set(stays.id, back, now);
  for (const { chartId } of charts) {
    for (const one of [stays.id, goes.id]) {
      await tx.chartMemory.forget(chartId, one);
      const memory = remembered(one, await tx.chartSameness.standings(chartId, one));
      if (memory !== null) await tx.chartMemory.remember(chartId, [memory]);
    }
  }
};

const remembered = (entityId: ChartEntityId, standings: readonly Standing[]): Memory | null =>
  rememberAll(
    standings.map(({ rank, ...moment }) => ({
      ...moment,
      places: rank === null ? [] : [{ entityId, rank }],
    })),
  ).get(entityId) ?? null;
