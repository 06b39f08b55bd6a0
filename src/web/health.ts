import type { FastifyInstance } from 'fastify';

/** What the health page asks. The service half answers itself by answering at all. */
export interface HealthChecks {
  /** Whether the database answers a question now. */
  database(): Promise<boolean>;
  /** How the bot half is, as far as this half can know. */
  bot(): Promise<'up' | 'down' | 'unknown'>;
}

/** `GET /health`: 200 while everything that is known works, else 503. For monitors and containers. */
export const registerHealth = (server: FastifyInstance, checks: HealthChecks): void => {
  server.get('/health', async (_, reply) => {
    const database = await checks.database().catch(() => false);
    const bot = await checks.bot().catch(() => 'unknown' as const);
    const ok = database && bot !== 'down';
    return reply.code(ok ? 200 : 503).send({ ok, database: database ? 'up' : 'down', service: 'up', bot });
  });
};
