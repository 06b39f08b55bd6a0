import type { Pictures } from '../../src/services/pictures/pictures.ts';

/** For what is not about pictures: none is ever ready. */
export const noPictures: Pictures = { make: async () => null };

/** Every picture is ready at once; nothing is drawn. */
export const quickPictures: Pictures = {
  make: async ({ name, alt }) => ({
    ...{ name, data: Buffer.from(name), contentType: 'image/png', description: alt },
  }),
};
