import { kit } from './en/kit.ts';

/** English. One file per family in `en/`; a sentence with facts is a function of them. */
export const en = {
  /** BCP 47, for dates, numbers and plurals. */
  locale: 'en',
  kit,
};
