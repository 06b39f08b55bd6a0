import type { server as english } from '../en/server.ts';

export const server: typeof english = {
  emptied: 'Wer hier stand, zeigt den eigenen Namen auf diesem Server nicht mehr.',
};
