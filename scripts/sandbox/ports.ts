import { createServer } from 'node:net';

/** `wanted` if nobody listens there, otherwise one that was free a moment ago. 0 asks for any. */
export const freePort = (wanted = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => {
      if (wanted === 0 || !isTaken(error)) reject(error);
      else resolve(freePort());
    });
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

const isTaken = (error: Error): boolean =>
  'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
