import { parentPort } from 'node:worker_threads';

/** A thread that answers one question, and no other. */
parentPort?.on('message', (message: { say: string; question?: number }) => {
  if (message.say === 'stop') process.exit(0);
  if (message.say !== 'measure' || message.question !== 1) return;
  const families = [{ name: 'segue_x', type: 'gauge', help: 'X.', samples: [] }];
  parentPort?.postMessage({ say: 'measured', question: message.question, families });
});
parentPort?.postMessage({ say: 'ready' });
