import { parentPort } from 'node:worker_threads';

/** A thread that cannot start, and says why. */
parentPort?.postMessage({ say: 'fatal', sentence: 'The port is taken.' });
process.exit(1);
