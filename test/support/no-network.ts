import { Socket } from 'node:net';

/**
 * No test may leave this machine: a socket to anything but loopback fails at once, whichever library opens it
 * (TLS sockets, undici and ws all end in Socket.connect).
 */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(\.\d{1,3}){3})$/i;

const connect = Socket.prototype.connect;
/** Files of tests may share a process: one guard is enough. */
const MARK = Symbol.for('segue.no-network');

const hostOf = (first: unknown, second: unknown): string => {
  if (Array.isArray(first)) return hostOf(first[0], first[1]);
  if (typeof first === 'number') return typeof second === 'string' ? second : 'localhost';
  if (typeof first !== 'object' || first === null) return 'localhost';
  if ('path' in first && typeof first.path === 'string') return 'localhost';
  return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
};

const guarded: typeof connect = function (this: Socket, ...args: unknown[]) {
  const host = hostOf(args[0], args[1]);
  if (!LOOPBACK.test(host)) throw new Error(`A test tried to reach ${host}: only loopback is allowed.`);
  return Reflect.apply(connect, this, args);
};
if (!Reflect.has(connect, MARK)) {
  Reflect.set(guarded, MARK, true);
  Socket.prototype.connect = guarded;
}
