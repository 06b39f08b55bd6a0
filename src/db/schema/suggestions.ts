import type { SuggestionModel } from '../../domain/curation/suggest/model.ts';
import type { MemberId, StyleId } from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';
import type { defineReleaseTracks } from './release-tracks.ts';

/** What was learned from how members sort. */
export const defineSuggestions = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { styles }: ReturnType<typeof defineReleaseTracks>,
) => {
  /** One per member and style; can be learned anew from the sorts at any time. */
  const suggestionModels = k.table(
    'suggestion_models',
    {
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      styleId: k
        .ref<StyleId>()
        .notNull()
        .references(() => styles.id, { onDelete: 'cascade' }),
      /** Grows with every change of the sorts. */
      noted: k.int().notNull(),
      /** When to learn, ms UTC; null: nothing has changed since. */
      dueAt: k.time(),
      /** Of the code that learned it; null until then, like all below. */
      version: k.int(),
      model: k.json<SuggestionModel>(),
      learnedAt: k.time(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.styleId] }),
      k.index('suggestion_models_due').on(t.dueAt),
      k.index('suggestion_models_style').on(t.styleId),
    ],
  );
  return { suggestionModels };
};
