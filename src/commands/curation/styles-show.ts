import type { StyleId } from '../../domain/ids.ts';
import { styleView } from '../../views/curation/style.ts';
import { stylesView } from '../../views/curation/styles.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** Styles: all of them, and one. */
export const styleShows = ({
  styles,
  categories,
  shelf,
}: Pick<CurationFeatureDeps, 'styles' | 'categories' | 'shelf'>) => ({
  list: async ({ person, m }: Request, page: number): Promise<MessageView> => {
    const all = await styles.list(person.id);
    return stylesView({ styles: all, followed: await styles.followed(person.id), page }, person.id, m);
  },

  style: async ({ person, m }: Request, id: StyleId, said: string | null = null): Promise<MessageView> => {
    const style = await styles.find(person.id, id);
    const following = await styles.following(person.id, id);
    const count = (await categories.list(person.id, id)).length;
    const isFed = following.sources.includes('playlist');
    const feeds = isFed ? await shelf.suggest(person.id, '', 'chosen') : [];
    return styleView({ style, following, categories: count, feeds }, person.id, m, said);
  },
});

export type StyleShows = ReturnType<typeof styleShows>;
