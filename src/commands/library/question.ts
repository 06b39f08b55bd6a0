import { ranges } from '../../domain/library/filter.ts';
import type { LibraryQuestion } from '../../services/library.ts';
import type { Options } from '../command.ts';

/** What the options of `/library` ask for. */
export const questionOf = (options: Options): LibraryQuestion => ({
  text: options.string('text'),
  artist: options.string('artist'),
  source: options.string('source'),
  added: {
    range: ranges.find((range) => range === options.string('added')) ?? null,
    after: options.string('added-after'),
    before: options.string('added-before'),
  },
});
