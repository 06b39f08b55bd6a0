import type { SchemaKit } from '../sqlite/kit.ts';

/** What pictures are drawn with. */
export const definePictures = (k: SchemaKit) => {
  /** Covers by address: wanted ones, and small copies of those that came. As many as fit; the longest unused go. */
  const covers = k.table(
    'covers',
    {
      url: k.text().primaryKey(),
      /** Null: wanted, or there is none. */
      bytes: k.bytes(),
      /** When it is to be asked for; null: it is here, or nobody asks again. */
      askAt: k.time(),
      /** The last picture that wanted it, to the day. */
      usedAt: k.time().notNull(),
    },
    (t) => [k.index('covers_ask').on(t.askAt), k.index('covers_used').on(t.usedAt)],
  );
  return { covers };
};
