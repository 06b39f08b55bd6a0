import type { Command } from '../command.ts';
import { describe } from '../describe.ts';
import { attachment, category, place, style, sub, typed, week } from './options.ts';

const into = typed('into', { required: true, suggest: true });

export const stylesDefinition: Command['definition'] = {
  name: 'styles',
  ...describe((m) => m.curationCommand.styles),
  options: [
    sub('list', (m) => m.curationCommand.stylesSubs.list, []),
    sub('show', (m) => m.curationCommand.stylesSubs.show, [style]),
    sub('add', (m) => m.curationCommand.stylesSubs.add, [typed('name', { required: true })]),
  ],
};

export const categoriesDefinition: Command['definition'] = {
  name: 'categories',
  ...describe((m) => m.curationCommand.categories),
  options: [
    sub('list', (m) => m.curationCommand.categoriesSubs.list, [style]),
    sub('add', (m) => m.curationCommand.categoriesSubs.add, [
      style,
      typed('names', { required: true, max: 1_500 }),
      typed('trash'),
    ]),
    sub('rename', (m) => m.curationCommand.categoriesSubs.rename, [
      style,
      category,
      typed('name', { required: true }),
    ]),
    sub('reorder', (m) => m.curationCommand.categoriesSubs.reorder, [style, category, place('position')]),
    sub('merge', (m) => m.curationCommand.categoriesSubs.merge, [style, category, into]),
    sub('archive', (m) => m.curationCommand.categoriesSubs.archive, [style, category]),
  ],
};

export const releasesDefinition: Command['definition'] = {
  name: 'releases',
  ...describe((m) => m.curationCommand.releases),
  options: [
    sub('import', (m) => m.curationCommand.releasesSubs.import, [style, attachment('file'), week]),
    sub('review', (m) => m.curationCommand.releasesSubs.review, []),
    sub('login', (m) => m.curationCommand.releasesSubs.login, []),
  ],
};
