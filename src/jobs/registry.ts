import type { JobHandler } from './job.ts';

/** Handlers by kind. */
export type Registry = ReadonlyMap<string, JobHandler>;

/**
 * The start-up check: every kind has exactly one handler.
 * @param enqueued kinds that something in Segue is known to enqueue (schedules, steps, services)
 * @throws {Error} naming every kind with two handlers and every enqueued kind with none: Segue does not start like that.
 */
export const createRegistry = (handlers: readonly JobHandler[], enqueued: readonly string[]): Registry => {
  const registry = new Map(handlers.map((handler) => [handler.kind, handler]));
  const twice = [...registry.keys()].filter(
    (kind) => handlers.filter((handler) => handler.kind === kind).length > 1,
  );
  const none = [...new Set(enqueued)].filter((kind) => !registry.has(kind));
  const problems = [
    ...twice.map((kind) => `the job kind "${kind}" has more than one handler`),
    ...none.map((kind) => `the job kind "${kind}" is enqueued and has no handler`),
  ];
  if (problems.length > 0) throw new Error(`Segue cannot start: ${problems.join('; ')}.`);
  return registry;
};
