/**
 * Loaded with `--import` before Segue in the sandbox: moves the wall clock of that process and of its threads when the
 * sandbox says so. Segue itself does not know. Timers keep real time; only what the time *is* changes.
 */
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

let offset = Number(process.env['SANDBOX_CLOCK_OFFSET_MS'] ?? '0');
const RealDate = Date;
const now = (): number => RealDate.now() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

const channel = new BroadcastChannel('sandbox-clock');
const move = (to: unknown): void => {
  if (typeof to !== 'number') return;
  offset = to;
  // Threads started later read the environment.
  process.env['SANDBOX_CLOCK_OFFSET_MS'] = String(to);
};
channel.onmessage = (event) => move(Reflect.get(Object(event), 'data'));
channel.unref();

if (isMainThread && process.channel !== undefined) {
  process.on('message', (message) => {
    const to: unknown = Reflect.get(Object(message), 'sandboxClockOffsetMs');
    if (typeof to !== 'number') return;
    move(to);
    channel.postMessage(to);
    process.send?.({ sandboxClockMoved: to });
  });
  // The sandbox is gone, however it ended: nobody would ever stop this process.
  process.on('disconnect', () => process.exit(0));
  process.channel?.unref();
}
