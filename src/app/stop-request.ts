/** How often a process that npm started looks whether it is still wanted. */
const LOOK_MS = 500;

/**
 * Calls `stop` when somebody wants the process to end: SIGTERM, SIGINT, or a killed `npm start`. npm puts a shell
 * between itself and Segue, which dies of a signal without handing it on; that the shell is gone is the message then.
 * Signals that come twice (a terminal and npm both send them) do not cut the stop short: it is bounded by itself.
 */
export const onStopRequest = (
  environment: Readonly<Record<string, string | undefined>>,
  stop: () => void,
): void => {
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (environment['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, LOOK_MS);
  timer.unref();
};
