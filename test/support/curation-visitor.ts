import { curationFeatures } from '../../src/app/curation-cards.ts';
import { createReleaseImports } from '../../src/services/curation/release-file.ts';
import { createReleaseLinks } from '../../src/services/curation/release-links.ts';
import { createReviewQueue } from '../../src/services/curation/review-queue.ts';
import { createSourceShelf } from '../../src/services/sources/shelf.ts';
import { expectValidCommands } from './commands.ts';
import { openCuration } from './curation.ts';
import { ANNA, BEN } from './jobs.ts';
import { person } from './linking.ts';
import { menus } from './menus.ts';
import { noPictures } from './pictures.ts';
import { createVisitor, type Place } from './visitor.ts';

/** Anna, linked and with categories of a style, and Ben, at the commands of curation. */
export const openCurating = async (
  options: { readonly categories?: readonly string[]; readonly trash?: string; readonly place?: Place } = {},
) => {
  const world = await openCuration(options);
  const { store, clock, bench, joining } = world;
  const enqueue = bench.queue.enqueueIn;
  const features = curationFeatures({
    ...world,
    matchReview: createReviewQueue({ store, clock, arrived: joining.matched }),
    releaseImports: createReleaseImports({ store, enqueue }),
    releaseLinks: createReleaseLinks({ store, clock, publicUrl: 'https://segue.test' }),
    beatportLinks: { start: async () => ({ url: 'https://segue.test/beatport/x', expiresAt: clock.now() }) },
    operatorIds: [ANNA],
    pictures: noPictures,
    shelf: createSourceShelf({ store, clock, enqueue }),
  });
  expectValidCommands(features);
  const place = options.place ?? {};
  const anna = { ...person(1, 'Anna'), id: ANNA };
  return Object.assign(world, {
    features,
    menus: menus(features, clock),
    anna: createVisitor(features, clock, anna, place),
    /** The same person, elsewhere. */
    phone: createVisitor(features, clock, anna, { guildId: null }),
    ben: createVisitor(features, clock, { ...person(2, 'Ben'), id: BEN }, place),
  });
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** The same with a week of so many tracks begun. */
export const openWeek = async (
  count = 5,
  options: Parameters<typeof openCurating>[0] = {},
  found: (n: number) => boolean = () => true,
) => {
  const world = await openCurating(options);
  await world.publish(world.styleId, numbers(count), found);
  const periodId = await world.begin();
  return Object.assign(world, { periodId });
};
