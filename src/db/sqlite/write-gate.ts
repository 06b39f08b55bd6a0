/**
 * A fair gate between the two writers of one process (the bot thread and the service thread). SQLite's own busy wait
 * sleeps while the other connection takes the lock again, so a small write beside a bulk writer starves for seconds;
 * with this gate it waits at most one transaction (docs/decisions/0003-write-gate.md has the measurements).
 */
export interface WriteGate {
  /** Waits for the turn; call what it returns when the transaction has ended. */
  acquire(): Promise<() => void>;
}

export type Half = 'bot' | 'service';

/** Shared memory for the gate; hand it to the worker thread. */
export const createGateMemory = (): SharedArrayBuffer => new SharedArrayBuffer(8);

const HOLDER = 0;
const BOT_WAITING = 1;
const FREE = 0;
const HOLDERS: Record<Half, number> = { bot: 1, service: 2 };
/** A wake-up can be missed only if the other thread died between two steps; then we look again after this. */
const LOOK_AGAIN_MS = 250;

/** One side's view of the gate. The bot goes first: a click waits for one transaction at most. */
export const createWriteGate = (memory: SharedArrayBuffer, half: Half): WriteGate => {
  const view = new Int32Array(memory);
  const me = HOLDERS[half];

  const release = (): void => {
    Atomics.store(view, HOLDER, FREE);
    Atomics.notify(view, HOLDER);
  };
  const changed = async (index: number, seen: number): Promise<void> => {
    const { value } = Atomics.waitAsync(view, index, seen, LOOK_AGAIN_MS);
    await value;
  };
  /** Null when it was free and is ours now; else who holds it. */
  const tryTake = (): number | null => {
    const holder = Atomics.compareExchange(view, HOLDER, FREE, me);
    return holder === FREE ? null : holder;
  };

  const acquireBot = async (): Promise<() => void> => {
    Atomics.add(view, BOT_WAITING, 1);
    try {
      for (let holder = tryTake(); holder !== null; holder = tryTake()) await changed(HOLDER, holder);
    } finally {
      Atomics.sub(view, BOT_WAITING, 1);
      Atomics.notify(view, BOT_WAITING);
    }
    return release;
  };
  const acquireService = async (): Promise<() => void> => {
    for (;;) {
      // Looked at before every try: the bot may have come while we waited.
      const waiting = Atomics.load(view, BOT_WAITING);
      if (waiting > 0) {
        await changed(BOT_WAITING, waiting);
        continue;
      }
      const holder = tryTake();
      if (holder === null) return release;
      await changed(HOLDER, holder);
    }
  };
  return { acquire: half === 'bot' ? acquireBot : acquireService };
};

/** Frees the gate after the thread of `half` died while it may have held it. */
export const freeGateOf = (memory: SharedArrayBuffer, half: Half): void => {
  const view = new Int32Array(memory);
  if (Atomics.compareExchange(view, HOLDER, HOLDERS[half], FREE) === HOLDERS[half])
    Atomics.notify(view, HOLDER);
};

/** For a process that holds only one half: SQLite's lock alone arbitrates. */
export const openGate: WriteGate = { acquire: async () => () => undefined };
