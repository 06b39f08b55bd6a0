import type { Pictures } from '../../src/services/pictures/pictures.ts';

/** For what is not about pictures: none is ever ready. */
export const noPictures: Pictures = { make: async () => null };
