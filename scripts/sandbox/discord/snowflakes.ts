const DISCORD_EPOCH = 1_420_070_400_000n;
const SEQUENCE_BITS = 22n;
const SEQUENCE_MASK = (1n << SEQUENCE_BITS) - 1n;

export interface Snowflakes {
  /** A new id that carries the present time of the world. Unique even when the clock goes back. */
  next(): string;
}

/** `now`: ms UTC, read for every id. */
export function createSnowflakes(now: () => number): Snowflakes {
  let sequence = 0n;
  return {
    next() {
      // A running number instead of one per millisecond: ids stay unique when the world's clock jumps back.
      sequence = (sequence + 1n) & SEQUENCE_MASK;
      return snowflake(now(), sequence);
    },
  };
}

/** A fixed id for a moment (ms UTC), for things that exist since before the world began. */
export function snowflake(ms: number, sequence: bigint): string {
  return (((BigInt(Math.trunc(ms)) - DISCORD_EPOCH) << SEQUENCE_BITS) | sequence).toString();
}

/** The moment (ms UTC) an id was made. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> SEQUENCE_BITS) + DISCORD_EPOCH);
}

const SNOWFLAKE = /^\d{17,19}$/;

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && SNOWFLAKE.test(value);
}
